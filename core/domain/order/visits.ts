import type { Clock } from '../time'
import { startClock } from '../time'
import { limitFor } from './limits'
import type { ClockKind, Order, RuleContext, Seat } from './order'
import { seatIdOf, seatsAfterOffers } from './seats'

/**
 * An order has one `contact` and one `arrive` clock, whatever the number of its seats: each runs for the seats that still
 * owe a call or a visit, and what one helper does leaves the others' limits alone.
 */

const owesCall = (seat: Seat): boolean => seat.state === 'taken' && seat.contactedAt === undefined
const owesVisit = (seat: Seat): boolean => seat.state === 'scheduled' || (seat.state === 'taken' && seat.contactedAt !== undefined)
/** A visit is owed until the agreed time ends, or until the whole order's limit where none was agreed. */
const visitEnd = (order: Order, seat: Seat): number | undefined => seat.scheduled?.to ?? order.clocks.finish?.dueAt

/** The order without some of its fields. */
export const without = <K extends keyof Order>(order: Order, ...keys: readonly K[]): Order =>
  Object.fromEntries(Object.entries(order).filter(([key]) => !keys.includes(key as K))) as unknown as Order

/** A clock set anew has shown no card yet. */
export function setClock(order: Order, kind: ClockKind, clock: Clock): Order {
  const { [kind]: _shown, ...cards } = order.cards
  return { ...order, clocks: { ...order.clocks, [kind]: clock }, cards }
}

export function stopClock(order: Order, ...kinds: readonly ClockKind[]): Order {
  const clocks = Object.fromEntries(Object.entries(order.clocks).filter(([kind]) => !kinds.includes(kind as ClockKind)))
  return { ...order, clocks }
}

export function setSeat(order: Order, seatId: string, seat: Seat): Order {
  return { ...order, seats: { ...order.seats, [seatId]: seat } }
}

/** Applies `change` to the seat the actor holds. */
export function atOwnSeat(order: Order, ctx: RuleContext, change: (seat: Seat) => Seat): Order {
  const seatId = seatIdOf(order, ctx.actor.id)
  const seat = seatId === undefined ? undefined : order.seats[seatId]
  return seatId === undefined || seat === undefined ? order : setSeat(order, seatId, change(seat))
}

/** Lets the contact and arrive clocks follow the seats. A clock that is still owed, and until the same moment, runs on. */
export function settleVisits(order: Order, ctx: RuleContext): Order {
  const seats = Object.values(order.seats)
  const called = seats.some(owesCall) ? order : stopClock(order, 'contact')
  const ends = seats.filter(owesVisit).map((seat) => visitEnd(order, seat)).filter((end) => end !== undefined && end > ctx.now)
  if (!seats.some(owesVisit)) return stopClock(called, 'arrive')
  // Late already, and yet on the way: as long as a call may take, or nobody would ever ask what became of it.
  if (ends.length === 0) return called.clocks.arrive === undefined ? setClock(called, 'arrive', startClock(ctx.now, limitFor(order.urgency, 'contact', order.limits), ctx.calendar)) : called
  const dueAt = Math.min(...(ends as readonly number[]))
  if (called.clocks.arrive?.dueAt === dueAt) return called
  return setClock(called, 'arrive', { startedAt: ctx.now, dueAt, unit: 'minutes' })
}

/** Somebody new owes the resident a call: within the usual limit, or what is left of one that already runs. */
export function startContact(order: Order, ctx: RuleContext, anew: boolean): Order {
  if (!Object.values(order.seats).some(owesCall) || (!anew && order.clocks.contact !== undefined)) return order
  return setClock(order, 'contact', startClock(ctx.now, limitFor(order.urgency, 'contact', order.limits), ctx.calendar))
}

/** Opens these seats again, and what hung on them: a proposed time, a transfer. The others keep theirs. */
export function freeSeats(order: Order, ids: readonly string[], ctx: RuleContext): Order {
  const seats = Object.fromEntries(Object.entries(order.seats).map(([id, seat]) => [id, ids.includes(id) ? { state: 'open' as const } : seat]))
  const freed = withoutPlans({ ...order, seats }, ids)
  return settleVisits({ ...freed, seats: seatsAfterOffers(freed) }, ctx)
}

/** Drops a proposed time or a transfer of these seats. */
export function withoutPlans(order: Order, ids: readonly string[]): Order {
  const agreed = order.proposal !== undefined && ids.includes(order.proposal.seatId) ? without(order, 'proposal') : order
  return agreed.transfer !== undefined && ids.includes(agreed.transfer.seatId) ? without(agreed, 'transfer') : agreed
}

/** The seats a clock that rang is about: who did not call, or did not come in time. Nobody at the door loses theirs. */
export function lateSeats(order: Order, ctx: RuleContext): readonly string[] {
  const entries = Object.entries(order.seats)
  if (ctx.payload.clock === 'contact') return entries.filter(([, seat]) => owesCall(seat)).map(([id]) => id)
  const owing = entries.filter(([, seat]) => owesVisit(seat))
  const late = owing.filter(([, seat]) => (visitEnd(order, seat) ?? ctx.now) <= ctx.now)
  return (late.length > 0 ? late : owing).map(([id]) => id)
}
