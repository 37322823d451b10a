import { useEffect, useState } from 'react'
import type { PlannedOrderView } from '@core/contract/dispatch'
import type { BulkLine } from '@/components/bulk-result'
import { say } from '@/hooks/notice'
import { noteSeen } from '@/hooks/queue-counts'
import { goBack } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useBulk } from '@/hooks/use-bulk'
import { useHold } from '@/hooks/use-live'
import { withdrawal } from '@/hooks/withdrawal'
import { type Choice, type Choices, choiceOf, isChanged, itemsOf, lotsOf, type Person, peopleOf } from './plan'
import { changedWords } from './changed-words'
import { useHeld } from './use-held'

/** So many come in one plan. */
const PLAN_MAX = 300

/** The plan of the moment while it is being decided about: what was changed, left for later, and sent. */
export function usePlan(wanted: readonly string[]) {
  const query = useApi('orders', 'plan', { as: 'staff', ...(wanted.length > 0 ? { orderIds: wanted.slice(0, PLAN_MAX) } : {}) })
  const [changes, setChanges] = useState<Choices>({})
  const [found, setFound] = useState<readonly Person[]>([])
  const [changing, setChanging] = useState<string>()
  const [asking, setAsking] = useState(false)
  const [sent, setSent] = useState<readonly BulkLine[]>([])
  const bulk = useBulk(() => undefined)
  const held = useHeld(query, Object.keys(changes).length > 0)
  // What is being decided is not moved away under the hand.
  useHold(Object.keys(changes).length > 0 || held.own.length > 0 || changing !== undefined || asking)

  const choices: Choices = { ...changes, ...Object.fromEntries(held.own.map(({ orderId }) => [orderId, 'none' as const])) }
  const all = query.data?.orders ?? []
  const orders = all.filter(({ orderId }) => !held.own.some((each) => each.orderId === orderId))
  const items = itemsOf(orders, choices)
  // Without a choice of orders it holds all that wait.
  const whole = query.data && wanted.length === 0 && query.data.beyond === undefined ? query.data : undefined
  useEffect(() => {
    if (whole) noteSeen('toDispatch', [...whole.orders, ...(whole.held ?? [])].filter(({ queue }) => queue === 'toDispatch').length, whole.now)
  }, [whole])

  const leave = (lines: readonly BulkLine[]) => {
    const ids = lines.filter(({ ok }) => ok).map(({ orderId }) => orderId)
    if (ids.length > 0) say(`已派出 ${ids.length} 单，等党员回答`, { label: '全部收回', run: withdrawal(ids) }, { about: ids })
    void goBack()
  }
  const send = async () => {
    let lines = sent
    // Cut off in between, the next tap goes on where this one stopped.
    for (const lot of lotsOf(items.filter(({ orderId }) => !sent.some((line) => line.orderId === orderId)))) {
      const more = await bulk.dispatch(lot, orders.map(({ orderId, title, queue }) => ({ id: orderId, title, queue })), query.data?.plan)
      if (!more) return
      lines = [...lines, ...more]
      setSent(lines)
    }
    setAsking(false)
    if (lines.every(({ ok }) => ok)) leave(lines)
  }
  const open = orders.find(({ orderId }) => orderId === changing)
  return {
    query, orders, items, found, held, bulk, asking, setAsking, send, leave, sent,
    failed: sent.some(({ ok }) => !ok) && !asking,
    open, changing: setChanging,
    elsewhere: new Set(orders.flatMap((order) => { const choice = choiceOf(choices, order); return order.orderId === changing || typeof choice === 'string' ? [] : choice })),
    changed: all.filter((order) => isChanged(choices, order)).length,
    words: query.data === undefined ? { worse: [], points: '' } : changedWords(query.data, choices, found),
    back: () => setChanges({}),
    choiceOf: (order: PlannedOrderView) => choiceOf(choices, order),
    isChanged: (order: PlannedOrderView) => isChanged(choices, order),
    peopleOf: (order: PlannedOrderView) => peopleOf(order, choiceOf(choices, order), found),
    hold: async (order: PlannedOrderView, until: number) => {
      if (await held.hold(order, until)) setChanging(undefined)
    },
    choose: (orderId: string, choice: Choice, people: readonly Person[]) => {
      setFound(people)
      setChanges((old) => ({ ...old, [orderId]: choice }))
      setChanging(undefined)
    },
  }
}
