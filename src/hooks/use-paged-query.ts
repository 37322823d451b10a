import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type CallError, toCallError } from '@/services/call-error'
import { useLatest } from './use-latest'
import { type Looked, sameAnswer, useLive } from './use-live'
import { usePageRefresh } from './use-page-refresh'
import type { Query, QueryOptions } from './use-query'

export interface Page<T> {
  readonly items: readonly T[]
  /** The server's cursor for what follows; none at the end. */
  readonly next?: string
  /** The server's time of the reading. */
  readonly now?: number
}

export interface PagedQuery<T> extends Query<readonly T[]> {
  readonly hasMore: boolean
  /** The server's time when the first page was read. */
  readonly readAt?: number
  readonly loadingMore: boolean
  readonly moreError?: CallError
  /** Fetches the next page; after a failure, the same one again. */
  readonly more: () => Promise<void>
}

interface Slot<T> {
  readonly key: string | null
  readonly items?: readonly T[]
  readonly next?: string
  readonly now?: number
  /** How many pages make up `items`. */
  readonly pages?: number
  readonly error?: CallError
  readonly moreError?: CallError
  readonly loading: boolean
  readonly loadingMore: boolean
}

const empty = (key: string | null) => ({ key, loading: key !== null, loadingMore: false })

/** While one reads, orders move: the next page may bring one that is already shown. The newer one counts. */
function joined<T>(shown: readonly T[], added: readonly T[], idOf: (item: T) => string): readonly T[] {
  const fresh = new Map(added.map((item) => [idOf(item), item]))
  const kept = shown.map((item) => fresh.get(idOf(item)) ?? item)
  const known = new Set(shown.map(idOf))
  return [...kept, ...[...fresh.values()].filter((item) => !known.has(idOf(item)))]
}

/** Who has read on this far is shown the first pages anew, not all of them. */
const MOST_PAGES = 5

/** As many pages as are on the screen: fetched anew, the list keeps its length and nobody loses their place. */
async function readPages<T>(load: (cursor?: string) => Promise<Page<T>>, pages: number, idOf: (item: T) => string) {
  const first = await load()
  let { items, next } = first
  let read = 1
  items = joined([], items, idOf)
  for (; next !== undefined && read < Math.min(pages, MOST_PAGES); read += 1) {
    const page = await load(next)
    items = joined(items, page.items, idOf)
    next = page.next
  }
  return { items, next, now: first.now, pages: read }
}

/** A list by pages: `load` is given the server's cursor. Reads on at the bottom of the page. */
export function usePagedQuery<T>(key: string | null, load: (cursor?: string) => Promise<Page<T>>, idOf: (item: T) => string, { live = false }: QueryOptions = {}): PagedQuery<T> {
  const [slot, setSlot] = useState<Slot<T>>(() => empty(key))
  const turn = useRef(0)
  const busy = useRef(false)
  const busyMore = useRef(false)
  const latest = useLatest({ load, idOf, slot })

  const read = useCallback(() => {
    const { load: ask, idOf: name, slot: shown } = latest.current
    return readPages(ask, shown.key === key ? (shown.pages ?? 1) : 1, name)
  }, [key, latest])

  const reload = useCallback(async () => {
    if (key === null) return
    const mine = ++turn.current
    busy.current = true
    busyMore.current = false
    setSlot((old) => ({ ...(old.key === key ? old : empty(key)), loading: true, loadingMore: false }))
    try {
      const fresh = await read()
      if (mine === turn.current) setSlot({ ...empty(key), ...fresh, loading: false })
    } catch (thrown) {
      if (mine === turn.current) setSlot((old) => ({ ...old, error: toCallError(thrown), loading: false }))
    } finally {
      if (mine === turn.current) busy.current = false
    }
  }, [key, read])

  const more = useCallback(async () => {
    const { slot: shown } = latest.current
    if (shown.key !== key || !shown.next || busy.current || busyMore.current) return
    const mine = turn.current
    busyMore.current = true
    setSlot((old) => ({ ...old, loadingMore: true, moreError: undefined }))
    try {
      const { items, next } = await latest.current.load(shown.next)
      if (mine === turn.current) setSlot((old) => ({ ...old, items: joined(old.items ?? [], items, latest.current.idOf), next, pages: (old.pages ?? 1) + 1, loadingMore: false }))
    } catch (thrown) {
      if (mine === turn.current) setSlot((old) => ({ ...old, moreError: toCallError(thrown), loadingMore: false }))
    } finally {
      if (mine === turn.current) busyMore.current = false
    }
  }, [key, latest])

  /** Without a sign of it; what was read on meanwhile counts more than this. */
  const look = useCallback(async (): Promise<Looked> => {
    const before = latest.current.slot
    if (busy.current || busyMore.current || (before.pages ?? 1) > MOST_PAGES) return 'skipped'
    const mine = turn.current
    try {
      const fresh = await read()
      const { slot: shown } = latest.current
      if (mine !== turn.current || busyMore.current || shown.items !== before.items) return 'skipped'
      const same = sameAnswer(shown.items, fresh.items)
      if (!same || shown.error || shown.next !== fresh.next) setSlot({ ...empty(key), ...fresh, loading: false })
      return same ? 'same' : 'changed'
    } catch {
      return 'failed'
    }
  }, [key, latest, read])

  useEffect(() => {
    void reload()
    return () => {
      turn.current += 1
      busy.current = false
    }
  }, [reload])
  usePageRefresh(reload, () => busy.current)
  useLive(look, live && key !== null)
  useReachBottom(() => void more())

  const current = slot.key === key ? slot : empty(key)
  const { items: data, error, loading, loadingMore, moreError, now: readAt } = current as Slot<T>
  return { data, error, loading, reload, hasMore: Boolean((current as Slot<T>).next), readAt, loadingMore, moreError, more }
}
