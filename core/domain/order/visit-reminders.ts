import { nextReminder, remindersPast } from '../time/reminders'
import type { Order } from './order'
import type { OrderState } from './order-states'

/** Where somebody is on the way: nobody is reminded of what stands still, or is somebody else's by now. */
const ON_THE_WAY: readonly OrderState[] = ['accepted', 'offered', 'taken', 'scheduled']

/** A seat with an agreed time still to be kept. */
const agreedSeats = ({ state, seats }: Order) => (ON_THE_WAY.includes(state) ? Object.entries(seats).flatMap(([seatId, seat]) => (seat.state === 'scheduled' && seat.scheduled !== undefined ? [{ seatId, seat, from: seat.scheduled.from }] : [])) : [])

/** When the next reminder of an agreed visit is due; undefined where none is. */
export function nextVisitReminder(order: Order): number | undefined {
  const next = agreedSeats(order).flatMap(({ seat, from }) => nextReminder(from, seat.reminded ?? 0) ?? [])
  return next.length === 0 ? undefined : Math.min(...next)
}

export interface VisitReminder { readonly seatId: string; readonly memberId: string; readonly from: number; readonly reminded: number }

/** What is due now: whom to remind of which time, for the how-manieth time; and the order as it is once they are told. One whose hour is past is only ticked off. */
export function visitReminders<D extends Order>(order: D, now: number): { readonly due: readonly VisitReminder[]; readonly after: D } {
  const behind = agreedSeats(order).map((each) => ({ ...each, reminded: remindersPast(each.from, now) })).filter(({ seat, reminded }) => reminded > (seat.reminded ?? 0))
  return {
    due: behind.flatMap(({ seatId, seat: { memberId }, from, reminded }) => (memberId === undefined || from <= now ? [] : [{ seatId, memberId, from, reminded }])),
    after: behind.length === 0 ? order : { ...order, seats: { ...order.seats, ...Object.fromEntries(behind.map(({ seatId, seat, reminded }) => [seatId, { ...seat, reminded }])) } },
  }
}
