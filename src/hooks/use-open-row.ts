import { useCallback, useEffect, useState } from 'react'

export interface OpenRow {
  readonly id?: string
  readonly open: (id: string | undefined) => void
  /** After something was done with it: the row now first, if this one has left the list. */
  readonly moveOn: () => void
}

/**
 * Which row of a desk stands open. A list that moves by itself does not change it: what a colleague took out of the queue
 * stays under the hands, and shows who has it now, until another is chosen or something was done here.
 */
export function useOpenRow(ids: readonly string[]): OpenRow {
  const [chosen, setChosen] = useState<string>()
  const [leaving, setLeaving] = useState(false)
  const first = ids[0]

  useEffect(() => {
    if (leaving) setLeaving(false)
    setChosen((old) => (old === undefined || (leaving && !ids.includes(old)) ? first : old))
  }, [ids, first, leaving])

  return { id: chosen ?? first, open: setChosen, moveOn: useCallback(() => setLeaving(true), []) }
}
