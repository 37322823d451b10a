import { useState } from 'react'
import { useApi, useApiSubmit } from './use-api'
import type { Query } from './use-query'
import type { OutputOf } from '@core/contract/api'

export interface Dispatch {
  readonly candidates: Query<OutputOf<'orders', 'candidates'>>
  readonly query: string
  readonly search: (query: string) => void
  /** Ticked, when several are to be asked at once; undefined while one is enough. */
  readonly chosen?: readonly string[]
  readonly several: (on: boolean) => void
  readonly toggle: (memberId: string) => void
  readonly send: (to: { readonly memberIds?: string[]; readonly pool?: true }) => void
  readonly busy: boolean
  /** The one member it is being sent to, so that the right button turns. */
  readonly sendingTo?: string
  readonly error?: string
}

/** “12” finds 党员 12 号 by its number, as the server looks: a label that contains it. */
export function useDispatch(orderId: string | undefined, onDone: () => unknown): Dispatch {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>()
  const wanted = query.trim()
  const candidates = useApi('orders', 'candidates', orderId ? { as: 'staff', orderId, ...(wanted ? { query: wanted } : {}) } : null)
  const submit = useApiSubmit('orders', 'dispatch', {
    onDone: () => {
      setChosen(undefined)
      setQuery('')
      void onDone()
    },
    onStale: () => void candidates.reload(),
  })
  return {
    candidates,
    query,
    search: setQuery,
    chosen,
    several: (on) => setChosen(on ? [] : undefined),
    toggle: (memberId) => setChosen((old = []) => (old.includes(memberId) ? old.filter((each) => each !== memberId) : [...old, memberId])),
    send: (to) => {
      if (orderId) void submit.run({ as: 'staff', orderId, ...to })
    },
    busy: submit.busy,
    sendingTo: submit.sending?.memberIds?.length === 1 ? submit.sending.memberIds[0] : undefined,
    error: submit.error?.message,
  }
}

