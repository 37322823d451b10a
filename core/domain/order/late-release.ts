/** Given back less than three hours before the agreed time: kept with who and when, open to an appeal, reversed by an entry and never taken away. */
import { dueAt } from '../time'
import { CASE_LIMITS } from './limits'
import type { LateRelease, Order, RuleContext } from './order'
import { seatIdOf } from './seats'

/** The time the actor agreed to come, where giving it back now is late. */
function agreedTooSoon(order: Order, { actor, now, calendar }: RuleContext): number | undefined {
  const seatId = seatIdOf(order, actor.id)
  const agreed = seatId === undefined ? undefined : order.seats[seatId]?.scheduled?.from
  return agreed !== undefined && dueAt(now, CASE_LIMITS.lateRelease, calendar) > agreed ? agreed : undefined
}

export const leavesLate = (order: Order, ctx: RuleContext): boolean => agreedTooSoon(order, ctx) !== undefined

/** The entry of a release that is late; before the seat is left. */
export function markLate(order: Order, ctx: RuleContext): Order {
  const agreed = agreedTooSoon(order, ctx)
  return agreed === undefined ? order : withEntry(order, { by: ctx.actor.id, at: ctx.now, round: order.round, agreed })
}

/** The entry that a mark counts no more. */
export function reverseLate(order: Order, id: string | undefined, now: number): Order {
  const mark = id === undefined ? undefined : order.lateReleases?.[id]
  return id === undefined || mark === undefined ? order : withEntry(order, { ...mark, at: now, reverses: id })
}

function withEntry(order: Order, entry: LateRelease): Order {
  const before = order.lateReleases ?? {}
  return { ...order, lateReleases: { ...before, [`l${Object.keys(before).length + 1}`]: entry } }
}

/** A person's own marks, newest first, with whether they still count. */
export function lateMarksOf(order: Pick<Order, 'lateReleases'>, personId: string): readonly { readonly id: string; readonly mark: LateRelease; readonly reversed: boolean }[] {
  const all = Object.entries(order.lateReleases ?? {})
  const reversed = new Set(all.map(([, entry]) => entry.reverses))
  return all.filter(([, { by, reverses }]) => by === personId && reverses === undefined).map(([id, mark]) => ({ id, mark, reversed: reversed.has(id) })).reverse()
}

/** The mark its owner may still appeal against now: not judged before, and not too long ago. */
export function appealableMark(order: Order, personId: string, ctx: Pick<RuleContext, 'now' | 'calendar'>): string | undefined {
  const judged = new Set(Object.values(order.appeals).filter(({ state }) => state !== 'withdrawn').map(({ about }) => about))
  const open = lateMarksOf(order, personId).find(({ id, mark }) => !judged.has(id) && ctx.now < dueAt(mark.at, CASE_LIMITS.fileAppeal, ctx.calendar))
  return order.erasedAt === undefined ? open?.id : undefined
}
