import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import { UNDO_MS } from '@/hooks/notice'
import type { DispatchItem } from '@/hooks/use-bulk'

/** What becomes of one order of the plan: these are asked, the pool is, or nobody yet. */
export type Choice = readonly string[] | 'pool' | 'none'

export type Choices = Readonly<Record<string, Choice>>

export type Person = PlannedOrderView['seats'][number]

/** As it was proposed. Half a team is not sent before somebody decides. */
export const proposedOf = ({ state, seats }: Pick<PlannedOrderView, 'state' | 'seats'>): Choice => (state === 'complete' ? seats.map(({ memberId }) => memberId) : 'none')

export const choiceOf = (choices: Choices, order: PlannedOrderView): Choice => choices[order.orderId] ?? proposedOf(order)

const asText = (choice: Choice): string => (typeof choice === 'string' ? choice : [...choice].sort().join())

/** Chosen otherwise than it was proposed; chosen and chosen back is as proposed. */
export const isChanged = (choices: Choices, order: PlannedOrderView): boolean => asText(choiceOf(choices, order)) !== asText(proposedOf(order))

/** The people of an order by their ids: proposed, next best, or found by number (`found`). */
export const peopleOf = (order: PlannedOrderView, ids: Choice, found: readonly Person[]): readonly Person[] =>
  typeof ids === 'string' ? [] : ids.flatMap((id) => [...order.seats, ...order.others, ...found].find(({ memberId }) => memberId === id) ?? [])

/** Points of what would be sent now, beside the proved plan's; whom nobody asks by name counts nothing. */
export function standing({ orders, certificate }: PlanView, choices: Choices, found: readonly Person[]): { readonly changed: number; readonly value: number } {
  const changed = orders.filter((order) => isChanged(choices, order))
  const points = (people: readonly Person[]) => people.reduce((sum, { value }) => sum + value, 0)
  const gained = changed.reduce((sum, order) => sum + points(peopleOf(order, choiceOf(choices, order), found)) - points(order.seats), 0)
  return { changed: changed.length, value: certificate.value + gained }
}

/** Whom an order's invitations go on to; nobody who is asked for another order of the same lot. */
export function itemsOf(orders: readonly PlannedOrderView[], choices: Choices): readonly DispatchItem[] {
  const asked = new Set(orders.flatMap((order) => { const choice = choiceOf(choices, order); return typeof choice === 'string' ? [] : choice }))
  return orders.flatMap((order): readonly DispatchItem[] => {
    const choice = choiceOf(choices, order)
    if (choice === 'none' || choice.length === 0) return []
    if (choice === 'pool') return [{ orderId: order.orderId, version: order.version, memberIds: [], pool: true }]
    return [{ orderId: order.orderId, version: order.version, memberIds: [...choice], next: order.next.filter((id) => !asked.has(id)) }]
  })
}

/** How many there are and how many go out: “8 单，这次派 6 单，2 单先留着”; short enough for one line in large letters. */
export function subWords(orders: readonly PlannedOrderView[], items: readonly DispatchItem[]): string {
  const back = orders.filter(({ queue }) => queue === 'back').length
  const all = `${orders.length} 单${back > 0 && back < orders.length ? `（${back} 单是退回的）` : ''}`
  const left = orders.length - items.length
  return left === 0 ? all : `${all}，这次派 ${items.length} 单，${left} 单先留着`
}

/** What the tap will do, in numbers, before it does it: “派给 6 人，共 10 单？” */
export function lotWords(items: readonly DispatchItem[]): { readonly question: string; readonly note: string } {
  const people = new Set(items.flatMap(({ memberIds }) => memberIds)).size
  const pooled = items.filter(({ pool }) => pool === true).length
  const pool = people > 0 && pooled > 0 ? `其中 ${pooled} 单放到抢单池，本社区的党员都看得到。` : ''
  return {
    question: people > 0 ? `派给 ${people} 人，共 ${items.length} 单？` : `把 ${items.length} 单放到抢单池？`,
    note: `${pool}有人说不、没有声音，系统按名单接着问下一位，有人答应就停。派出后 ${UNDO_MS / 1000} 秒里没人回答的可以一起收回，以后也能一单一单收回。`,
  }
}

/** What one call sends: more than so many, with all who come after them, are more people than it reads at once. */
const LOT = 50
export const lotsOf = (items: readonly DispatchItem[]): readonly (readonly DispatchItem[])[] => Array.from({ length: Math.ceil(items.length / LOT) }, (_, n) => items.slice(n * LOT, (n + 1) * LOT))
