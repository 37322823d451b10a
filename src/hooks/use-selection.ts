import { useCallback, useMemo, useRef, useState } from 'react'

export interface Selection {
  /** In the order of the list; only what the list still shows. */
  readonly ids: readonly string[]
  readonly has: (id: string) => boolean
  /** Ticks or unticks one; with `range`, everything from the last ticked one to this. */
  readonly toggle: (id: string, range?: boolean) => void
  readonly all: () => void
  readonly clear: () => void
}

/** Which rows of a list are ticked. What has left the list is no longer chosen, so nothing unseen is acted upon. */
export function useSelection(shown: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>(undefined)
  const ids = useMemo(() => shown.filter((id) => chosen.has(id)), [shown, chosen])

  const toggle = useCallback((id: string, range = false) => {
    const from = anchor.current === undefined ? -1 : shown.indexOf(anchor.current)
    const to = shown.indexOf(id)
    anchor.current = id
    setChosen((old) => {
      const next = new Set(old)
      if (range && from >= 0 && to >= 0) shown.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((each) => next.add(each))
      else if (!next.delete(id)) next.add(id)
      return next
    })
  }, [shown])
  const all = useCallback(() => setChosen(new Set(shown)), [shown])
  const clear = useCallback(() => {
    anchor.current = undefined
    setChosen(new Set())
  }, [])

  return { ids, has: (id) => chosen.has(id), toggle, all, clear }
}
