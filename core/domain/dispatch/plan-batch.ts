/**
 * The plan of one moment: which member is asked for which seat of which order, the best there is, with its proof and with
 * what speaks for each. Nothing is written here; two calls with equal facts give equal plans.
 */
import { NEW_MODEL } from './acceptance'
import { assignSeats } from './assign-seats'
import type { Assignment, AssignmentInstance } from './certificate'
import type { MemberFacts, OrderFacts } from './facts'
import type { Pairs, PairsInput } from './pairs'
import { metresOf, pairsOf } from './pairs'
import type { Roster } from './roster'

export interface PlannedSeat {
  readonly memberId: string
  /** Points of this pair; see score.ts. */
  readonly value: number
  /** The walk, where both places are known. */
  readonly metres?: number
}

export interface PlannedOrder {
  readonly orderId: string
  readonly seats: readonly PlannedSeat[]
  /**
   * `complete`: every free seat has somebody. `incomplete`: a team lacks one, and is not sent before somebody decides.
   * `nobody`: it waits.
   */
  readonly state: 'complete' | 'incomplete' | 'nobody'
  /** Who may be asked for it, in all. */
  readonly eligible: number
}

export interface Plan {
  readonly orders: readonly PlannedOrder[]
  readonly value: number
  /** The proof: no plan over these pairs is worth more than `dual`. */
  readonly dual: number
  readonly certified: boolean
  readonly pairs: number
  readonly weights: string
  readonly model: string
}

export interface PlanInput extends Omit<PairsInput, 'model' | 'perBatch'> {
  readonly model?: PairsInput['model']
  readonly perBatch?: number
  readonly solve?: typeof assignSeats
}

/** Throws where the search returns without its proof: such a plan is no plan. */
export class Uncertified extends Error {
  constructor(readonly value: number, readonly dual: number) {
    super(`a plan of value ${value} is not proved: bound ${dual}`)
  }
}

export function planBatch({ model = NEW_MODEL, perBatch = 1, solve = assignSeats, ...rest }: PlanInput): Plan {
  const input: PairsInput = { ...rest, model, perBatch }
  const orders = byPlace(input.orders, input.roster)
  const pairs = pairsOf({ ...input, orders })
  const solved = solve(orders.some(isMixed) ? { ...pairs, ...firstTimers(orders, pairs, input.roster) } : pairs)
  if (!solved.certified) throw new Uncertified(solved.value, solved.dual)
  return {
    orders: orders.map((order, at) => plannedOf(order, at, pairs, solved, input.roster)).sort((a, b) => compare(a.orderId, b.orderId)),
    value: solved.value, dual: solved.dual, certified: solved.certified, pairs: pairs.member.length, weights: input.roster.weights.version, model: model.version,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Orders of one grid ask the same people: one after the other, as the members stand, they are found in the processor's cache. */
function byPlace(orders: readonly OrderFacts[], { codes }: Roster): readonly OrderFacts[] {
  return orders
    .map((order) => ({ order, place: codes.grid.get(order.gridId) ?? Infinity }))
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place) || compare(a.order.id, b.order.id))
    .map(({ order }) => order)
}

/** Into a home goes nobody for the first time without somebody who has been. */
export const isMixed = ({ homeVisit, need, experiencedAboard }: OrderFacts): boolean => homeVisit && need > 1 && !experiencedAboard

/** A whole team has at least one who has been; a team that lacks one may have newcomers only, and is not sent as it is. */
function firstTimers(orders: readonly OrderFacts[], { member, who }: Pairs, { members }: Roster): Pick<AssignmentInstance, 'limited' | 'limits'> {
  return {
    limited: Uint8Array.from(member, (one) => ((members[who[one] ?? 0] as MemberFacts).visits === 0 ? 1 : 0)),
    limits: Int32Array.from(orders, (order) => (isMixed(order) ? order.need - 1 : order.need)),
  }
}

function plannedOf(order: OrderFacts, at: number, pairs: Pairs, { made }: Pick<Assignment, 'made'>, roster: Roster): PlannedOrder {
  const { start, member, value, who } = pairs
  const [from, to] = [start[at] ?? 0, start[at + 1] ?? 0]
  const seats: PlannedSeat[] = []
  for (let pair = from; pair < to; pair += 1) {
    if (made[pair] !== 1) continue
    const { id } = roster.members[who[member[pair] ?? 0] ?? 0] as MemberFacts
    const metres = metresOf(roster, pairs, pair, order)
    seats.push({ memberId: id, value: value[pair] ?? 0, ...(metres === undefined ? {} : { metres: Math.round(metres) }) })
  }
  seats.sort((a, b) => b.value - a.value || (a.memberId < b.memberId ? -1 : 1))
  return { orderId: order.id, seats, eligible: to - from, state: seats.length === 0 ? 'nobody' : seats.length < order.need ? 'incomplete' : 'complete' }
}
