import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import type { OrderFacts } from '../../../core/domain/dispatch/facts'
import type { Pairs } from '../../../core/domain/dispatch/pairs'
import { metresOf, pairsOf } from '../../../core/domain/dispatch/pairs'
import { assignSeats } from '../../../core/domain/dispatch/assign-seats'
import type { Plan, PlanInput } from '../../../core/domain/dispatch/plan-batch'
import { planBatch, Uncertified } from '../../../core/domain/dispatch/plan-batch'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import type { Roster } from '../../../core/domain/dispatch/roster'
import { makeRandom } from '../../../local/seed/random'
import { makeMembers, makeOrders, withOwnLimits, MEMBERS, MORNING, SHAPES } from './district'

export interface Quality {
  readonly batches: number
  readonly uncertified: number
  /** Of our plans' value to the proved optimum, the least. */
  readonly minRatio: number
  /** Of the others' value to the proved optimum: in the middle of all batches, and the least. */
  readonly nearest: number
  readonly greedy: number
  readonly nearestMin: number
  readonly greedyMin: number
}

/**
 * Our plan, the nearest free member for each order, and the best free one for each: on the same orders and people. In the shape
 * with teams everybody has limits of their own, orders they hold, invitations not answered, and some have had more than their share.
 */
export function benchQuality(seeds: number, progress: (done: number) => void, solve: typeof assignSeats = assignSeats): Quality {
  const ratios = { ours: [] as number[], nearest: [] as number[], greedy: [] as number[] }
  let [batches, uncertified] = [0, 0]
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = makeRandom(seed)
    const members = makeMembers(random, MEMBERS)
    const [plain, varied] = [makeRoster(members), withOwnLimits(makeRandom(seed + 1_000_000), members)]
    for (const shape of SHAPES) {
      const orders = makeOrders(random, shape)
      batches += 1
      const { roster, perBatch } = shape === 'teams' ? { roster: makeRoster(varied), perBatch: Infinity } : { roster: plain, perBatch: 1 }
      const plan = provedPlan({ roster, orders, now: MORNING, perBatch, solve })
      if (plan === undefined) {
        uncertified += 1
        continue
      }
      const pairs = pairsOf({ roster, orders, now: MORNING, perBatch, model: NEW_MODEL })
      ratios.ours.push(plan.value / plan.dual)
      ratios.nearest.push(oneByOne(pairs, orders, roster, (pair, order) => -(metresOf(roster, pairs, pair, order) ?? Infinity)) / plan.dual)
      ratios.greedy.push(oneByOne(pairs, orders, roster, (pair) => pairs.value[pair] ?? 0) / plan.dual)
    }
    progress(seed)
  }
  return { batches, uncertified, minRatio: least(ratios.ours), nearest: middle(ratios.nearest), greedy: middle(ratios.greedy), nearestMin: least(ratios.nearest), greedyMin: least(ratios.greedy) }
}

/** A batch without its proof is none. */
function provedPlan(input: PlanInput): Plan | undefined {
  try {
    return planBatch(input)
  } catch (error) {
    if (error instanceof Uncertified) return undefined
    throw error
  }
}

/** Order by order as they came, each gets whom it likes best of those still free; nobody new goes alone into a home. */
function oneByOne({ capacities, start, member, value, who }: Pairs, orders: readonly OrderFacts[], { members }: Roster, liking: (pair: number, order: OrderFacts) => number): number {
  const free = Int32Array.from(capacities)
  let sum = 0
  orders.forEach((order, at) => {
    const pairs = Array.from({ length: (start[at + 1] ?? 0) - (start[at] ?? 0) }, (_, n) => (start[at] ?? 0) + n)
    const liked = pairs.map((pair) => ({ pair, liking: liking(pair, order) })).sort((a, b) => b.liking - a.liking)
    let [seats, experienced] = [0, order.experiencedAboard || !order.homeVisit || order.need === 1]
    for (const { pair } of liked) {
      const one = member[pair] ?? 0
      if (seats === order.need) break
      if ((free[one] ?? 0) === 0) continue
      const known = (members[who[one] ?? 0]?.visits ?? 0) > 0
      if (!known && !experienced && seats + 1 === order.need) continue
      free[one] = (free[one] ?? 0) - 1
      seats += 1
      experienced ||= known
      sum += value[pair] ?? 0
    }
  })
  return sum
}

const round = (share: number): number => Number(share.toFixed(4))
const least = (all: readonly number[]): number => round(Math.min(...all))
const middle = (all: readonly number[]): number => round([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN)
