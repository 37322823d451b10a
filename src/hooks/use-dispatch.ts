import { useRef, useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import { call } from '@/services/call'
import { toCallError } from '@/services/call-error'
import { newRequestId } from '@/services/request-id'
import { say } from './notice'
import { useHold } from './use-live'
import { refreshShown } from './use-page-refresh'
import { useApi, useApiSubmit } from './use-api'
import type { Query } from './use-query'

export interface Dispatch {
  readonly candidates: Query<OutputOf<'orders', 'candidates'>>
  readonly query: string
  readonly search: (query: string) => void
  /** Ticked, when several are to be asked at once; undefined while one is enough. */
  readonly chosen?: readonly string[]
  /** The ticked ones by their labels, also those whom the search no longer shows. */
  readonly names: readonly string[]
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
  useHold(wanted !== '' || chosen !== undefined)
  const candidates = useApi('orders', 'candidates', orderId ? { as: 'staff', orderId, ...(wanted ? { query: wanted } : {}) } : null)
  const submit = useApiSubmit('orders', 'dispatch', { onStale: () => void candidates.reload() })
  const seen = useRef(new Map<string, string>())
  candidates.data?.items.forEach(({ memberId, label }) => seen.current.set(memberId, label))
  const namesOf = (ids: readonly string[]) => ids.map((id) => seen.current.get(id) ?? '一位党员')

  const send: Dispatch['send'] = async (to) => {
    if (!orderId || !(await submit.run({ as: 'staff', orderId, ...to }))) return
    setChosen(undefined)
    setQuery('')
    const whom = to.pool ? '已放到抢单池' : `已邀请${namesOf(to.memberIds ?? []).join('、')}`
    say(whom, { label: '收回', run: withdrawal(orderId) })
    void onDone()
  }
  return {
    candidates,
    query,
    search: setQuery,
    chosen,
    names: namesOf(chosen ?? []),
    several: (on) => setChosen(on ? [] : undefined),
    toggle: (memberId) => setChosen((old = []) => (old.includes(memberId) ? old.filter((each) => each !== memberId) : [...old, memberId])),
    send: (to) => void send(to),
    busy: submit.busy,
    sendingTo: submit.sending?.memberIds?.length === 1 ? submit.sending.memberIds[0] : undefined,
    error: submit.error?.message,
  }
}

/** Takes the offers back, once, wherever the person is by then; what is on the screen is fetched anew. */
function withdrawal(orderId: string): () => Promise<void> {
  const requestId = newRequestId()
  let busy = false
  return async () => {
    if (busy) return
    busy = true
    try {
      await call('orders', 'withdrawOffer', { as: 'staff', orderId }, { requestId })
      say('已收回，这一单回到待派单')
    } catch (thrown) {
      say(`没有收回：${toCallError(thrown).message}`, undefined, 'wrong')
    }
    refreshShown()
  }
}
