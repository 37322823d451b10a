import { useCallback, useEffect, useRef, useState } from 'react'
import { draftKey, dropDraft, isNobodys, readDraft, writeDraft } from '@/services/drafts'
import { subscribeSession } from '@/services/session'
import { useLatest } from './use-latest'

const WRITE_AFTER_MS = 400

function read<T extends object>(key: string, initial: T): T {
  const stored = readDraft<T>(key)
  return stored ? { ...initial, ...stored } : initial
}

export interface Draft<T> {
  readonly value: T
  /** There was something to go on with. */
  readonly restored: boolean
  readonly change: (change: Partial<T>) => void
  /** When the person starts anew. */
  readonly clear: () => void
  /** After it was sent: nothing is kept for the next time, and what was sent stays on the screen until it is left. */
  readonly forget: () => void
}

/** A form that survives a call, a lost network and a closed app. `initial` should be a constant. */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const [firstKey] = useState(() => draftKey(name))
  const key = useRef(firstKey)
  const first = useRef(initial)
  const [value, setValue] = useState<T>(() => read(firstKey, initial))
  const [restored, setRestored] = useState(() => value !== initial)
  const pending = useRef<{ readonly value: T; readonly timer: ReturnType<typeof setTimeout> }>(undefined)

  const flush = useCallback(() => {
    if (!pending.current) return
    clearTimeout(pending.current.timer)
    writeDraft(key.current, pending.current.value)
    pending.current = undefined
  }, [])
  useEffect(() => flush, [flush])

  // Opened before it was known who this is: what was typed meanwhile becomes theirs; an untouched form finds what they left.
  const latest = useLatest(value)
  useEffect(() => {
    const adopt = () => {
      const own = draftKey(name)
      if (!isNobodys(key.current) || isNobodys(own)) return
      dropDraft(key.current)
      key.current = own
      if (latest.current !== first.current) return writeDraft(own, latest.current)
      const kept = read(own, first.current)
      setValue(kept)
      setRestored(kept !== first.current)
    }
    adopt()
    return subscribeSession(adopt)
  }, [name, latest])

  const change = useCallback((part: Partial<T>) => {
    setValue((old) => {
      const value = { ...old, ...part }
      if (pending.current) clearTimeout(pending.current.timer)
      pending.current = { value, timer: setTimeout(flush, WRITE_AFTER_MS) }
      return value
    })
  }, [flush])

  const forget = useCallback(() => {
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = undefined
    dropDraft(key.current)
  }, [])
  const clear = useCallback(() => {
    forget()
    setRestored(false)
    setValue(first.current)
  }, [forget])

  return { value, restored, change, clear, forget }
}
