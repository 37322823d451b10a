/**
 * 首接负责 and 退单. The community that accepts an order first leads it to its end: whom it forwards to or what a ruling adds
 * helps, and the order stays on its desk. Only where it was the wrong one from the beginning it gives the order back, once,
 * within two working days, naming whose it is; the street decides.
 */
import { dueAt } from '../time'
import { limitOf, start } from './effect-tools'
import { CASE_LIMITS } from './limits'
import type { Order, RuleContext } from './order'
import type { UnitReturn } from './oversight'
import type { Refusal } from './refusals'
import { openSeats } from './seats'
import { stopClock, without } from './visits'

/** So many units are remembered beside the lead. */
const ASSISTING_MAX = 10

/** From when the two working days of a return count: since it was assigned here, or since it was made. */
const heldSince = ({ assignedAt, since, clocks: { finish } }: Order): number | undefined => assignedAt ?? since ?? finish?.startedAt

/** This community's own return, open or decided. */
export const returnOf = ({ returns, communityId }: Pick<Order, 'returns' | 'communityId'>): UnitReturn | undefined => returns?.[communityId]

/** The lead cannot drop out: what the street has once left with it, what it began again, and what it kept too long, is its own. */
export function returnRefusal(order: Order, { now, calendar }: RuleContext): Refusal | null {
  if (returnOf(order) !== undefined) return 'RETURNED_ONCE'
  if (order.round > 1) return 'LEAD_STAYS'
  const since = heldSince(order)
  return since !== undefined && now <= dueAt(since, CASE_LIMITS.returnUnit, calendar) ? null : 'RETURN_EXPIRED'
}

/** Nor by another word: what the street has left with a community is not turned away by it. */
export const leadRefusal = (order: Order): Refusal | null => (returnOf(order)?.state === 'kept' ? 'LEAD_STAYS' : null)

export function setLead(order: Order): Order {
  return order.leadId === undefined ? { ...order, leadId: order.communityId } : order
}

export function addAssisting(order: Order, unit: string | undefined): Order {
  const { assisting = [] } = order
  return unit === undefined || assisting.includes(unit) ? order : { ...order, assisting: [...assisting, unit].slice(-ASSISTING_MAX) }
}

export function askReturn(order: Order, ctx: RuleContext): Order {
  const { payload, now } = ctx
  const asked: UnitReturn = { at: now, state: 'open', reason: payload.reason ?? '', ...(payload.communityId === undefined ? {} : { ownerId: payload.communityId }), ...(payload.unit === undefined ? {} : { owner: payload.unit }) }
  return start(withReturn(order, asked), 'return', CASE_LIMITS.returnRuling, ctx)
}

/** The street leaves it where it is, or hands it to an outside unit: the community leads. */
export function keepOrder(order: Order): Order {
  const asked = returnOf(order)
  return asked?.state === 'open' ? stopClock(withReturn(order, { ...asked, state: 'kept' }), 'return') : order
}

/** To the community whose it is: a new desk, a new limit to accept it, the same T0. What the first one asked for and did not get is gone. */
export function moveOrder(order: Order, ctx: RuleContext): Order {
  const { communityId = order.communityId, streetId = order.streetId } = ctx.payload
  const asked = returnOf(order)
  const left = stopClock(asked === undefined ? order : withReturn(order, { ...asked, state: 'moved' }), 'return')
  const moved: Order = { ...without(left, 'leadId', 'leadUnit', 'alarm', 'reach', 'previous', 'heldBack', ...(order.extension?.state === 'asked' ? (['extension'] as const) : [])), communityId, streetId, assignedAt: ctx.now, seats: openSeats(Object.keys(order.seats).length) }
  return start(moved, 'accept', limitOf(order, 'accept'), ctx)
}

const withReturn = (order: Order, asked: UnitReturn): Order => ({ ...order, returns: { ...order.returns, [order.communityId]: asked } })
