import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'

/** A page that has not come by then will not: the tile can be tapped anew. */
const GIVE_UP_MS = 10_000

/** Which of several ways onwards was tapped: it shows at once, while a slow network still fetches what it leads to. */
export function useTapped(): readonly [string | undefined, (key: string) => void] {
  const [tapped, setTapped] = useState<string>()
  const clear = useCallback(() => setTapped(undefined), [])
  useDidShow(clear)
  useDidHide(clear)
  useEffect(() => {
    if (tapped === undefined) return undefined
    const timer = setTimeout(clear, GIVE_UP_MS)
    return () => clearTimeout(timer)
  }, [tapped, clear])
  return [tapped, setTapped]
}
