import { useCallback, useEffect, useRef, useState } from 'react'

export interface OpenRow {
  readonly id?: string
  readonly open: (id: string | undefined) => void
  /** After something was done with it: the row that came after it, if this one has left the list. */
  readonly moveOn: () => void
}

const NONE: readonly string[] = []

/** The nearest one still there, looked for downwards as the eye does; where none is left below, upwards. */
function nextTo(gone: string, before: readonly string[], ids: readonly string[]): string | undefined {
  const place = before.indexOf(gone)
  if (place < 0) return ids[0]
  const nearest = [...before.slice(place + 1), ...before.slice(0, place).reverse()]
  return nearest.find((id) => ids.includes(id)) ?? ids[0]
}

/**
 * Which row of a desk stands open. A list that moves by itself does not change it: what a colleague took out of the queue
 * stays under the hands, and shows who has it now, until another is chosen or something was done here.
 */
export function useOpenRow(ids: readonly string[]): OpenRow {
  const [chosen, setChosen] = useState<string>()
  const [leaving, setLeaving] = useState(false)
  // The list as it last stood around the open row: where it was, when it is gone.
  const around = useRef(NONE)
  const first = ids[0]
  const id = chosen ?? first

  useEffect(() => {
    if (leaving) setLeaving(false)
    const before = around.current
    setChosen((old) => (old === undefined ? first : leaving && !ids.includes(old) ? nextTo(old, before, ids) : old))
  }, [ids, first, leaving])
  useEffect(() => {
    if (id !== undefined && ids.includes(id)) around.current = ids
  }, [ids, id])

  return { id, open: setChosen, moveOn: useCallback(() => setLeaving(true), []) }
}
