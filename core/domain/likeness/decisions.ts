import type { Urgency } from '../order/limits'
import type { OrderState } from '../order/order-states'

/** What a decision of the staff is learned from: the resident's words, and what the staff made of them. */
export interface Decision {
  readonly title: string
  readonly text: string
  readonly serviceId: string
  readonly urgency: Urgency
}

/** An order as a decision that may have been made: in the order in which they were made. */
export interface Decidable extends Decision {
  readonly id: string
  readonly state: OrderState
  readonly createdAt: number
  readonly erased: boolean
}

/** Up to here every order has been learned from, or never will be. */
export interface Mark { readonly at: number; readonly id: string }

/**
 * `settled`: accepted, and no more to be sorted anew. `decided`: accepted, and may still be recategorised. `open`: the
 * staff have not decided, or may be asked to again (an un-merge). `never`: nobody said that it is of this service.
 */
type Standing = 'settled' | 'decided' | 'open' | 'never'
const STANDING = {
  draft: 'open', contentHold: 'open', submitted: 'open', infoNeeded: 'open', returned: 'open', merged: 'open',
  accepted: 'decided',
  offered: 'settled', taken: 'settled', scheduled: 'settled', checkedIn: 'settled', done: 'settled', closed: 'settled', rated: 'settled', archived: 'settled',
  suspended: 'settled', escalated: 'settled', reopenRequested: 'settled', closedUnresolved: 'settled',
  rejected: 'never', cancelled: 'never', forwarded: 'never',
} as const satisfies Record<OrderState, Standing>

/** So long an order without a last word holds up the mark; by then a merge cannot be undone any more either. */
const HOLD_MS = 7 * 86_400_000

export interface Tail {
  /** To be kept for good, in this order: from the mark on, without a gap. */
  readonly settled: readonly Decidable[]
  /** Where the next reading goes on once these are kept; none where nothing is. */
  readonly mark?: Mark
  /** Decided beyond that: learned for this once, and read again the next time. */
  readonly rest: readonly Decidable[]
}

/**
 * What lies beyond a mark, oldest first: the run of orders about which the last word is said, and what is decided after
 * it. An order is behind the mark or in the tail, never both, so no decision is learned twice; and one that is sorted
 * anew while in the tail is learned as it is now. `full`: more orders lie behind these, so that the older half must go
 * whatever its standing, or one forgotten order would hide all newer ones.
 */
export function tailOf(orders: readonly Decidable[], now: number, full: boolean): Tail {
  const forced = full ? Math.ceil(orders.length / 2) : 0
  const waits = orders.findIndex(({ state, createdAt }, at) => at >= forced && now - createdAt < HOLD_MS && (STANDING[state] === 'open' || STANDING[state] === 'decided'))
  const kept = waits === -1 ? orders.length : waits
  const last = orders[kept - 1]
  return {
    settled: orders.slice(0, kept).filter(isDecided),
    rest: orders.slice(kept).filter(isDecided),
    ...(last === undefined ? {} : { mark: { at: last.createdAt, id: last.id } }),
  }
}

/** Erased orders have no words left to learn from. */
function isDecided({ state, erased }: Decidable): boolean {
  const standing: Standing = STANDING[state]
  return !erased && (standing === 'settled' || standing === 'decided')
}
