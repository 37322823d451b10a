import { useRef } from 'react'

/** The newest value, for callbacks that must not change when it does. */
export function useLatest<T>(value: T) {
  const ref = useRef(value)
  ref.current = value
  return ref
}
