/**
 * Sending somebody and taking it back before anybody has answered is as if nothing had been sent: the order waits on under
 * the same limit, in the queue it came from, and asks no wider a ring than before.
 */
import type { Order, RuleContext } from './order'

/** Remembers how an order waited when it is sent; asking more of an order that is out already changes nothing about it. */
export function rememberWaiting(order: Order, { now }: RuleContext): Order {
  const clock = order.clocks.dispatch
  return clock === undefined ? order : { ...order, waited: { at: now, clock, ...(order.alarm === true ? { alarm: true } : {}) } }
}

/** Whoever was asked since then and answered, or let it lapse, has changed something: then it is an order that came back. */
export function waitOn(order: Order): Order {
  const { waited } = order
  const asked = Object.values(order.offers).filter(({ at, round }) => round === order.round && at >= (waited?.at ?? 0))
  if (waited === undefined || asked.some(({ state, declinedBy = [] }) => state !== 'withdrawn' || declinedBy.length > 0)) return order
  return { ...order, clocks: { ...order.clocks, dispatch: waited.clock }, ...(waited.alarm === true ? { alarm: true } : {}) }
}
