import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'

export interface Opening {
  /** On the way: on a slow network the next page takes seconds, and this one stays as it was sent. */
  readonly opening: boolean
  readonly open: (url: string) => Promise<void>
  /** It did not open: where to, so that the next tap opens it instead of sending the form a second time. */
  readonly missed: () => string | undefined
}

/** From a form that was sent to what became of it, in the form's own place. */
export function useOpening(): Opening {
  const [opening, setOpening] = useState(false)
  const target = useRef<string>(undefined)

  const open = async (url: string) => {
    target.current = url
    setOpening(true)
    try {
      await Taro.redirectTo({ url })
    } catch {
      setOpening(false)
    }
  }
  return { opening, open, missed: () => target.current }
}
