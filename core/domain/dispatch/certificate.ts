/** Pairs that may be made, by order: those of order `i` are at `start[i] … start[i + 1] - 1` of `member` and `value`. */
export interface AssignmentInstance {
  /** How many orders each member may get. Whole numbers ≥ 0. */
  readonly capacities: ArrayLike<number>
  /** How many different members each order needs. Whole numbers ≥ 0. */
  readonly needs: ArrayLike<number>
  readonly start: ArrayLike<number>
  readonly member: ArrayLike<number>
  /** What a pair is worth; one worth nothing or less is never made. Exact for whole numbers. */
  readonly value: ArrayLike<number>
  /** Of an order's marked pairs (`limited`, by pair) at most `limits`, by order, may be made: so many first-timers in a team. */
  readonly limited?: ArrayLike<number>
  readonly limits?: ArrayLike<number>
}

export interface Assignment {
  /** Per pair: 1 where it is made. */
  readonly made: Uint8Array
  readonly value: number
  /** The least upper bound that the prices prove for any assignment; equal to `value` when this one is the best. */
  readonly dual: number
  readonly certified: boolean
  /** What a seat of each order and a place with each member is worth at the margin, ≥ 0: the proof of `dual`. */
  readonly orderPrice: Float64Array
  readonly memberPrice: Float64Array
  /** What one more marked pair of each order would be worth; where there are limits. */
  readonly limitPrice?: Float64Array | undefined
}
export type Proof = Pick<Assignment, 'made' | 'orderPrice' | 'memberPrice' | 'limitPrice'>

/** Whole numbers are exact; of fractions the last digits of the greatest are nobody's, in the search as here. */
const TOLERANCE = 1e-9
const isProved = (value: number, dual: number): boolean => (Number.isSafeInteger(value) && Number.isSafeInteger(dual) ? value === dual : Math.abs(dual - value) <= TOLERANCE * Math.abs(dual))

/** The value of what was made beside the bound of the prices: nothing of the search is believed. */
export function prove(instance: AssignmentInstance, proof: Proof): Assignment {
  const { made, orderPrice, memberPrice, limitPrice } = proof
  const { value, dual, feasible } = weigh(instance, proof)
  return { made, value, dual, orderPrice, memberPrice, limitPrice, certified: feasible && isProved(value, dual) }
}

/**
 * What an assignment is worth, and what its prices prove: for any prices ≥ 0 no assignment is worth more than
 * Σ need·order price + Σ limit·limit price + Σ capacity·member price + Σ over pairs of what exceeds their prices. Not feasible:
 * somebody has more than their capacity, an order more than its need or its limit, or a price is below zero.
 */
export function weigh(instance: AssignmentInstance, { made, orderPrice, memberPrice, limitPrice }: Proof): { value: number; dual: number; feasible: boolean } {
  const { capacities, needs, start, member, value, limited, limits } = instance
  const load = new Int32Array(capacities.length)
  let worth = 0
  let dual = 0
  let feasible = true
  for (let order = 0; order < needs.length; order += 1) {
    const price = orderPrice[order] ?? 0
    const end = start[order + 1] ?? 0
    const limit = limits?.[order] ?? Infinity
    const extra = limit === Infinity ? 0 : (limitPrice?.[order] ?? 0)
    let [seats, marked] = [0, 0]
    for (let pair = start[order] ?? 0; pair < end; pair += 1) {
      const who = member[pair] ?? 0
      const worthOfPair = value[pair] ?? 0
      const isMarked = limited?.[pair] === 1
      const excess = worthOfPair - price - (memberPrice[who] ?? 0) - (isMarked ? extra : 0)
      if (excess > 0) dual += excess
      if (made[pair] !== 1) continue
      worth += worthOfPair
      seats += 1
      if (isMarked) marked += 1
      load[who] = (load[who] ?? 0) + 1
    }
    dual += price * (needs[order] ?? 0) + (extra === 0 ? 0 : extra * limit)
    if (seats > (needs[order] ?? 0) || marked > limit || price < 0 || extra < 0) feasible = false
  }
  for (let who = 0; who < capacities.length; who += 1) {
    const price = memberPrice[who] ?? 0
    dual += price * (capacities[who] ?? 0)
    if ((load[who] ?? 0) > (capacities[who] ?? 0) || price < 0) feasible = false
  }
  return { value: worth, dual, feasible }
}
