import { useRef, useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import type { OrderDetail } from '@core/contract/order-views'
import { say } from './notice'
import { noteMove, queueOf } from './queue-counts'
import { useHold } from './use-live'
import { useApi, useApiSubmit } from './use-api'
import type { Query } from './use-query'
import { withdrawal } from './withdrawal'

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

/** “12” finds 党员 12 号 by its number, as the server looks: a label that contains it. The sentence afterwards names the order: wherever it is read, another may stand there. */
export function useDispatch(orderId: string | undefined, onDone: () => unknown, order?: Pick<OrderDetail, 'title' | 'state' | 'back'>): Dispatch {
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
    const receipt = orderId && (await submit.run({ as: 'staff', orderId, ...(candidates.data ? { version: candidates.data.version } : {}), ...to }))
    if (!orderId || !receipt) return
    if (order) noteMove(queueOf(order), receipt)
    setChosen(undefined)
    setQuery('')
    const whom = to.pool ? '已放到抢单池' : `已邀请${namesOf(to.memberIds ?? []).join('、')}`
    say(order ? `“${order.title}”${whom}` : whom, { label: '收回', run: withdrawal([orderId]) }, { about: [orderId] })
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
