/**
 * 延期: the community asks once a round for more time, before the time it has is over; the street says yes or no. A yes moves
 * the finish clock, and both limits, the first and the new one, stay to be read. Source: reference §2 (SD), «one approved extension».
 */
import type { Clock } from '../time'
import { closeOfDay, dueAt } from '../time'
import { limitFor } from './limits'
import type { Order, RuleContext } from './order'
import type { Refusal } from './refusals'
import { setClock } from './visits'

/** Where a limit in days ends with the day, a new one does so too; hours are taken as they are said. */
function newLimit(clock: Clock, until: number, { calendar }: Pick<RuleContext, 'calendar'>): number {
  return clock.unit === 'minutes' || clock.unit === 'hours' ? until : closeOfDay(until, calendar)
}

/** Once in a round, while the limit that is there still runs. */
export function askRefusal({ extension, clocks: { finish } }: Order, { now }: RuleContext): Refusal | null {
  if (extension !== undefined) return 'EXTENDED_ONCE'
  if (finish === undefined || finish.pausedAt !== undefined) return 'CLOCK_STANDS'
  return now <= finish.dueAt ? null : 'EXTENSION_LATE'
}

/** After the limit that is there, and not farther behind it than the limit itself is long. */
export function newDateRefusal(order: Order, ctx: RuleContext): Refusal | null {
  const { finish } = order.clocks
  if (ctx.payload.until === undefined || finish === undefined) return 'NEW_DATE_REQUIRED'
  const until = newLimit(finish, ctx.payload.until, ctx)
  if (until <= finish.dueAt) return 'NEW_DATE_EARLY'
  // Due at the close of a day, the next day would count as the first: a moment earlier it does not.
  const latest = dueAt(finish.dueAt - 1, limitFor(order.urgency, 'finish', order.limits), ctx.calendar)
  return until > latest + 1 ? 'NEW_DATE_FAR' : null
}

/** Days may pass between asking and the answer; what helps nothing any more is not agreed to. */
export function staleRefusal({ extension, clocks: { finish } }: Order, { now }: RuleContext): Refusal | null {
  if (extension === undefined) return null
  if (finish === undefined || finish.pausedAt !== undefined) return 'CLOCK_STANDS'
  return extension.until > Math.max(now, finish.dueAt) ? null : 'EXTENSION_PAST'
}

export function askExtension(order: Order, ctx: RuleContext): Order {
  const { payload, actor, now } = ctx
  const { finish } = order.clocks
  if (finish === undefined || payload.until === undefined) return order
  return { ...order, extension: { state: 'asked', by: actor.id, reason: payload.reason ?? '', from: finish.dueAt, until: newLimit(finish, payload.until, ctx), at: now } }
}

export function approveExtension(order: Order): Order {
  const { extension, clocks: { finish } } = order
  if (extension === undefined || finish === undefined) return order
  return setClock({ ...order, extension: { ...extension, state: 'approved', from: finish.dueAt } }, 'finish', { ...finish, dueAt: extension.until })
}

export function refuseExtension(order: Order): Order {
  return order.extension === undefined ? order : { ...order, extension: { ...order.extension, state: 'refused' } }
}

/** A limit counted anew (another category, an earlier order merged in) does not take back the time the street has given. */
export function keepsExtension({ extension, clocks: { finish } }: Order, anew: Clock): boolean {
  return extension?.state === 'approved' && finish !== undefined && finish.dueAt >= anew.dueAt
}
