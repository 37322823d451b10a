import { appealOf, hasOpenAppeal, hasOpenAppealBy } from './appeals'
import { EFFECTS } from './effects'
import { queueOf } from './derived'
import type { EventData, EventFact } from './event-words'
import { GUARDS } from './guards'
import { leavesLate } from './marks'
import type { Actor, Order, OrderEvent, Payload, RuleContext } from './order'
import type { OrderAction, OrderState, Transition } from './order-states'
import { ORDER_ACTIONS, transitionOf } from './order-states'
import type { Refusal } from './refusals'
import { isSupervised } from './supervision'
import { freeSeat, isInTheField, orderStateOfSeat, seatIdOf, settleOffers } from './seats'
import { nextState } from './target-rules'

export type Outcome =
  | { readonly ok: true; readonly order: Order; readonly event: OrderEvent }
  | { readonly ok: false; readonly refusal: Refusal }

/** Guards that ask what the action brings, not whether it is possible: a view offers the action before they are filled in. */
const ASKS_PAYLOAD = /^(names|gives)|^(notOfferedBefore|hasPartner|reasonToCancel|saysHowVerified|appealOpen|ownsAppeal)$/

/**
 * The one way an order changes. Refuses by name, or returns the new order and its history line.
 * Pure: the same order, action and context give the same outcome on any machine.
 */
export function applyTransition(stored: Order, action: OrderAction, given: RuleContext): Outcome {
  const row = transitionOf(action)
  const ctx: RuleContext = { ...given, action }
  const order = settleOffers(stored)
  const refusal = refuse(order, row, ctx)
  if (refusal !== null) return { ok: false, refusal }

  const changed = (row.does ?? []).reduce((current, name) => EFFECTS[name](current, ctx), order)
  const to = nextState(row.to, order, changed, ctx)
  return { ok: true, order: { ...changed, state: to }, event: eventOf(action, { before: order, after: changed, to }, ctx) }
}

/** The actions this actor may take on this order now, in the order of the table. The page draws exactly these. */
export function actionsFor(order: Order, actor: Actor, ctx: Omit<RuleContext, 'actor' | 'payload'>): readonly OrderAction[] {
  return ORDER_ACTIONS.filter((action) => {
    const row = transitionOf(action)
    if (!row.by.includes(actor.kind) || !stateFits(order, row, actor)) return false
    const full: RuleContext = { ...ctx, actor, payload: {}, action }
    const asked = (row.needs ?? []).filter((name) => !ASKS_PAYLOAD.test(name))
    return asked.every((name) => GUARDS[name](order, full) === null) && namesOpenAppeal(order, action, actor)
  })
}

function refuse(order: Order, row: Transition, ctx: RuleContext): Refusal | null {
  if (!row.by.includes(ctx.actor.kind)) return 'NOT_ALLOWED'
  // Whose order it is comes before what state it is in: a stranger learns nothing from the refusal.
  for (const name of ['ownsOrder', 'inScope'] as const) {
    const refusal = row.needs?.includes(name) ? GUARDS[name](order, ctx) : null
    if (refusal !== null) return refusal
  }
  if (!stateFits(order, row, ctx.actor)) return missedOffer(order, ctx) ?? 'WRONG_STATE'
  for (const name of row.needs ?? []) {
    const refusal = GUARDS[name](order, ctx)
    if (refusal !== null) return refusal
  }
  return null
}

function stateFits(order: Order, row: Transition, actor: Actor): boolean {
  if (row.level !== 'seat' || actor.kind !== 'member') return row.from.includes(order.state)
  if (!isInTheField(order.state)) return false
  const seatId = seatIdOf(order, actor.id)
  const seat = seatId === undefined ? undefined : order.seats[seatId]
  // Without a seat of their own the member answers an offer: any free seat with an open offer will do.
  if (seat === undefined) return row.from.includes('offered') ? Object.values(order.seats).some((each) => each.state === 'offered') : row.from.includes(order.state)
  return row.from.includes(orderStateOfSeat(seat)) || (row.from.includes('offered') && order.state === 'offered')
}

/** Which appeal is meant stands in the payload; that there is one stands in the order. */
function namesOpenAppeal(order: Order, action: OrderAction, actor: Actor): boolean {
  if (action === 'upholdAppeal' || action === 'dismissAppeal') return hasOpenAppeal(order)
  return action !== 'withdrawAppeal' || hasOpenAppealBy(order, actor.id)
}

/** Who answers an invitation too late hears why: another was quicker, or the time was over. */
function missedOffer(order: Order, { action, actor }: RuleContext): Refusal | null {
  if (action !== 'take' || !isInTheField(order.state) || seatIdOf(order, actor.id) !== undefined) return null
  const addressed = [actor.id, ...actor.scopeIds.map((id) => `pool:${id}`)]
  const mine = Object.values(order.offers).filter((offer) => offer.round === order.round && addressed.includes(offer.to))
  if (mine.length === 0) return null
  if (freeSeat(order) === undefined) return 'TAKEN_BY_OTHER'
  return mine.some((offer) => offer.state === 'lapsed') ? 'OFFER_EXPIRED' : 'NO_OPEN_OFFER'
}

function eventOf(action: OrderAction, { before, after, to }: { before: Order; after: Order; to: OrderState }, ctx: RuleContext): OrderEvent {
  const { actor, now, payload } = ctx
  const base = { action, at: now, by: { kind: actor.kind, id: actor.id, label: actor.label }, from: before.state, to, round: after.round }
  const data: EventData = { ...dataOf(payload), ...newlyAsked(before, after), ...leftBehind(action, before, after), ...lateFacts(action, before, ctx), ...backFacts(before, { ...after, state: to }), ...movedFacts(before, after) }
  return {
    ...base,
    ...(payload.note === undefined ? {} : { note: payload.note }),
    ...(payload.reason === undefined ? {} : { reason: payload.reason }),
    ...(Object.keys(data).length === 0 ? {} : { data }),
  }
}

/** A late release is said in the history, so that it can be counted; and so is, with the same weight, that it counts no more. */
function lateFacts(action: OrderAction, before: Order, ctx: RuleContext): EventData {
  // Both limits are said where one takes the place of the other.
  if (action === 'approveExtension' && before.extension !== undefined) return { until: before.extension.until, ...(before.clocks.finish === undefined ? {} : { dueBefore: before.clocks.finish.dueAt }) }
  if (action === 'release') return leavesLate(before, ctx) ? { late: true } : {}
  const { about } = (action === 'upholdAppeal' ? appealOf(before, ctx) : undefined) ?? {}
  return about === undefined ? {} : { reverses: about }
}

/** Whether members brought it back, before and after: the community's queues are counted from the lines alone. */
function backFacts(before: Order, after: Order): EventData {
  return { ...(queueOf(before) === 'back' ? { wasBack: true } : {}), ...(queueOf(after) === 'back' ? { back: true } : {}) }
}

/** Whom this step asks: by hand, by a plan, or the next of a list. */
function newlyAsked(before: Order, after: Order): EventData {
  const asked = Object.entries(after.offers).filter(([id]) => before.offers[id] === undefined).map(([, offer]) => offer.to)
  return asked.length === 0 ? {} : { offered: asked.join(',') }
}

/** Which community it left, and whether a 督办单 goes along: both communities are counted from the lines alone. */
function movedFacts(before: Order, after: Order): EventData {
  return before.communityId === after.communityId ? {} : { leftId: before.communityId, ...(isSupervised(before) ? { supervised: true } : {}) }
}

/** Who lost a seat by this step, and whose invitation was taken back: the order does not know them any more, and they are to be told. */
function leftBehind(action: OrderAction, before: Order, after: Order): EventData {
  const holders = new Set(Object.values(after.seats).flatMap((seat) => seat.memberId ?? []))
  const freed = Object.values(before.seats).flatMap(({ memberId }) => (memberId === undefined || holders.has(memberId) ? [] : [memberId]))
  const tellsAsked = transitionOf(action).tells?.includes('offered') === true
  const asked = tellsAsked ? Object.entries(before.offers).filter(([id, offer]) => offer.state === 'open' && after.offers[id]?.state === 'withdrawn') : []
  const withdrawn = asked.map(([, offer]) => offer.to)
  return { ...(freed.length === 0 ? {} : { freed: freed.join(',') }), ...(withdrawn.length === 0 ? {} : { withdrawn: withdrawn.join(',') }) }
}

/** The facts of an action that the timeline and the figures will need. */
function dataOf(payload: Payload): EventData {
  const data: Partial<Record<EventFact, string | number | boolean>> = {}
  const keep = ['channel', 'urgency', 'serviceId', 'targetId', 'offerId', 'memberId', 'unit', 'way', 'distanceM', 'happenedAt', 'result', 'until', 'backTo', 'appealTarget', 'appealId', 'clock', 'card', 'parts', 'communityId', 'answer', 'answeredBy'] as const satisfies readonly EventFact[]
  for (const key of keep) {
    const value = payload[key]
    if (value !== undefined) data[key] = value
  }
  const { time, basis, children, rating, link } = payload
  return {
    ...data,
    ...(time === undefined ? {} : { timeFrom: time.from, timeTo: time.to }),
    ...(basis === undefined ? {} : { weights: basis.weights, model: basis.model, plannedBy: basis.by }),
    ...(link === undefined ? {} : { linkUntil: link.until }),
    ...(children === undefined ? {} : { children: children.join(',') }),
    ...(rating === undefined ? {} : { solved: rating.solved, attitude: rating.attitude, speed: rating.speed }),
  }
}
