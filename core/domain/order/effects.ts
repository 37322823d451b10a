import { isHeardLate, momentTold } from '../check-in/presence'
import { dueAt, pauseClock, resumeClock } from '../time'
import { remindersPast } from '../time/reminders'
import { appealOf, hasOpenAppeal, settleAppeal } from './appeals'
import { closeOffers, fromEarliest, limitOf, mapClocks, relimited, start, withdrawOwn, withHolder, worse } from './effect-tools'
import { keepsExtension } from './extensions'
import { CASE_LIMITS, TOP_LEVEL } from './limits'
import { inviteNext, startInviting } from './inviting'
import { appealableMark, isMarkKind, markLate, markNoShows, reverseMark } from './marks'
import { newcomerOf, offerFrom } from './newcomers'
import type { Order, RuleContext } from './order'
import type { EffectName } from './order-states'
import { erasePersonal, startPersonalData } from './personal-data'
import { OVERSIGHT_EFFECTS } from './oversight-effects'
import { addAssisting } from './returns'
import { widened } from './rings'
import { freeSeat, isInTheField, openOfferFor, openSeats, placesFree, seatIdOf, seatsAfterOffers, unfinishedSeatsOf } from './seats'
import { rememberWaiting, waitOn } from './taken-back'
import { atOwnSeat, freeSeats, lateSeats, setClock, setSeat, settleVisits, startContact, stopClock, without, withoutPlans } from './visits'

/** Returns the order after its part of a transition; never looks at the machine, never fails (guards came first). */
export type Effect = (order: Order, ctx: RuleContext) => Order

const happenedAt = ({ payload, now }: RuleContext): number => momentTold(payload.happenedAt, now)

export const EFFECTS: Record<EffectName, Effect> = {
  openSeats: (order, { payload }) => {
    const count = payload.seatCount ?? Object.keys(order.seats).length
    return { ...order, seats: openSeats(Math.max(1, count)) }
  },
  amend: (order, { payload }) => ({ ...order, title: payload.title ?? order.title, text: payload.text ?? order.text }),
  recategorise: (order, ctx) => {
    const { serviceId = order.serviceId, urgency = order.urgency, limits } = ctx.payload
    const sorted: Order = { ...(ctx.payload.serviceId === undefined ? order : without(order, 'limits')), serviceId, urgency, ...(limits === undefined ? {} : { limits }) }
    const [before, after] = [limitOf(order, 'finish'), limitOf(sorted, 'finish')]
    if (before.amount === after.amount && before.unit === after.unit) return sorted
    // A new limit is counted from the same T0: nobody gains time by being sorted late.
    const anew = relimited(order.clocks.finish, order.clocks.finish?.startedAt ?? ctx.now, after, ctx)
    return keepsExtension(order, anew) ? sorted : setClock(sorted, 'finish', anew)
  },

  startAccept: (order, ctx) => start(order, 'accept', limitOf(order, 'accept'), ctx),
  stopAccept: (order) => stopClock(order, 'accept'),
  // Dispatching gets the same span as accepting. Restarted whenever a seat is free again and nobody is asked.
  startDispatch: (order, ctx) => {
    const settled: Order = { ...order, seats: seatsAfterOffers(order) }
    const waiting = Object.values(settled.seats).some((seat) => seat.state === 'open')
    if (!waiting || settled.clocks.dispatch !== undefined) return settled
    const asked = Object.values(order.offers).some((offer) => offer.round === order.round)
    const next = start(settled, 'dispatch', limitOf(order, 'accept'), ctx)
    return asked ? { ...next, alarm: true, reach: widened(order) } : next
  },
  rememberWaiting,
  waitOn,
  stopDispatch: (order) => stopClock(without(order, 'alarm'), 'dispatch'),
  startFinish: (order, ctx) => start({ ...order, since: ctx.now }, 'finish', limitOf(order, 'finish'), ctx),
  pauseClocks: (order, ctx) => mapClocks(order, (clock) => pauseClock(clock, ctx.now, ctx.calendar)),
  resumeClocks: (order, ctx) => {
    const stoodSince = order.clocks.finish?.pausedAt
    const reported: Order = stoodSince === undefined ? order : { ...order, pausedMs: (order.pausedMs ?? 0) + Math.max(0, ctx.now - stoodSince) }
    return mapClocks(reported, (clock) => resumeClock(clock, ctx.now, ctx.calendar))
  },
  // An appeal outlives the order it is about, and so does a question from above.
  stopClocks: (order) => {
    const { appeal, supervise } = order.clocks
    return { ...order, clocks: { ...(hasOpenAppeal(order) && appeal !== undefined ? { appeal } : {}), ...(supervise === undefined ? {} : { supervise }) } }
  },
  startInfo: (order, ctx) => start(order, 'info', CASE_LIMITS.infoSilence, ctx),
  stopInfo: (order) => stopClock(order, 'info'),
  markLapsed: (order, { now }) => ({ ...order, lapsedAt: now }),
  clearLapsed: (order) => without(order, 'lapsedAt'),
  setCancelled: (order) => closeOffers(without(order, 'proposal', 'transfer', 'alarm', 'suspension', 'inviting'), 'withdrawn', () => true),

  startPersonalData,
  stopPersonalData: (order) => stopClock(order, 'personalData'),
  erasePersonal,

  rememberState: (order) => ({ ...order, previous: order.state }),
  setMerged: (order, { payload, now }) => ({ ...order, mergedInto: payload.targetId, mergedAt: now }),
  // With the note of where it stood: once it is back there, nothing tells it from an order that was never merged.
  clearMerged: (order) => without(order, 'mergedInto', 'mergedAt', 'previous'),
  // The whole takes as long as its longest part.
  addChildren: (order, ctx) => {
    const { finish } = order.clocks
    const parent: Order = { ...order, children: [...(order.children ?? []), ...(ctx.payload.children ?? [])] }
    const last = Math.max(finish?.dueAt ?? 0, ...(ctx.payload.childLimits ?? []).map((limit) => dueAt(ctx.now, limit, ctx.calendar)))
    return finish === undefined || last === finish.dueAt ? parent : setClock(parent, 'finish', { ...finish, dueAt: last })
  },

  addOffers: (order, ctx) => {
    const [first, free] = [Object.keys(order.offers).length + 1, placesFree(order)]
    const until = dueAt(ctx.now, limitOf(order, 'offer'), ctx.calendar)
    const made = (ctx.payload.offers ?? []).map((offer, index) => {
      const seatId = offer.seatId ?? free[index % Math.max(1, free.length)] ?? 's1'
      const value = offerFrom(offer, { seatId, state: 'open', at: ctx.now, until, round: order.round })
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
    const seated = setSeat(withHolder(order, ctx), seatId, { state: 'taken', memberId: ctx.actor.id, label: ctx.actor.label, takenAt: ctx.now, ...newcomerOf(order, ctx) })
    // A pool's offer stays open while seats remain; a person's offer is used up, and so is any other made to them.
    const seatsLeft = freeSeat(seated) !== undefined
    const pooled = offer.to.startsWith('pool:')
    const answered: Order = { ...seated, offers: { ...withdrawOwn(seated, ctx.actor.id), [offerId]: { ...offer, state: pooled && seatsLeft ? 'open' : 'taken' } } }
    const settled = seatsLeft ? { ...answered, seats: seatsAfterOffers(answered) } : closeOffers(without(answered, 'inviting'), 'withdrawn', () => true)
    const contacted = startContact(settled, ctx, true)
    return ctx.payload.time === undefined ? contacted : { ...contacted, proposal: { ...ctx.payload.time, seatId } }
  },
  closeOffer: (order, ctx) => {
    const offerId = openOfferFor(order, ctx.actor.id, ctx.actor.scopeIds, ctx.payload.offerId)
    const offer = offerId === undefined ? undefined : order.offers[offerId]
    // One neighbour's no to a pool is theirs alone: the pool stays open for the others.
    if (offerId === undefined || offer === undefined) return order
    if (offer.to.startsWith('pool:')) return { ...order, offers: { ...order.offers, [offerId]: { ...offer, declinedBy: [...(offer.declinedBy ?? []), ctx.actor.id] } } }
    return { ...order, offers: { ...order.offers, [offerId]: { ...offer, state: 'declined' } } }
  },
  startInviting,
  inviteNext,
  stopInviting: (order) => without(order, 'inviting'),
  lapseOffers: (order, { now }) => closeOffers(order, 'lapsed', (until) => until <= now),
  withdrawOffers: (order) => closeOffers(without(order, 'inviting'), 'withdrawn', () => true),
  setProposal: (order, { payload, actor }) => {
    const seatId = seatIdOf(order, actor.id)
    return payload.time === undefined || seatId === undefined ? order : { ...order, proposal: { ...payload.time, seatId } }
  },
  agreeProposal: (order, ctx) => {
    const { proposal } = order
    const seat = proposal === undefined ? undefined : order.seats[proposal.seatId]
    if (proposal === undefined || seat === undefined) return order
    const time = { from: proposal.from, to: proposal.to }
    const seated = setSeat(without(order, 'proposal'), proposal.seatId, { ...seat, state: 'scheduled', scheduled: time, reminded: remindersPast(time.from, ctx.now), contactedAt: seat.contactedAt ?? ctx.now })
    return settleVisits(seated, ctx)
  },
  clearProposal: (order) => without(order, 'proposal'),
  logContact: (order, ctx) => settleVisits(atOwnSeat(order, ctx, (seat) => ({ ...seat, contactedAt: ctx.now })), ctx),
  markLate,
  leaveSeat: (order, ctx) => {
    const seatId = seatIdOf(order, ctx.actor.id)
    return seatId === undefined ? order : freeSeats(order, [seatId], ctx)
  },
  markNoShows,
  freeLateSeats: (order, ctx) => freeSeats(order, lateSeats(order, ctx), ctx),
  dropMember: (order, ctx) => {
    const { memberId = '' } = ctx.payload
    const asked = order.transfer?.to === memberId ? without(order, 'transfer') : order
    const freed = freeSeats({ ...asked, offers: withdrawOwn(asked, memberId) }, unfinishedSeatsOf(asked, memberId), ctx)
    return isInTheField(order.state) ? EFFECTS.startDispatch(freed, ctx) : freed
  },
  freeAllSeats: (order, ctx) => freeSeats(without(closeOffers(order, 'withdrawn', () => true), 'result', 'inviting'), Object.keys(order.seats), ctx),
  setTransfer: (order, { payload, actor, now }) => {
    const seatId = seatIdOf(order, actor.id)
    if (seatId === undefined || payload.memberId === undefined) return order
    return { ...order, transfer: { seatId, from: actor.id, to: payload.memberId, label: payload.memberLabel ?? '', at: now } }
  },
  moveSeat: (order, ctx) => {
    const seat = order.transfer === undefined ? undefined : order.seats[order.transfer.seatId]
    if (order.transfer === undefined || seat === undefined) return order
    const { contactedAt: _theirs, newcomer: _nor, ...kept } = seat
    // The new holder must call the resident themselves, within what is left of the same limit.
    const settled: Order = { ...without(withHolder(order, ctx), 'transfer'), offers: withdrawOwn(order, ctx.actor.id) }
    const moved = setSeat(settled, order.transfer.seatId, { ...kept, memberId: ctx.actor.id, label: ctx.actor.label, takenAt: ctx.now, ...newcomerOf(order, ctx) })
    return settleVisits(startContact(moved, ctx, false), ctx)
  },
  clearTransfer: (order) => without(order, 'transfer'),

  checkInSeat: (order, ctx) => {
    const way = ctx.payload.way ?? 'manual'
    const at = happenedAt(ctx)
    // Heard of late it is believed and flagged, as in a shift.
    const checkIn = { at, way, flagged: way === 'manual' || isHeardLate(at, ctx.now, way), ...(ctx.payload.distanceM === undefined ? {} : { distanceM: ctx.payload.distanceM }) }
    const seatId = seatIdOf(order, ctx.actor.id)
    const seated = atOwnSeat(order, ctx, (seat) => ({ ...seat, state: 'checkedIn', checkIn }))
    return settleVisits(withoutPlans(seated, seatId === undefined ? [] : [seatId]), ctx)
  },
  // The agreed time has been kept; a new one is to be agreed, so the old one is no longer owed.
  seatAbsent: (order, ctx) => {
    const absent = atOwnSeat(order, ctx, ({ scheduled: _kept, reminded: _told, ...seat }) => ({ ...seat, state: 'scheduled', contactedAt: seat.contactedAt ?? ctx.now }))
    return settleVisits(absent, ctx)
  },
  seatDone: (order, ctx) => ({ ...atOwnSeat(order, ctx, (seat) => ({ ...seat, state: 'done', doneAt: Math.max(happenedAt(ctx), seat.checkIn?.at ?? 0) })), result: worse(order.result, ctx.payload.result) }),
  startConfirm: (order, ctx) => (Object.values(order.seats).every((seat) => seat.state === 'done') ? start(order, 'confirm', CASE_LIMITS.confirmSilence, ctx) : order),
  stopConfirm: (order) => stopClock(order, 'confirm', 'dispute'),
  startAfterwards: (order, ctx) => start({ ...stopClock(order, 'finish'), closedAt: ctx.now }, 'archive', CASE_LIMITS.archive, ctx),
  setDispute: (order, ctx) => start({ ...order, dispute: { at: ctx.now, reason: ctx.payload.reason ?? '' } }, 'dispute', CASE_LIMITS.disputeRuling, ctx),
  clearDispute: (order) => stopClock(without(order, 'dispute', 'result'), 'dispute'),
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
  endSuspension: (order) => stopClock(without(order, 'suspension'), 'resume'),
  raiseLevel: (order, ctx) => start({ ...stopClock(order, 'dispatch'), level: Math.min(TOP_LEVEL, order.level + 1) }, 'level', CASE_LIMITS.escalationRuling, ctx),
  stopLevel: (order) => stopClock(order, 'level'),
  setLeadUnit: (order, { payload }) => (payload.unit === undefined ? order : { ...order, leadUnit: payload.unit }),
  setForward: (order, { payload }) => addAssisting({ ...order, forwardedTo: payload.unit }, payload.unit),
  clearForward: (order) => without(order, 'forwardedTo'),

  setRating: (order, { payload, now }) => (payload.rating === undefined ? order : { ...order, rating: { ...payload.rating, at: now } }),
  askReopen: (order, ctx) => {
    const { asks = 0, ...before } = order.reopen ?? { refusals: 0 }
    return start({ ...order, reopen: { ...before, asks: asks + 1, reason: ctx.payload.reason ?? '' } }, 'reopen', CASE_LIMITS.reopenRuling, ctx)
  },
  stopReopen: (order) => stopClock(order, 'reopen'),
  // Handing a request to an outside body is agreeing to it: what comes back is the next round.
  agreeIfAsked: (order, ctx) => {
    if (order.state !== 'reopenRequested') return order
    const next = EFFECTS.nextRound(EFFECTS.stopReopen(order, ctx), ctx)
    return EFFECTS.startFinish(EFFECTS.openSeats(next, ctx), ctx)
  },
  nextRound: (order, { now }) => {
    // The new round's T0 is the same for all who follow: an un-merge later must not bring back that of a round that is over.
    const followers = order.followers?.map((follower) => ({ ...follower, since: now }))
    const served = new Set([...(order.served ?? []), ...Object.values(order.seats).flatMap((seat) => seat.memberId ?? [])])
    return { ...stopClock(without(order, 'result', 'closedAt', 'rating', 'suspension', 'extension', 'reach', 'inviting', 'heldBack'), 'archive'), round: order.round + 1, level: 0, served: [...served], ...(followers === undefined ? {} : { followers }) }
  },
  refuseReopen: (order, ctx) => {
    const asked = order.reopen ?? { asks: 1, refusals: 0, reason: '' }
    return start({ ...order, reopen: { ...asked, refusals: asked.refusals + 1, refusedAt: ctx.now } }, 'archive', CASE_LIMITS.archive, ctx)
  },
  rememberDecider: (order, { actor }) => ({ ...order, deciders: [...new Set([...(order.deciders ?? []), actor.id])] }),

  absorb: (order, ctx) => {
    const { targetId: id, residentId = '', since = ctx.now, title = '' } = ctx.payload
    const followers = order.followers ?? []
    return id === undefined || followers.some((follower) => follower.id === id) ? order : fromEarliest({ ...order, followers: [...followers, { id, residentId, since, title }] }, ctx)
  },
  detach: (order, ctx) => fromEarliest({ ...order, followers: (order.followers ?? []).filter((follower) => follower.id !== ctx.payload.targetId) }, ctx),
  countUrge: (order, { now }) => ({ ...order, urges: order.urges + 1, urgedAt: now }),
  raiseCard: (order, { payload }) => (payload.clock === undefined || payload.card === undefined ? order : { ...order, cards: { ...order.cards, [payload.clock]: payload.card } }),

  ...OVERSIGHT_EFFECTS,

  openAppeal: (order, ctx) => {
    const { payload, actor, now } = ctx
    const id = `a${Object.keys(order.appeals).length + 1}`
    const about = isMarkKind(payload.appealTarget) ? appealableMark(order, actor.id, ctx, payload.appealTarget) : undefined
    const appeal = { target: payload.appealTarget ?? 'rejection', by: actor.id, reason: payload.reason ?? '', at: now, state: 'open' as const, ...(about === undefined ? {} : { about }) }
    const filed: Order = { ...order, appeals: { ...order.appeals, [id]: appeal } }
    // A second appeal does not put off the answer to the first.
    return order.clocks.appeal === undefined ? start(filed, 'appeal', CASE_LIMITS.appeal, ctx) : filed
  },
  upholdAppeal: (order, ctx) => {
    const settled = settleAppeal(order, ctx, (appeal) => ({ ...appeal, state: 'upheld', decidedBy: ctx.actor.id, answer: ctx.payload.reason ?? '' }))
    // A rejection that did not hold gives the resident a whole new start; other targets are reversed where they are kept (points, credit).
    const { target, about } = appealOf(order, ctx) ?? {}
    if (isMarkKind(target)) return reverseMark(settled, about, ctx.now)
    if (target === 'rejection' && order.state === 'rejected') return EFFECTS.startFinish(EFFECTS.startAccept(stopClock(settled, 'personalData'), ctx), ctx)
    // A rating that does not count stays readable; a lateness that was nobody's fault loses its cards.
    if (target === 'rating' && order.rating !== undefined) return { ...settled, rating: { ...order.rating, struck: true } }
    return target === 'overdue' ? { ...settled, cards: {} } : settled
  },
  dismissAppeal: (order, ctx) => settleAppeal(order, ctx, (appeal) => ({ ...appeal, state: 'dismissed', decidedBy: ctx.actor.id, answer: ctx.payload.reason ?? '' })),
  dropAppeal: (order, ctx) => settleAppeal(order, ctx, (appeal) => ({ ...appeal, state: 'withdrawn' })),
}
