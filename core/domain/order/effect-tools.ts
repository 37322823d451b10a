/** What several effects share: starting, moving and counting an order's clocks, and closing its offers. */
import type { Clock, Limit } from '../time'
import { dueAt, pauseClock, resumeClock, startClock } from '../time'
import { keepsExtension } from './extensions'
import { limitFor } from './limits'
import type { LimitKind } from './limits'
import type { ClockKind, Order, RuleContext } from './order'
import { seatsAfterOffers } from './seats'
import { setClock } from './visits'

const HOUR_MS = 3_600_000
const WINDOWED: readonly ClockKind[] = ['accept', 'dispatch', 'contact', 'arrive', 'finish']

/** The order's own limit: its category's where it has one, else that of its urgency. */
export const limitOf = (order: Order, kind: LimitKind): Limit => limitFor(order.urgency, kind, order.limits)

export function start(order: Order, kind: ClockKind, limit: Limit, ctx: RuleContext): Order {
  return setClock(order, kind, startClock(ctx.now, limit, ctx.calendar))
}

export function mapClocks(order: Order, change: (clock: Clock) => Clock): Order {
  const clocks = Object.fromEntries(
    Object.entries(order.clocks).map(([kind, clock]) => [kind, WINDOWED.includes(kind as ClockKind) ? change(clock) : clock]),
  )
  return { ...order, clocks }
}

export function closeOffers(order: Order, state: 'lapsed' | 'withdrawn', when: (until: number) => boolean): Order {
  const offers = Object.fromEntries(
    Object.entries(order.offers).map(([id, offer]) => [id, offer.state === 'open' && when(offer.until) ? { ...offer, state } : offer]),
  )
  const closed: Order = { ...order, offers }
  return { ...closed, seats: seatsAfterOffers(closed) }
}

/** Remembers that the actor has held a seat. */
export function withHolder(order: Order, { actor }: RuleContext): Order {
  return { ...order, holders: [...new Set([...(order.holders ?? []), actor.id])] }
}

/** Who holds a seat, or is a member no more, is not asked any more. */
export function withdrawOwn(order: Order, memberId: string): Order['offers'] {
  return Object.fromEntries(Object.entries(order.offers).map(([id, offer]) => [id, offer.to === memberId && offer.state === 'open' ? { ...offer, state: 'withdrawn' } : offer]))
}

/** A clock under a new limit or from another start, with the time it has stood still: as if the pause had come first. */
export function relimited(clock: Clock | undefined, since: number, limit: Limit, ctx: RuleContext): Clock {
  const running = withPauses(clock, since, limit, ctx)
  return clock?.pausedAt === undefined ? running : pauseClock(running, clock.pausedAt, ctx.calendar)
}

function withPauses(clock: Clock | undefined, since: number, limit: Limit, ctx: RuleContext): Clock {
  const fresh = startClock(since, limit, ctx.calendar)
  if (clock?.pausedFor === undefined) return fresh
  const working = clock.unit === 'workingDays' || clock.unit === 'workingHours'
  const until = dueAt(since, { amount: clock.pausedFor / HOUR_MS, unit: working ? 'workingHours' : 'hours' }, ctx.calendar)
  return resumeClock(pauseClock(fresh, since, ctx.calendar), until, ctx.calendar)
}

/** Merged orders share the main one's clock, and it has run since the first of them was made. */
export function fromEarliest(order: Order, ctx: RuleContext): Order {
  const { finish } = order.clocks
  if (finish === undefined) return order
  const since = Math.min(order.since ?? finish.startedAt, ...(order.followers ?? []).map((follower) => follower.since))
  if (since === finish.startedAt) return order
  const anew = restarted(order, finish, since, ctx)
  return keepsExtension(order, anew) ? order : setClock(order, 'finish', anew)
}

/** The total clock from another T0. What a split has lengthened stays as long as its longest part, whoever joins or leaves. */
function restarted(order: Order, finish: Clock, since: number, ctx: RuleContext): Clock {
  const limit = limitOf(order, 'finish')
  const next = relimited(finish, since, limit, ctx)
  const lengthened = finish.dueAt > relimited(finish, finish.startedAt, limit, ctx).dueAt
  if (!lengthened || next.dueAt >= finish.dueAt) return next
  return { ...next, dueAt: finish.dueAt, ...(finish.left === undefined ? {} : { left: finish.left }) }
}

/** Of two helpers' results the order keeps the worse: one half-done job is not a solved order. */
export function worse(a: Order['result'], b: Order['result']): Order['result'] {
  const order = ['solved', 'partial', 'unsolved'] as const
  if (a === undefined || b === undefined) return a ?? b
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
