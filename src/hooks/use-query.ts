import { useCallback, useEffect, useRef, useState } from 'react'
import { type CallError, toCallError } from '@/services/call-error'
import { useLatest } from './use-latest'
import { type Looked, sameAnswer, useLive } from './use-live'
import { usePageRefresh } from './use-page-refresh'

export interface Query<T> {
  readonly data: T | undefined
  /** Why the last attempt failed; what came before it stays in `data`. */
  readonly error?: CallError
  /** An attempt is under way. */
  readonly loading: boolean
  readonly reload: () => Promise<void>
}

export interface QueryOptions {
  /** Others change it too: looked at again by itself while the page is in view. */
  readonly live?: boolean
}

interface Slot<T> {
  readonly key: string | null
  readonly data?: T
  readonly error?: CallError
  readonly loading: boolean
}

/**
 * What `key` names, fetched by `load`, kept while it is fetched anew. Another key starts empty; `null` waits.
 * Only the answer to the newest question is taken: an older one that comes late is dropped.
 */
export function useQuery<T>(key: string | null, load: () => Promise<T>, { live = false }: QueryOptions = {}): Query<T> {
  const [slot, setSlot] = useState<Slot<T>>({ key, loading: key !== null })
  const turn = useRef(0)
  const busy = useRef(false)
  const latest = useLatest({ load, slot })

  const reload = useCallback(async () => {
    if (key === null) return
    const mine = ++turn.current
    busy.current = true
    setSlot((old) => (old.key === key ? { ...old, loading: true } : { key, loading: true }))
    try {
      const data = await latest.current.load()
      if (mine === turn.current) setSlot({ key, data, loading: false })
    } catch (thrown) {
      if (mine === turn.current) setSlot((old) => ({ ...old, error: toCallError(thrown), loading: false }))
    } finally {
      if (mine === turn.current) busy.current = false
    }
  }, [key, latest])

  /** Without a sign of it: what is shown stays when it fails, and is drawn anew only when it differs. */
  const look = useCallback(async (): Promise<Looked> => {
    if (busy.current) return 'skipped'
    const mine = turn.current
    try {
      const data = await latest.current.load()
      if (mine !== turn.current) return 'skipped'
      const { slot: shown } = latest.current
      const same = sameAnswer(shown.data, data)
      if (!same || shown.error) setSlot({ key, data, loading: false })
      return same ? 'same' : 'changed'
    } catch {
      return 'failed'
    }
  }, [key, latest])

  useEffect(() => {
    void reload()
    return () => {
      turn.current += 1
      busy.current = false
    }
  }, [reload])
  usePageRefresh(reload, () => busy.current)
  useLive(look, live && key !== null)

  const current = slot.key === key ? slot : { key, loading: key !== null }
  return { data: current.data, error: current.error, loading: current.loading, reload }
}
