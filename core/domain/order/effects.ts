import type { Clock } from '../time'
import { dueAt, pauseClock, resumeClock, startClock } from '../time'
import { CASE_LIMITS, limitFor } from './limits'
import type { Limit } from '../time'
import type { ClockKind, Order, RuleContext, Seat } from './order'
import type { EffectName } from './order-states'
import { freeSeat, openOfferFor, openSeats, seatIdOf, seatsAfterOffers } from './seats'

/** Returns the order after its part of a transition; never looks at the machine, never fails (guards came first). */
export type Effect = (order: Order, ctx: RuleContext) => Order

const WINDOWED: readonly ClockKind[] = ['accept', 'dispatch', 'contact', 'arrive', 'finish']

function setClock(order: Order, kind: ClockKind, clock: Clock): Order {
  const { [kind]: _shown, ...cards } = order.cards
  return { ...order, clocks: { ...order.clocks, [kind]: clock }, cards }
}

function start(order: Order, kind: ClockKind, limit: Limit, ctx: RuleContext): Order {
  return setClock(order, kind, startClock(ctx.now, limit, ctx.calendar))
}

function stop(order: Order, ...kinds: readonly ClockKind[]): Order {
  const clocks = Object.fromEntries(Object.entries(order.clocks).filter(([kind]) => !kinds.includes(kind as ClockKind)))
  return { ...order, clocks }
}

function mapClocks(order: Order, change: (clock: Clock) => Clock): Order {
  const clocks = Object.fromEntries(
    Object.entries(order.clocks).map(([kind, clock]) => [kind, WINDOWED.includes(kind as ClockKind) ? change(clock) : clock]),
  )
  return { ...order, clocks }
}

function setSeat(order: Order, seatId: string, seat: Seat): Order {
  return { ...order, seats: { ...order.seats, [seatId]: seat } }
}

/** Applies `change` to the seat the actor holds. */
function atOwnSeat(order: Order, ctx: RuleContext, change: (seat: Seat) => Seat): Order {
  const seatId = seatIdOf(order, ctx.actor.id)
  const seat = seatId === undefined ? undefined : order.seats[seatId]
  return seatId === undefined || seat === undefined ? order : setSeat(order, seatId, change(seat))
}

function closeOffers(order: Order, state: 'lapsed' | 'withdrawn', when: (until: number) => boolean): Order {
  const offers = Object.fromEntries(
    Object.entries(order.offers).map(([id, offer]) => [id, offer.state === 'open' && when(offer.until) ? { ...offer, state } : offer]),
  )
  const closed: Order = { ...order, offers }
  return { ...closed, seats: seatsAfterOffers(closed) }
}

const without = <K extends keyof Order>(order: Order, ...keys: readonly K[]): Order =>
  Object.fromEntries(Object.entries(order).filter(([key]) => !keys.includes(key as K))) as unknown as Order

/** `arrive` ends with the agreed time, or with the whole order's limit where none was agreed. */
function startArrive(order: Order, ctx: RuleContext, until?: number): Order {
  const end = until ?? order.clocks.finish?.dueAt
  if (end === undefined || end <= ctx.now) return order
  return setClock(order, 'arrive', { startedAt: ctx.now, dueAt: end, unit: 'minutes' })
}

export const EFFECTS: Record<EffectName, Effect> = {
  openSeats: (order, { payload }) => {
    const count = payload.seatCount ?? Object.keys(order.seats).length
    return { ...order, seats: openSeats(Math.max(1, count)) }
  },
  amend: (order, { payload }) => ({ ...order, title: payload.title ?? order.title, text: payload.text ?? order.text }),
  recategorise: (order, ctx) => {
    const { serviceId = order.serviceId, urgency = order.urgency } = ctx.payload
    if (urgency === order.urgency) return { ...order, serviceId }
    // A new urgency means a new limit, counted from the same T0: nobody gains time by being sorted late.
    const since = order.clocks.finish?.startedAt ?? ctx.now
    const next: Order = { ...order, serviceId, urgency }
    return setClock(next, 'finish', startClock(since, limitFor(urgency, 'finish'), ctx.calendar))
  },

  startAccept: (order, ctx) => start(order, 'accept', limitFor(order.urgency, 'accept'), ctx),
  stopAccept: (order) => stop(order, 'accept'),
  // Dispatching gets the same span as accepting. Restarted whenever a seat is free again and nobody is asked.
  startDispatch: (order, ctx) => {
    const settled: Order = { ...order, seats: seatsAfterOffers(order) }
    const waiting = Object.values(settled.seats).some((seat) => seat.state === 'open')
    if (!waiting || settled.clocks.dispatch !== undefined) return settled
    const asked = Object.values(order.offers).some((offer) => offer.round === order.round)
    const next = start(settled, 'dispatch', limitFor(order.urgency, 'accept'), ctx)
    return asked ? { ...next, alarm: true } : next
  },
  stopDispatch: (order) => stop(without(order, 'alarm'), 'dispatch'),
  startFinish: (order, ctx) => start(order, 'finish', limitFor(order.urgency, 'finish'), ctx),
  pauseClocks: (order, ctx) => mapClocks(order, (clock) => pauseClock(clock, ctx.now, ctx.calendar)),
  resumeClocks: (order, ctx) => mapClocks(order, (clock) => resumeClock(clock, ctx.now, ctx.calendar)),
  stopClocks: (order) => ({ ...order, clocks: {} }),
  startInfo: (order, ctx) => start(order, 'info', CASE_LIMITS.infoSilence, ctx),
  stopInfo: (order) => stop(order, 'info'),
  markLapsed: (order, { now }) => ({ ...order, lapsedAt: now }),
  clearLapsed: (order) => without(order, 'lapsedAt'),
  setCancelled: (order) => closeOffers(without(order, 'proposal', 'transfer', 'alarm'), 'withdrawn', () => true),

  rememberState: (order) => ({ ...order, previous: order.state }),
  setMerged: (order, { payload, now }) => ({ ...order, mergedInto: payload.targetId, mergedAt: now }),
  clearMerged: (order) => without(order, 'mergedInto', 'mergedAt'),
  addChildren: (order, { payload }) => ({ ...order, children: [...(order.children ?? []), ...(payload.children ?? [])] }),

  addOffers: (order, ctx) => {
    const first = Object.keys(order.offers).length + 1
    const until = dueAt(ctx.now, limitFor(order.urgency, 'offer'), ctx.calendar)
    const free = Object.keys(order.seats).filter((id) => order.seats[id]?.state === 'open' || order.seats[id]?.state === 'offered')
    const made = (ctx.payload.offers ?? []).map((offer, index) => {
      const seatId = offer.seatId ?? free[index % Math.max(1, free.length)] ?? 's1'
      const value = { seatId, to: offer.to, state: 'open' as const, at: ctx.now, until, round: order.round, ...(offer.label === undefined ? {} : { label: offer.label }) }
      return [`o${first + index}`, value] as const
    })
    const next: Order = { ...order, offers: { ...order.offers, ...Object.fromEntries(made) } }
    return { ...next, seats: seatsAfterOffers(next) }
  },
  takeSeat: (order, ctx) => {
    const offerId = openOfferFor(order, ctx.actor.id, ctx.actor.scopeIds, ctx.payload.offerId)
    const offer = offerId === undefined ? undefined : order.offers[offerId]
    const seatId = freeSeat(order, offer?.seatId)
    if (offerId === undefined || offer === undefined || seatId === undefined) return order
    const seated = setSeat(order, seatId, { state: 'taken', memberId: ctx.actor.id, label: ctx.actor.label, takenAt: ctx.now })
    // A pool's offer stays open while seats remain; a person's offer is used up.
    const seatsLeft = freeSeat(seated) !== undefined
    const pooled = offer.to.startsWith('pool:')
    const answered: Order = { ...seated, offers: { ...seated.offers, [offerId]: { ...offer, state: pooled && seatsLeft ? 'open' : 'taken' } } }
    const settled = seatsLeft ? { ...answered, seats: seatsAfterOffers(answered) } : closeOffers(answered, 'withdrawn', () => true)
    const contacted = start(settled, 'contact', limitFor(order.urgency, 'contact'), ctx)
    return ctx.payload.time === undefined ? contacted : { ...contacted, proposal: { ...ctx.payload.time, seatId } }
  },
  closeOffer: (order, ctx) => {
    const offerId = openOfferFor(order, ctx.actor.id, ctx.actor.scopeIds, ctx.payload.offerId)
    const offer = offerId === undefined ? undefined : order.offers[offerId]
    // One neighbour's no to a pool is theirs alone: the pool stays open for the others.
    if (offerId === undefined || offer === undefined || offer.to.startsWith('pool:')) return order
    return { ...order, offers: { ...order.offers, [offerId]: { ...offer, state: 'declined' } } }
  },
  lapseOffers: (order, { now }) => closeOffers(order, 'lapsed', (until) => until <= now),
  withdrawOffers: (order) => closeOffers(order, 'withdrawn', () => true),

  setProposal: (order, { payload, actor }) => {
    const seatId = seatIdOf(order, actor.id)
    return payload.time === undefined || seatId === undefined ? order : { ...order, proposal: { ...payload.time, seatId } }
  },
  agreeProposal: (order, ctx) => {
    const { proposal } = order
    const seat = proposal === undefined ? undefined : order.seats[proposal.seatId]
    if (proposal === undefined || seat === undefined) return order
    const time = { from: proposal.from, to: proposal.to }
    const seated = setSeat(without(order, 'proposal'), proposal.seatId, { ...seat, state: 'scheduled', scheduled: time, contactedAt: seat.contactedAt ?? ctx.now })
    return startArrive(stop(seated, 'contact'), ctx, proposal.to)
  },
  clearProposal: (order) => without(order, 'proposal'),
  logContact: (order, ctx) => startArrive(stop(atOwnSeat(order, ctx, (seat) => ({ ...seat, contactedAt: ctx.now })), 'contact'), ctx, arriveEnd(order, ctx)),
  leaveSeat: (order, ctx) => {
    const seatId = seatIdOf(order, ctx.actor.id)
    const left = seatId === undefined ? order : setSeat(order, seatId, { state: 'open' })
    return stop(without(left, 'proposal', 'transfer'), 'contact', 'arrive')
  },
  freeAllSeats: (order) => {
    const closed = closeOffers(order, 'withdrawn', () => true)
    return stop({ ...without(closed, 'proposal', 'transfer'), seats: openSeats(Object.keys(order.seats).length) }, 'contact', 'arrive')
  },
  setTransfer: (order, { payload, actor, now }) => {
    const seatId = seatIdOf(order, actor.id)
    if (seatId === undefined || payload.memberId === undefined) return order
    return { ...order, transfer: { seatId, from: actor.id, to: payload.memberId, label: payload.memberLabel ?? '', at: now } }
  },
  moveSeat: (order, { actor, now }) => {
    const seat = order.transfer === undefined ? undefined : order.seats[order.transfer.seatId]
    if (order.transfer === undefined || seat === undefined) return order
    const { contactedAt: _theirs, ...kept } = seat
    // The new holder must call the resident themselves, within what is left of the same limit.
    return setSeat(without(order, 'transfer'), order.transfer.seatId, { ...kept, memberId: actor.id, label: actor.label, takenAt: now })
  },
  clearTransfer: (order) => without(order, 'transfer'),

  checkInSeat: (order, ctx) => {
    const way = ctx.payload.way ?? 'manual'
    const checkIn = { at: ctx.now, way, flagged: way === 'manual', ...(ctx.payload.distanceM === undefined ? {} : { distanceM: ctx.payload.distanceM }) }
    const seated = atOwnSeat(order, ctx, (seat) => ({ ...seat, state: 'checkedIn', checkIn }))
    return stop(without(seated, 'proposal', 'transfer'), 'contact', 'arrive')
  },
  seatAbsent: (order, ctx) => startArrive(atOwnSeat(order, ctx, (seat) => ({ ...seat, state: 'scheduled', contactedAt: seat.contactedAt ?? ctx.now })), ctx),
  seatDone: (order, ctx) => ({ ...atOwnSeat(order, ctx, (seat) => ({ ...seat, state: 'done', doneAt: ctx.now })), result: worse(order.result, ctx.payload.result) }),
  startConfirm: (order, ctx) => (Object.values(order.seats).every((seat) => seat.state === 'done') ? start(order, 'confirm', CASE_LIMITS.confirmSilence, ctx) : order),
  stopConfirm: (order) => stop(order, 'confirm', 'dispute'),
  startAfterwards: (order, ctx) => start({ ...stop(order, 'finish'), closedAt: ctx.now }, 'archive', CASE_LIMITS.archive, ctx),
  setDispute: (order, ctx) => start({ ...order, dispute: { at: ctx.now, reason: ctx.payload.reason ?? '' } }, 'dispute', CASE_LIMITS.disputeRuling, ctx),
  clearDispute: (order) => stop(without(order, 'dispute', 'result'), 'dispute'),
  backToSeats: (order, ctx) => {
    if (ctx.payload.backTo === 'accepted') return EFFECTS.startDispatch(EFFECTS.freeAllSeats(order, ctx), ctx)
    const seats = Object.fromEntries(Object.entries(order.seats).map(([id, seat]) => [id, { ...seat, state: 'checkedIn' as const }]))
    return { ...order, seats }
  },

  proposeSuspension: (order, { payload, actor }) => ({ ...order, suspension: { until: payload.until ?? 0, reason: payload.reason ?? '', by: actor.id, approved: false } }),
  dropSuspension: (order) => without(order, 'suspension'),
  startSuspension: (order, { now }) => {
    if (order.suspension === undefined) return order
    const next: Order = { ...order, suspensions: order.suspensions + 1, suspension: { ...order.suspension, approved: true } }
    return setClock(next, 'resume', { startedAt: now, dueAt: order.suspension.until, unit: 'days' })
  },
  endSuspension: (order) => stop(without(order, 'suspension'), 'resume'),
  raiseLevel: (order, ctx) => start({ ...stop(order, 'dispatch'), level: Math.min(2, order.level + 1) }, 'level', CASE_LIMITS.escalationRuling, ctx),
  stopLevel: (order) => stop(order, 'level'),
  setForward: (order, { payload }) => ({ ...order, forwardedTo: payload.unit }),
  clearForward: (order) => without(order, 'forwardedTo'),

  setRating: (order, { payload, now }) => (payload.rating === undefined ? order : { ...order, rating: { ...payload.rating, at: now } }),
  askReopen: (order, { payload }) => ({
    ...order,
    reopen: { asks: (order.reopen?.asks ?? 0) + 1, refusals: order.reopen?.refusals ?? 0, reason: payload.reason ?? '', deciders: order.reopen?.deciders ?? [] },
  }),
  nextRound: (order) => ({ ...stop(without(order, 'result', 'closedAt', 'rating'), 'archive'), round: order.round + 1, level: 0 }),
  refuseReopen: (order, { actor }) => {
    const asked = order.reopen ?? { asks: 1, refusals: 0, reason: '', deciders: [] }
    return { ...order, reopen: { ...asked, refusals: asked.refusals + 1, deciders: [...asked.deciders, actor.id] } }
  },

  absorb: (order, { payload }) => {
    const followers = order.followers ?? []
    return payload.targetId === undefined || followers.includes(payload.targetId) ? order : { ...order, followers: [...followers, payload.targetId] }
  },
  countUrge: (order, { now }) => ({ ...order, urges: order.urges + 1, urgedAt: now }),
  raiseCard: (order, { payload }) => (payload.clock === undefined || payload.card === undefined ? order : { ...order, cards: { ...order.cards, [payload.clock]: payload.card } }),

  openAppeal: (order, ctx) => {
    const { payload, actor, now } = ctx
    const id = `a${Object.keys(order.appeals).length + 1}`
    const appeal = { target: payload.appealTarget ?? 'rejection', by: actor.id, reason: payload.reason ?? '', at: now, state: 'open' as const }
    return start({ ...order, appeals: { ...order.appeals, [id]: appeal } }, 'appeal', CASE_LIMITS.appeal, ctx)
  },
  upholdAppeal: (order, ctx) => {
    const settled = changeAppeal(order, ctx, (appeal) => ({ ...appeal, state: 'upheld', decidedBy: ctx.actor.id, answer: ctx.payload.reason ?? '' }))
    // A rejection that did not hold gives the resident a whole new start; other targets are reversed where they are kept (points, credit).
    const reverses = order.state === 'rejected' && ctx.payload.appealId !== undefined && order.appeals[ctx.payload.appealId]?.target === 'rejection'
    return reverses ? EFFECTS.startFinish(EFFECTS.startAccept(settled, ctx), ctx) : settled
  },
  dismissAppeal: (order, ctx) => changeAppeal(order, ctx, (appeal) => ({ ...appeal, state: 'dismissed', decidedBy: ctx.actor.id, answer: ctx.payload.reason ?? '' })),
  dropAppeal: (order, ctx) => changeAppeal(order, ctx, (appeal) => ({ ...appeal, state: 'withdrawn' })),
}

function changeAppeal(order: Order, { payload }: RuleContext, change: (appeal: Order['appeals'][string]) => Order['appeals'][string]): Order {
  const appeal = payload.appealId === undefined ? undefined : order.appeals[payload.appealId]
  if (appeal === undefined || payload.appealId === undefined) return order
  const next: Order = { ...order, appeals: { ...order.appeals, [payload.appealId]: change(appeal) } }
  return Object.values(next.appeals).some((each) => each.state === 'open') ? next : stop(next, 'appeal')
}

function arriveEnd(order: Order, { actor }: RuleContext): number | undefined {
  const seatId = seatIdOf(order, actor.id)
  return seatId === undefined ? undefined : order.seats[seatId]?.scheduled?.to
}

/** Of two helpers' results the order keeps the worse: one half-done job is not a solved order. */
function worse(a: Order['result'], b: Order['result']): Order['result'] {
  const order = ['solved', 'partial', 'unsolved'] as const
  if (a === undefined || b === undefined) return a ?? b
  return order.indexOf(a) > order.indexOf(b) ? a : b
}
