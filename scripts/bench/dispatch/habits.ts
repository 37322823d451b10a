import type { MemberFacts, OrderFacts } from '../../../core/domain/dispatch/facts'
import type { Random } from '../../../local/seed/random'

/**
 * How the made-up people really answer, which nobody is told: not the learner's own model. Each has a liking of their own, a
 * dislike of ways and one of evenings; some have their telephone off; a way counts more the longer it gets; who was asked
 * three times this week has had enough; and likings drift by the week.
 */
export interface Habit { readonly liking: number; readonly lazy: number; readonly homely: number; readonly off: number; readonly drift: number }

/** As normal as twelve dice. */
const normal = (random: Random): number => Array.from({ length: 12 }, random.next).reduce((sum, each) => sum + each, -6)

export const makeHabit = (random: Random): Habit => ({ liking: 0.2 + 0.8 * normal(random), lazy: Math.exp(0.4 * normal(random)), homely: 0.5 * normal(random), off: 0.25 * random.next() ** 2, drift: 0.05 * normal(random) })

const OF_CATEGORY = [0.4, 0.2, 0, 0, -0.1, -0.2, -0.3, 0.1, -0.5] as const

/** 0–1. `hour`: of the day; `week`: since the beginning. */
export function truthOf({ liking, lazy, homely, off, drift }: Habit, { recentOffers }: Pick<MemberFacts, 'recentOffers'>, order: Pick<OrderFacts, 'categoryId' | 'urgency'>, metres: number, hour: number, week: number): number {
  const x = liking + drift * week - 0.9 * lazy * (metres / 1500) ** 1.5 - (hour >= 18 ? homely : 0) + (hour === 12 ? -0.4 : 0) + (order.urgency === 'p2' ? 0 : 0.5) + (OF_CATEGORY[Number(order.categoryId.slice(1))] ?? 0) - 0.25 * Math.max(0, recentOffers - 3)
  return (1 - off) / (1 + Math.exp(-x))
}
