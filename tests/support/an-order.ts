import { nextDue } from '@core/domain/order/clocks'
import { derive } from '@core/domain/order/derived'
import type { Urgency } from '@core/domain/order/limits'
import type { Actor, Order, Payload } from '@core/domain/order/order'
import type { OrderAction, OrderState } from '@core/domain/order/order-states'
import type { Refusal } from '@core/domain/order/refusals'
import { openSeats } from '@core/domain/order/seats'
import { actionsFor, applyTransition } from '@core/domain/order/transition'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import { COLLEAGUE, member, RESIDENT, STAFF, SYSTEM } from './order-actors'
import { DAY, HOUR, rightPayload } from './order-payloads'

/** Monday 2026-03-02 09:00 in Shanghai: an ordinary working morning. */
export const MONDAY = Date.parse('2026-03-02T09:00:00+08:00')
export const calendar = DEFAULT_CALENDAR

/** An order and the moment it is looked at. Every step is a real transition, so a test cannot build what cannot happen. */
export interface OrderStory {
  readonly order: Order
  readonly now: number
  readonly state: OrderState
  /** The resulting state, or the refusal; changes nothing. */
  readonly tries: (action: OrderAction, actor: Actor, payload?: Payload) => OrderState | Refusal
  /** Takes the action with a right payload (or the given one); throws when refused. */
  readonly does: (action: OrderAction, actor: Actor, payload?: Payload) => OrderStory
  readonly after: (ms: number) => OrderStory
  /** Lets the timer do what is due next, at its moment. */
  readonly bell: () => OrderStory
  readonly offers: (actor: Actor) => readonly OrderAction[]
  readonly accepted: () => OrderStory
  readonly offeredTo: (...to: readonly string[]) => OrderStory
  readonly takenBy: (...ids: readonly string[]) => OrderStory
  readonly scheduledBy: (id: string, from?: number, to?: number) => OrderStory
  readonly checkedInBy: (...ids: readonly string[]) => OrderStory
  readonly finishedBy: (...ids: readonly string[]) => OrderStory
  readonly closed: () => OrderStory
  readonly suspended: () => OrderStory
}

/** Any order as a story, for what only a stored document can look like. */
export function aStory(order: Order, now: number): OrderStory {
  const apply = (action: OrderAction, actor: Actor, payload?: Payload) =>
    applyTransition(order, action, { now, calendar, actor, payload: payload ?? rightPayload(action, order, actor, now, nextDue(order, calendar)) })
  const each = (ids: readonly string[], step: (at: OrderStory, id: string) => OrderStory): OrderStory => ids.reduce(step, self)

  const self: OrderStory = {
    order, now, state: order.state,
    tries: (...args) => {
      const outcome = apply(...args)
      return outcome.ok ? outcome.order.state : outcome.refusal
    },
    does: (...args) => {
      const outcome = apply(...args)
      if (!outcome.ok) throw new Error(`${args[1].kind} ${args[1].id} 在 ${order.state} 不能 ${args[0]}：${outcome.refusal}`)
      return aStory(outcome.order, now)
    },
    after: (ms) => aStory(order, now + ms),
    bell: () => {
      const due = nextDue(order, calendar)
      if (due === undefined) throw new Error(`${order.state} 没有要响的钟`)
      return aStory(order, Math.max(now, due.at)).does(due.action, SYSTEM)
    },
    offers: (actor) => actionsFor(order, actor, { now, calendar }),
    accepted: () => self.does('accept', STAFF),
    offeredTo: (...to) => (order.state === 'submitted' ? self.accepted() : self).does('dispatch', STAFF, { offers: to.map((id) => ({ to: id })) }),
    takenBy: (...ids) => each(ids, (at, id) => at.does('take', member(id))),
    scheduledBy: (id, from = now + HOUR, to = now + 2 * HOUR) => self.does('proposeTime', member(id), { time: { from, to } }).does('agreeTime', RESIDENT),
    checkedInBy: (...ids) => each(ids, (at, id) => at.does('checkIn', member(id))),
    finishedBy: (...ids) => each(ids, (at, id) => at.does('finish', member(id))),
    closed: () => self.does('confirm', RESIDENT),
    suspended: () => self.does('proposeSuspension', STAFF, { reason: '等配件', until: now + 3 * DAY }).does('suspend', COLLEAGUE),
  }
  return self
}

export interface Draft {
  readonly seats?: number
  readonly urgency?: Urgency
  readonly now?: number
}

export function aDraft({ seats = 1, urgency = 'p2', now = MONDAY }: Draft = {}): OrderStory {
  const order: Order = {
    state: 'draft', urgency, serviceId: 'c0102', communityId: 'c1', streetId: 'st1', residentId: 'r1', title: '厨房水龙头漏水', text: '从昨天夜里开始滴水',
    seats: openSeats(seats), offers: {}, clocks: {}, cards: {}, round: 1, level: 0, suspensions: 0, urges: 0, appeals: {},
  }
  return aStory(order, now)
}

/** A submitted order of r1 in community c1: `anOrder().offeredTo('m1').takenBy('m1')`. */
export const anOrder = (draft: Draft = {}): OrderStory => aDraft(draft).does('submit', RESIDENT, {})

/** `anOrder` up to the resident's confirmation, served by m1. */
export const aServedOrder = (draft: Draft = {}): OrderStory => anOrder(draft).offeredTo('m1').takenBy('m1').checkedInBy('m1').finishedBy('m1')

/** The same with the limit over before it was done: a red card stands. */
export const servedLate = (): OrderStory => anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').checkedInBy('m1').bell().bell().finishedBy('m1')

export const derived = (at: OrderStory) => derive(at.order, calendar)
