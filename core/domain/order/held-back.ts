/** 先不派: staff leave an order out of plans, and of what the timer sends, until a moment they name. Its limits and cards go on. */
import type { Order, RuleContext } from './order'
import { without } from './visits'

export const isHeldBack = ({ heldBack }: Pick<Order, 'heldBack'>, now: number): boolean => heldBack !== undefined && now < heldBack.until

export const holdBack = (order: Order, { payload: { until }, actor }: RuleContext): Order => (until === undefined ? order : { ...order, heldBack: { until, by: actor.id } })

export const endHold = (order: Order): Order => without(order, 'heldBack')
