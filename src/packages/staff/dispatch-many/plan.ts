import type { DispatchItem } from '@/hooks/use-bulk'

export interface Plan {
  readonly orderId: string
  readonly title: string
  /** A member's id, the pool, or nobody yet. */
  readonly to: string
}

export const POOL = 'pool'
export const NONE = 'none'

export const itemOf = ({ orderId, to }: Plan): DispatchItem => (to === POOL ? { orderId, memberIds: [], pool: true } : { orderId, memberIds: [to] })

/** Found for an order, best first: whoever plans them all chooses, so that nobody is asked for two at once. */
export interface Found {
  readonly orderId: string
  readonly title: string
  readonly memberIds: readonly string[]
}

/** The best who is not planned for another order yet; the pool, where nobody is left. */
export function withFound(plans: Readonly<Record<string, Plan>>, { orderId, title, memberIds }: Found): Readonly<Record<string, Plan>> {
  if (plans[orderId]) return plans
  const busy = new Set(Object.values(plans).map(({ to }) => to))
  return { ...plans, [orderId]: { orderId, title, to: memberIds.find((id) => !busy.has(id)) ?? POOL } }
}

/** What the tap will do, in numbers, before it does it: “派给 6 人，共 10 单？” */
export function lotWords(lot: readonly Plan[]): { readonly question: string; readonly note: string } {
  const people = new Set(lot.filter(({ to }) => to !== POOL).map(({ to }) => to)).size
  const pooled = lot.filter(({ to }) => to === POOL).length
  const pool = people > 0 && pooled > 0 ? `其中 ${pooled} 单放到抢单池，本社区的党员都看得到。` : ''
  return {
    question: people > 0 ? `派给 ${people} 人，共 ${lot.length} 单？` : `把 ${lot.length} 单放到抢单池？`,
    note: `${pool}派出后的一小会儿里，没人回答的可以一起收回。`,
  }
}
