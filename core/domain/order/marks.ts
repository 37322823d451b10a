/**
 * What is noted against a member on the way, with who, when and in which round: a place given back less than three hours
 * before the agreed time, or one that was lost because nobody called or came. Open to an appeal, reversed by an entry of
 * its own and never taken away.
 */
import { dueAt } from '../time'
import { CASE_LIMITS } from './limits'
import type { Mark, MarkKind, Order, RuleContext } from './order'
import { MARK_KINDS } from './order'
import { seatIdOf } from './seats'
import { lateSeats } from './visits'

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
  return agreed === undefined ? order : withEntry(order, { kind: 'lateRelease', by: ctx.actor.id, at: ctx.now, round: order.round, agreed })
}

/** One entry for each who did not call or come by the clock that rang; before their seats are freed. */
export function markNoShows(order: Order, ctx: RuleContext): Order {
  return lateSeats(order, ctx).reduce((marked, seatId) => {
    const { memberId, scheduled } = order.seats[seatId] ?? {}
    if (memberId === undefined) return marked
    return withEntry(marked, { kind: 'noShow', by: memberId, at: ctx.now, round: order.round, ...(scheduled === undefined ? {} : { agreed: scheduled.from }) })
  }, order)
}

/** The entry that a mark counts no more. */
export function reverseMark(order: Order, id: string | undefined, now: number): Order {
  const mark = id === undefined ? undefined : order.marks?.[id]
  return id === undefined || mark === undefined ? order : withEntry(order, { ...mark, at: now, reverses: id })
}

function withEntry(order: Order, entry: Mark): Order {
  const before = order.marks ?? {}
  return { ...order, marks: { ...before, [`k${Object.keys(before).length + 1}`]: entry } }
}

/** A person's own marks, newest first, with whether they still count. */
export function marksOf(order: Pick<Order, 'marks'>, personId: string): readonly { readonly id: string; readonly mark: Mark; readonly reversed: boolean }[] {
  const all = Object.entries(order.marks ?? {})
  const reversed = new Set(all.map(([, entry]) => entry.reverses))
  return all.filter(([, { by, reverses }]) => by === personId && reverses === undefined).map(([id, mark]) => ({ id, mark, reversed: reversed.has(id) })).reverse()
}

/** The mark its owner may still appeal against now, of one kind or of any: not judged before, and not too long ago. */
export function appealableMark(order: Order, personId: string, ctx: Pick<RuleContext, 'now' | 'calendar'>, kind?: MarkKind): string | undefined {
  if (order.erasedAt !== undefined) return undefined
  const judged = new Set(Object.values(order.appeals).filter(({ state }) => state !== 'withdrawn').map(({ about }) => about))
  const open = marksOf(order, personId).find(({ id, mark }) => (kind === undefined || mark.kind === kind) && !judged.has(id) && ctx.now < dueAt(mark.at, CASE_LIMITS.fileAppeal, ctx.calendar))
  return open?.id
}

/** Whether an appeal is about a mark, and not about how the order ended. */
export const isMarkKind = (target: string | undefined): target is MarkKind => (MARK_KINDS as readonly (string | undefined)[]).includes(target)
