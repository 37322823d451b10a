/**
 * How long an order waits to be planned together with others. What is urgent goes at once. The rest gains by waiting: of
 * more orders and more people that come free a better whole can be chosen.
 */
import type { TimeWindow } from '../order/order'
import type { Urgency } from '../order/limits'
import { MINUTE_MS } from '../time/day'

const AT_ONCE: readonly Urgency[] = ['p0', 'p1']
export const isAtOnce = (urgency: Urgency): boolean => AT_ONCE.includes(urgency)
/** This part of the limit is for waiting; the rest is for asking one after the other until somebody says yes. */
const SHARE = 0.5
/** Longer than this a plan gains little and the resident wonders [measured: `npm run -s bench -- dispatch`]. */
export const LONGEST_WINDOW_MS = 60 * MINUTE_MS
/** Once its window has ended an order may wait so long for somebody who comes back [own: as long again as the longest window]. */
export const PATIENCE_MS = 60 * MINUTE_MS

/** So much of its window an order may be kept waiting after it while the only ones free are the last of their place: somebody comes back, and if nobody does they go. */
export const KEPT_SHARE = 0.5

/**
 * Milliseconds from `now` until the order's batch ends, ≥ 0. `offerLimitMs`: within so long of dispatching somebody should
 * have said yes. Before an appointment there must be as long to ask as without one.
 */
export function windowMs({ urgency, appointment }: { readonly urgency: Urgency; readonly appointment?: TimeWindow }, offerLimitMs: number, now: number): number {
  if (isAtOnce(urgency)) return 0
  const asking = (1 - SHARE) * offerLimitMs
  const left = appointment === undefined ? Infinity : appointment.from - now - asking
  return Math.max(0, Math.min(SHARE * offerLimitMs, LONGEST_WINDOW_MS, left))
}
