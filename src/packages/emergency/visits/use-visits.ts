import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { OpenedList } from '@core/contract/emergency'
import { say } from '@/hooks/notice'
import { useApiSubmit } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'

/** A list that is opened once by a look of its own (each is on record), and again after what was done to it. */
export function useVisits(listId: string | undefined) {
  const { me, role } = useViewer()
  const as = role === 'staff' ? ('staff' as const) : ('member' as const)
  // Who looks has to be known first: a look is written down.
  const known = me !== undefined
  const [list, setList] = useState<OpenedList>()
  const opening = useApiSubmit('emergency', 'openVisits', { onDone: setList })
  const look = () => void (listId !== undefined && opening.run({ as, listId }))
  const first = useRef(look)
  first.current = look
  useEffect(() => { if (known) first.current() }, [listId, known])
  const again = { onStale: look }
  const marking = useApiSubmit('emergency', 'markVisit', { ...again, onDone: look })
  const ordering = useApiSubmit('emergency', 'orderVisit', { ...again, onDone: () => { say('转成一单了，社区马上安排'); look() } })
  const assigning = useApiSubmit('emergency', 'assignVisits', { ...again, onDone: () => { say('派好了，本人知道了'); look() } })
  const removing = useApiSubmit('emergency', 'removeVisit', { ...again, onDone: look })
  const own = { as, listId: listId ?? '' }
  const busy = [marking, ordering, assigning, removing].some((each) => each.busy)
  return {
    as, list, query: { data: list, error: opening.error, loading: opening.busy, reload: look }, busy,
    error: [marking, ordering, assigning, removing].find((each) => each.error !== undefined)?.error?.message,
    mark: (input: Omit<InputOf<'emergency', 'markVisit'>, 'as' | 'listId'>) => marking.run({ ...own, ...input }),
    order: (entryId: string) => void ordering.run({ ...own, entryId }),
    assign: (memberIds: readonly string[]) => assigning.run({ as: 'staff', listId: own.listId, memberIds: [...memberIds] }),
    remove: (entryId: string) => void removing.run({ as: 'staff', listId: own.listId, entryId }),
  }
}
export type VisitsControl = ReturnType<typeof useVisits>
