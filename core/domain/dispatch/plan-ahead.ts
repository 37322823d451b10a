/**
 * Who is sent now, when the next hours are thought of too: an order whose window is still open keeps its best member free; one
 * that can wait goes to somebody who soon comes back rather than to the only one another order could have; two orders one after
 * the other are no conflict. A plan is made of everything that waits, and only what is due and has somebody free is carried
 * out; the rest is planned again when there is more to know.
 */
import type { Assignment, AssignmentInstance } from './certificate'
import { assignSeats } from './assign-seats'
import type { Pairs } from './pairs'
import { PLAN_POINTS } from './plan-points'
import { MINUTE_MS } from '../time/day'

/** An order, and when: epoch ms. */
export interface WaitingOrder {
  /** When its window ends: it is not sent before. */
  readonly due: number
  /** So long it waits for somebody. */
  readonly until: number
  /** Goes to who is free now, before all others. */
  readonly urgent: boolean
  /** Seats still free. A team goes together or not at all, and of who is free now. */
  readonly need: number
  /** Of these seats at most so many for members who have never been in a home; none: all. */
  readonly newcomersMost?: number
}

export interface AheadInput {
  readonly pairs: Pick<Pairs, 'start' | 'member' | 'value'>
  /** In the order of the pairs. */
  readonly orders: readonly WaitingOrder[]
  /** When the member of a pair is free for its order, epoch ms; the past for who is. */
  readonly freeAt: (pair: number) => number
  /** Whether the member of a pair has never been in a home. */
  readonly isNewcomer?: (pair: number) => boolean
  readonly now: number
  /** How long a visit takes. */
  readonly visitMs: number
  readonly solve?: typeof assignSeats
}

const { served: SERVED, urgent: URGENT, waitMinute: WAIT_POINTS } = PLAN_POINTS
/** How many visits one after the other are thought of. */
const VISITS = 2
/** Where nobody can go, somebody may have come free by then, or come on duty. */
export const RETRY_MS = 10 * MINUTE_MS

export interface Ahead extends Pick<Assignment, 'value' | 'dual' | 'certified'> {
  /** Pairs to be carried out now: the order is due, the member free. */
  readonly now: readonly { readonly order: number; readonly pair: number }[]
  /** When to look at each order again that does not go now: its window ends, somebody comes free for it, or enough time has passed. */
  readonly next: readonly number[]
  /** Teams that are not whole. */
  readonly incomplete: readonly number[]
}

interface Made { readonly order: number; readonly pair: number; readonly at: number }

export function planAhead(input: AheadInput): Ahead {
  const { orders, now, solve = assignSeats } = input
  const left = new Set<number>()
  for (;;) {
    const { instance, made } = instanceOf(input, left)
    const plan = solve(instance)
    const chosen = made.filter((_, at) => plan.made[at] === 1)
    const seats = new Map<number, number>()
    for (const { order } of chosen) seats.set(order, (seats.get(order) ?? 0) + 1)
    const broken = orders.flatMap(({ need }, order) => (need > 1 && !left.has(order) && (seats.get(order) ?? 0) < need ? [order] : []))
    // Half a team is not sent, and holds nobody back from another order.
    if (broken.length > 0 && plan.certified) {
      for (const order of broken) left.add(order)
      continue
    }
    const goes = chosen.filter(({ order, at }) => at <= now && (orders[order]?.due ?? Infinity) <= now)
    return { value: plan.value, dual: plan.dual, certified: plan.certified, now: goes.map(({ order, pair }) => ({ order, pair })), next: nextOf(input, chosen), incomplete: [...left] }
  }
}

/** A place is a visit of a member: the first of those they may still make, or the second. `left`: orders that are not planned. */
function instanceOf({ pairs, orders, freeAt, isNewcomer, now, visitMs }: AheadInput, left: ReadonlySet<number>): { readonly instance: AssignmentInstance; readonly made: readonly Made[] } {
  const places = new Map<number, number>()
  const [start, member, value, made, limited] = [[0], [] as number[], [] as number[], [] as Made[], [] as number[]]
  orders.forEach(({ due, until, urgent, need }, order) => {
    const earliest = Math.max(now, due)
    for (let pair = pairs.start[order] ?? 0; pair < (pairs.start[order + 1] ?? 0) && !left.has(order); pair += 1) {
      const who = pairs.member[pair] ?? 0
      const free = Math.max(now, freeAt(pair))
      for (let visit = 0; visit < VISITS; visit += 1) {
        const at = free + visit * visitMs
        if (at > until || ((urgent || need > 1) && at > now)) break
        const place = who * VISITS + visit
        const number = places.get(place) ?? places.size
        places.set(place, number)
        member.push(number)
        value.push((pairs.value[pair] ?? 0) + SERVED + (urgent ? URGENT : 0) - Math.round((WAIT_POINTS * Math.max(0, at - earliest)) / MINUTE_MS))
        made.push({ order, pair, at })
        limited.push(isNewcomer?.(pair) === true ? 1 : 0)
      }
    }
    start.push(member.length)
  })
  const instance = { capacities: new Uint8Array(places.size).fill(1), needs: orders.map(({ need }) => need), start, member, value }
  const mixed = orders.some(({ newcomersMost }) => newcomersMost !== undefined)
  return { made, instance: mixed ? { ...instance, limited, limits: orders.map(({ need, newcomersMost = need }) => newcomersMost) } : instance }
}

function nextOf({ pairs, orders, freeAt, now }: AheadInput, chosen: readonly Made[]): readonly number[] {
  const planned = new Map(chosen.map(({ order, at }) => [order, at]))
  return orders.map(({ due }, order) => {
    if (due > now) return due
    let next = planned.get(order) ?? now
    if (next <= now) {
      next = now + RETRY_MS
      for (let pair = pairs.start[order] ?? 0; pair < (pairs.start[order + 1] ?? 0); pair += 1) if (freeAt(pair) > now) next = Math.min(next, freeAt(pair))
    }
    return Math.min(next, now + RETRY_MS)
  })
}
