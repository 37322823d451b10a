/**
 * Who is sent now, when the next hours are thought of too: an order whose window is still open keeps its best member free; one
 * that can wait goes to somebody who soon comes back rather than to the only one another order could have; two orders one after
 * the other are no conflict. A plan is made of everything that waits, and only what is due and has somebody free is carried
 * out; the rest is planned again when there is more to know.
 */
import type { Assignment } from './certificate'
import { assignSeats } from './assign-seats'
import type { Pairs } from './pairs'
import { MINUTE_MS } from '../time/day'

/** An order for one member, and when: epoch ms. */
export interface WaitingOrder {
  /** When its window ends: it is not sent before. */
  readonly due: number
  /** So long it waits for somebody. */
  readonly until: number
  /** Goes to who is free now, before all others. */
  readonly urgent: boolean
}

export interface AheadInput {
  readonly pairs: Pick<Pairs, 'start' | 'member' | 'value'>
  /** In the order of the pairs. */
  readonly orders: readonly WaitingOrder[]
  /** When each of the pairs' members is free, epoch ms; the past for who is. */
  readonly freeAt: ArrayLike<number>
  readonly now: number
  /** How long a visit takes. */
  readonly visitMs: number
}

/** Being served at all is worth more than being served by the best, and what is urgent more than any number of others. */
const SERVED = 1000
const URGENT = 1_000_000
/** What a minute of waiting after the window costs [measured: `npm run -s bench -- dispatch`]. */
const WAIT_POINTS = 5
/** How many visits one after the other are thought of. */
const VISITS = 2

export interface Ahead extends Pick<Assignment, 'value' | 'dual' | 'certified'> {
  /** Pairs to be carried out now: the order is due, the member free. */
  readonly now: readonly { readonly order: number; readonly pair: number }[]
}

export function planAhead({ pairs, orders, freeAt, now, visitMs }: AheadInput): Ahead {
  const places = new Map<number, number>()
  const [start, member, value, made] = [[0], [] as number[], [] as number[], [] as { readonly order: number; readonly pair: number; readonly goes: boolean }[]]
  orders.forEach(({ due, until, urgent }, order) => {
    const earliest = Math.max(now, due)
    for (let pair = pairs.start[order] ?? 0; pair < (pairs.start[order + 1] ?? 0); pair += 1) {
      const who = pairs.member[pair] ?? 0
      const free = Math.max(now, freeAt[who] ?? 0)
      for (let visit = 0; visit < VISITS; visit += 1) {
        const at = free + visit * visitMs
        if (at > until || (urgent && at > now)) break
        const place = who * VISITS + visit
        const number = places.get(place) ?? places.size
        places.set(place, number)
        member.push(number)
        value.push((pairs.value[pair] ?? 0) + SERVED + (urgent ? URGENT : 0) - Math.round((WAIT_POINTS * Math.max(0, at - earliest)) / MINUTE_MS))
        made.push({ order, pair, goes: at <= now && due <= now })
      }
    }
    start.push(member.length)
  })
  const plan = assignSeats({ capacities: new Uint8Array(places.size).fill(1), needs: new Uint8Array(orders.length).fill(1), start, member, value })
  return { value: plan.value, dual: plan.dual, certified: plan.certified, now: made.filter(({ goes }, at) => goes && plan.made[at] === 1).map(({ order, pair }) => ({ order, pair })) }
}
