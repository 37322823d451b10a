/**
 * Values as whole numbers, so that the search never meets a difference that is only a rounding: with fractions two equal
 * ways differ in the last digit, and a search for the shorter of them need not end.
 */
import type { AssignmentInstance, Proof } from './certificate'

export interface WholeValues {
  /** The same instance in whole numbers, to be searched. */
  readonly searched: AssignmentInstance
  /** What is proved: `searched` where that is exact, else the values as they were. */
  readonly proved: AssignmentInstance
  /** So many of the search's numbers are one of `proved`'s, and of the values'. */
  readonly perProved: number
  readonly perValue: number
}

/** Decimals of so many places are exact. */
const PLACES = 6
/** Three such numbers added up are still exact. */
const MOST = 2 ** 50

/**
 * Whole numbers and decimals of at most six places are exact as far as they fit 2^50. Others are raised to the next of 2^50
 * steps of the greatest value: nothing is worth more than the prices say then, and each pair made costs the proof one step at
 * most. Throws RangeError for values that are no numbers.
 */
export function wholeValuesOf(given: AssignmentInstance): WholeValues {
  const { instance, most } = cleared(given)
  for (let per = 1; per <= 10 ** PLACES && most * per <= MOST; per *= 10) {
    if (!areWhole(instance.value, per)) continue
    const searched = per === 1 ? instance : withValues(instance, (value) => Math.round(value * per))
    return { searched, proved: searched, perProved: 1, perValue: per }
  }
  const step = 2 ** Math.max(-1000, Math.ceil(Math.log2(most)) - Math.log2(MOST))
  return { searched: withValues(instance, (value) => Math.ceil(Math.max(0, value) / step)), proved: instance, perProved: 1 / step, perValue: 1 / step }
}

/** Without the worth of pairs that can never be made; and the greatest worth of the others, which the best assignment reaches. */
function cleared(instance: AssignmentInstance): { readonly instance: AssignmentInstance; readonly most: number } {
  const { capacities, needs, start, member, value, limited, limits } = instance
  let [most, never] = [0, false]
  const isOpen = (order: number, pair: number): boolean => (needs[order] ?? 0) > 0 && (capacities[member[pair] ?? 0] ?? 0) > 0 && !(limited?.[pair] === 1 && limits?.[order] === 0)
  for (let order = 0; order < needs.length; order += 1) {
    for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) {
      const worth = value[pair] ?? 0
      if (!Number.isFinite(worth)) throw new RangeError(`the value of pair ${pair} is no number`)
      if (worth <= most) continue
      if (isOpen(order, pair)) most = worth
      else never = true
    }
  }
  if (!never) return { instance, most }
  const kept = Float64Array.from(value)
  for (let order = 0; order < needs.length; order += 1) for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) if (!isOpen(order, pair)) kept[pair] = 0
  return { instance: { ...instance, value: kept }, most }
}

function areWhole(value: ArrayLike<number>, per: number): boolean {
  for (let pair = 0; pair < value.length; pair += 1) {
    const worth = value[pair] ?? 0
    if (Math.round(worth * per) / per !== worth) return false
  }
  return true
}

const withValues = (instance: AssignmentInstance, valueOf: (value: number) => number): AssignmentInstance => ({ ...instance, value: Float64Array.from(instance.value, valueOf) })

/** Prices divided by how many of their units are one of those wanted. */
export function pricesIn({ orderPrice, memberPrice, limitPrice }: Omit<Proof, 'made'>, per: number): Omit<Proof, 'made'> {
  if (per === 1) return { orderPrice, memberPrice, limitPrice }
  const divided = (prices: Float64Array): Float64Array => prices.map((price) => price / per)
  return { orderPrice: divided(orderPrice), memberPrice: divided(memberPrice), limitPrice: limitPrice === undefined ? undefined : divided(limitPrice) }
}
