/**
 * How long an order says who somebody is. Its end starts a clock; when that rings, what identifies a person and what anybody
 * wrote is taken away, and what figures need (states, times, results, ids) stays. See docs/decisions/0017.
 */
import { dueAt } from '../time'
import type { Limit } from '../time'
import { start } from './effect-tools'
import { CASE_LIMITS } from './limits'
import type { Appeal, Order, RuleContext, Seat } from './order'
import type { Supervision, UnitReturn } from './oversight'
import type { OrderAction } from './order-states'
import { stopClock, without } from './visits'

/** Ends that can be taken back, and how long: until then nothing has ended, and the clock has not begun. */
const TAKEN_BACK_WITHIN: Readonly<Partial<Record<OrderAction, Limit>>> = {
  lapseInfo: CASE_LIMITS.restoreCancelled,
  merge: CASE_LIMITS.unmerge,
  reject: CASE_LIMITS.fileAppeal,
  blockContent: CASE_LIMITS.fileAppeal,
}

export function startPersonalData(order: Order, ctx: RuleContext): Order {
  const back = ctx.action === undefined ? undefined : TAKEN_BACK_WITHIN[ctx.action]
  const ended = back === undefined ? ctx.now : dueAt(ctx.now, back, ctx.calendar)
  return start(order, 'personalData', CASE_LIMITS.personalData, { ...ctx, now: ended })
}

/** The order without anybody's words, and without where exactly somebody was. */
export function erasePersonal(order: Order, { now }: RuleContext): Order {
  const { dispute, reopen, rating, suspension, followers, supervision, extension, returns } = order
  return {
    ...without(stopClock(order, 'personalData'), 'forwardedTo', 'leadUnit', 'assisting', 'forwardLinks'),
    title: '',
    text: '',
    seats: mapped(order.seats, withoutDistance),
    offers: mapped(order.offers, ({ distanceM: _distance, ...offer }) => offer),
    appeals: mapped(order.appeals, ({ answer: _answer, ...appeal }): Appeal => ({ ...appeal, reason: '' })),
    ...(dispute ? { dispute: { ...dispute, reason: '' } } : {}),
    ...(reopen ? { reopen: { ...reopen, reason: '' } } : {}),
    ...(suspension ? { suspension: { ...suspension, reason: '' } } : {}),
    ...(supervision ? { supervision: withoutAnswer(supervision) } : {}),
    ...(extension ? { extension: { ...extension, reason: '' } } : {}),
    ...(returns ? { returns: mapped(returns, ({ owner: _owner, ...asked }): UnitReturn => ({ ...asked, reason: '' })) } : {}),
    ...(rating ? { rating: withoutWords(rating) } : {}),
    ...(followers ? { followers: followers.map((follower) => ({ ...follower, title: '' })) } : {}),
    erasedAt: now,
  }
}

const mapped = <T>(all: Readonly<Record<string, T>>, change: (each: T) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([id, each]) => [id, change(each)]))

function withoutDistance(seat: Seat): Seat {
  if (seat.checkIn === undefined) return seat
  const { distanceM: _distance, ...checkIn } = seat.checkIn
  return { ...seat, checkIn }
}

const withoutAnswer = ({ answer: _answer, ...asked }: Supervision): Supervision => ({ ...asked, reason: '' })

function withoutWords({ words: _words, ...rating }: NonNullable<Order['rating']>): NonNullable<Order['rating']> {
  return rating
}
