import type { PlannedOrderView } from '@core/contract/dispatch'
import type { DispatchItem } from '@/hooks/use-bulk'

/** What becomes of one order of the plan: these are asked, the pool is, or nobody yet. */
export type Choice = readonly string[] | 'pool' | 'none'

export type Choices = Readonly<Record<string, Choice>>

/** As it was proposed. Half a team is not sent before somebody decides. */
export const proposedOf = ({ state, seats }: Pick<PlannedOrderView, 'state' | 'seats'>): Choice => (state === 'complete' ? seats.map(({ memberId }) => memberId) : 'none')

export const choiceOf = (choices: Choices, order: PlannedOrderView): Choice => choices[order.orderId] ?? proposedOf(order)

/** Whom an order's invitations go on to; nobody who is asked for another order of the same lot. */
export function itemsOf(orders: readonly PlannedOrderView[], choices: Choices): readonly DispatchItem[] {
  const asked = new Set(orders.flatMap((order) => { const choice = choiceOf(choices, order); return typeof choice === 'string' ? [] : choice }))
  return orders.flatMap((order): readonly DispatchItem[] => {
    const choice = choiceOf(choices, order)
    if (choice === 'none' || choice.length === 0) return []
    if (choice === 'pool') return [{ orderId: order.orderId, memberIds: [], pool: true }]
    return [{ orderId: order.orderId, memberIds: [...choice], next: order.next.filter((id) => !asked.has(id)) }]
  })
}

/** What the tap will do, in numbers, before it does it: “派给 6 人，共 10 单？” */
export function lotWords(items: readonly DispatchItem[]): { readonly question: string; readonly note: string } {
  const people = new Set(items.flatMap(({ memberIds }) => memberIds)).size
  const pooled = items.filter(({ pool }) => pool === true).length
  const pool = people > 0 && pooled > 0 ? `其中 ${pooled} 单放到抢单池，本社区的党员都看得到。` : ''
  return {
    question: people > 0 ? `派给 ${people} 人，共 ${items.length} 单？` : `把 ${items.length} 单放到抢单池？`,
    note: `${pool}有人说不、没有声音，系统按名单接着问下一位，有人答应就停。派出后的一小会儿里，没人回答的可以一起收回。`,
  }
}
