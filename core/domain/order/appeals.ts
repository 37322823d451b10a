import type { Appeal, Order, RuleContext } from './order'
import { stopClock } from './visits'

/** Anybody who held a seat, or was asked in person. */
export function tookPart(order: Order, memberId: string): boolean {
  return Object.values(order.seats).some((seat) => seat.memberId === memberId) || Object.values(order.offers).some((offer) => offer.to === memberId)
}

export const hasOpenAppeal = (order: Order): boolean => Object.values(order.appeals).some((appeal) => appeal.state === 'open')
export const hasOpenAppealBy = (order: Order, personId: string): boolean => Object.values(order.appeals).some((appeal) => appeal.state === 'open' && appeal.by === personId)

/** The appeal an action names, if it is this order's. */
export function appealOf(order: Order, { payload }: RuleContext): Appeal | undefined {
  const id = payload.appealId
  return id !== undefined && Object.hasOwn(order.appeals, id) ? order.appeals[id] : undefined
}

/** Settles the named appeal; with the last open one the clock stops. */
export function settleAppeal(order: Order, ctx: RuleContext, change: (appeal: Appeal) => Appeal): Order {
  const appeal = appealOf(order, ctx)
  if (appeal === undefined || ctx.payload.appealId === undefined) return order
  const next: Order = { ...order, appeals: { ...order.appeals, [ctx.payload.appealId]: change(appeal) } }
  return hasOpenAppeal(next) ? next : stopClock(next, 'appeal')
}
