import type { MemberFacts, OrderFacts } from '../../../core/domain/dispatch/facts'
import type { Random } from '../../../local/seed/random'

/**
 * How the made-up people really answer, which nobody is told: not the learner's own model. Each has a liking of their own, a
 * dislike of ways and one of evenings; some have their telephone off; a way counts more the longer it gets; who was asked
 * six times this week has had enough; and likings drift by the week.
 */
export interface Habit { readonly liking: number; readonly lazy: number; readonly homely: number; readonly off: number; readonly drift: number }

/** As normal as twelve dice. */
const normal = (random: Random): number => Array.from({ length: 12 }, random.next).reduce((sum, each) => sum + each, -6)

/** What people say of themselves when they register, if anybody asked: rarely, now and then, often, nearly always. */
export const WILLING = [-1.2, -0.3, 0.4, 1.1] as const

export const makeHabit = (random: Random, willing: number): Habit => ({ liking: (WILLING[willing] ?? 0) + 0.2 * normal(random), lazy: Math.exp(0.3 * normal(random)), homely: 0.5 * normal(random), off: 0.2 * random.next() ** 2, drift: 0.02 * normal(random) })

const OF_CATEGORY = [0.4, 0.2, 0, 0, -0.1, -0.2, -0.3, 0.1, -0.5] as const

/** 0–1. `hour`: of the day; `week`: since the beginning. */
export function truthOf({ liking, lazy, homely, off, drift }: Habit, { recentOffers }: Pick<MemberFacts, 'recentOffers'>, order: Pick<OrderFacts, 'categoryId' | 'urgency'>, metres: number, hour: number, week: number): number {
  const x = liking + drift * week - 0.6 * lazy * (metres / 1500) ** 1.5 - (hour >= 18 ? homely : 0) + (hour === 12 ? -0.4 : 0) + (order.urgency === 'p2' ? 0 : 0.5) + (OF_CATEGORY[Number(order.categoryId.slice(1))] ?? 0) - 0.06 * Math.max(0, recentOffers - 6)
  return (1 - off) / (1 + Math.exp(-x))
}
