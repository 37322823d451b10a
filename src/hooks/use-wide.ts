import { useEffect, useState } from 'react'

const QUERY = '(min-width: 1024px)'
const CAN_ASK = process.env.TARO_ENV === 'h5' && typeof matchMedia === 'function'

/** A desk rather than a phone: the browser from 1024 px on. Never in WeChat. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => CAN_ASK && matchMedia(QUERY).matches)
  useEffect(() => {
    if (!CAN_ASK) return undefined
    const list = matchMedia(QUERY)
    const look = () => setWide(list.matches)
    look()
    // Safari 12 and 13 know only the old names.
    list.addListener(look)
    return () => list.removeListener(look)
  }, [])
  return wide
}
