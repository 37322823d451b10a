import { appealOf, endRefusal, hasOpenAppealBy, heldSeat, targetRefusal } from './appeals'
import { holdRefusal, resumeRefusal, timeRefusal } from './bounds'
import { CASE_LIMITS, TOP_LEVEL } from './limits'
import { appealableMark } from './marks'
import { dueAt } from '../time'
import { clockDue } from './clocks'
import { askRefusal, newDateRefusal, staleRefusal } from './extensions'
import { linkRefusal, openLink } from './forward-links'
import { isHeldBack } from './held-back'
import { isAlone, newcomerOf } from './newcomers'
import type { Order, RuleContext } from './order'
import type { GuardName } from './order-states'
import type { Refusal } from './refusals'
import { leadRefusal, returnRefusal } from './returns'
import { askedByName, freeSeat, openOfferFor, seatIdOf, unfinishedSeatsOf } from './seats'
import { answerDateRefusal, isSupervised, supervisorRefusal } from './supervision'

/** Passes with `null`, refuses by name. A guard speaks only of the kinds of actor it concerns and passes for the others. */
export type Guard = (order: Order, ctx: RuleContext) => Refusal | null

const unless = (ok: boolean, refusal: Refusal): Refusal | null => (ok ? null : refusal)
const filled = (text: string | undefined): boolean => text !== undefined && text.trim().length > 0
const within = (since: number | undefined, limit: { amount: number; unit: 'days' }, ctx: RuleContext): boolean =>
  since !== undefined && ctx.now < dueAt(since, limit, ctx.calendar)

function inScope(order: Order, { actor }: RuleContext): boolean {
  switch (actor.kind) {
    case 'staff': return actor.scopeIds.includes(order.communityId)
    case 'street': return actor.scopeIds.includes(order.streetId)
    // The product serves one district; its officials see all of it.
    case 'district': return true
    default: return true
  }
}

function ownsOrder(order: Order, { actor }: RuleContext): boolean {
  return actor.kind !== 'resident' || actor.id === order.residentId || actor.id === order.submittedBy
}

function offerOf(order: Order, ctx: RuleContext) {
  const id = openOfferFor(order, ctx.actor.id, ctx.actor.scopeIds, ctx.payload.offerId)
  return id === undefined ? undefined : order.offers[id]
}

export const GUARDS: Record<GuardName, Guard> = {
  ownsOrder: (order, ctx) => unless(ownsOrder(order, ctx), 'NOT_YOURS'),
  inScope: (order, ctx) => unless(inScope(order, ctx), 'OUT_OF_SCOPE'),

  // Who called by telephone has no account here: what only they could say, the community writes down for them.
  inResidentsStead: (order, { actor }) => unless(actor.kind !== 'staff' || order.residentId === '', 'NOT_ALLOWED'),

  givesReason: (_, { actor, payload }) => unless(actor.kind === 'system' || filled(payload.reason), 'REASON_REQUIRED'),
  givesNote: (_, { payload }) => unless(filled(payload.note), 'NOTE_REQUIRED'),
  namesChannel: (_, { payload }) => unless(filled(payload.channel), 'CHANNEL_REQUIRED'),
  namesTarget: (_, { payload }) => unless(filled(payload.targetId), 'TARGET_REQUIRED'),
  namesChildren: (_, { payload }) => unless((payload.children?.length ?? 0) > 0, 'CHILDREN_REQUIRED'),
  namesOffers: (_, { payload }) => unless((payload.offers?.length ?? 0) > 0, 'OFFERS_REQUIRED'),
  namesTime: (_, ctx) => (ctx.payload.time === undefined ? 'TIME_REQUIRED' : timeRefusal(ctx.payload.time, ctx)),
  // A time said together with the yes is as much in the future as one proposed later.
  timeAhead: (order, ctx) => (ctx.payload.time === undefined ? null : GUARDS.namesTime(order, ctx)),
  proposalAhead: (order, { now }) => unless(order.proposal === undefined || order.proposal.to > now, 'TIME_PAST'),
  namesMember: (order, { payload, actor }) => {
    if (!filled(payload.memberId)) return 'MEMBER_REQUIRED'
    if (order.served?.includes(payload.memberId ?? '')) return 'SERVED_BEFORE'
    return unless(payload.memberId !== actor.id, 'ALREADY_ASSIGNEE')
  },
  namesUnit: (_, { payload }) => unless(filled(payload.unit), 'UNIT_REQUIRED'),
  namesWay: (_, { payload }) => unless(payload.way !== undefined, 'WAY_REQUIRED'),
  namesResult: (_, { payload }) => unless(payload.result !== undefined, 'RESULT_REQUIRED'),
  namesRating: (_, { payload }) => unless(payload.rating !== undefined, 'RATING_REQUIRED'),
  namesResumeDate: (_, ctx) => (ctx.payload.until === undefined ? 'RESUME_DATE_REQUIRED' : resumeRefusal(ctx.payload.until, ctx)),
  namesHold: (_, ctx) => holdRefusal(ctx.payload.until, ctx),
  heldBack: (order, { now }) => unless(isHeldBack(order, now), 'NOT_HELD_BACK'),
  // Days may pass between asking and agreeing.
  resumeAhead: ({ suspension }, ctx) => (suspension === undefined ? null : resumeRefusal(suspension.until, ctx)),
  namesRuling: (_, { payload }) => unless(payload.backTo !== undefined, 'RULING_REQUIRED'),
  namesAppealTarget: targetRefusal,

  notOfferedBefore: (order, { payload }) => {
    // A pool may be asked again; a person who has been asked in this round may not.
    const asked = new Set(askedByName(order))
    const open = new Set(Object.values(order.offers).filter((o) => o.state === 'open').map((o) => o.to))
    const named = (payload.offers ?? []).map((o) => o.to)
    if (named.some((to) => seatIdOf(order, to) !== undefined)) return 'ALREADY_ASSIGNEE'
    if (named.some((to) => order.served?.includes(to))) return 'SERVED_BEFORE'
    return unless(new Set(named).size === named.length && !named.some((to) => asked.has(to) || open.has(to)), 'OFFERED_BEFORE')
  },
  holdsOpenOffer: (order, ctx) => unless(offerOf(order, ctx) !== undefined, 'NO_OPEN_OFFER'),
  beforeDeadline: (order, ctx) => {
    const offer = offerOf(order, ctx)
    return unless(offer !== undefined && ctx.now < offer.until, 'OFFER_EXPIRED')
  },
  seatFree: (order, ctx) => {
    if (seatIdOf(order, ctx.actor.id) !== undefined) return 'ALREADY_ASSIGNEE'
    return unless(freeSeat(order, offerOf(order, ctx)?.seatId) !== undefined, 'TAKEN_BY_OTHER')
  },
  hasPartner: (order, ctx) => unless(newcomerOf(order, ctx).newcomer !== true || !isAlone(order, ctx.action === 'acceptTransfer' ? order.transfer?.seatId : undefined), 'FIRST_TIMER_ALONE'),
  holdsSeat: (order, { actor }) => unless(seatIdOf(order, actor.id) !== undefined, 'NOT_ASSIGNEE'),
  // Nobody serves, confirms and rates themselves.
  notOwn: (order, { actor }) => unless(actor.id !== order.residentId && actor.id !== order.submittedBy, 'OWN_ORDER'),
  // One person may be staff and member: whoever served does not verify or rule on it in the other role.
  neverHeld: (order, { actor }) => {
    if (actor.kind === 'resident' || actor.kind === 'system') return null
    if (heldSeat(order, actor.id)) return 'HELD_SEAT'
    // Nor does who asked for it.
    return unless(actor.id !== order.residentId, 'OWN_ORDER')
  },
  // A second round goes to somebody else.
  notServed: (order, { actor }) => unless(!order.served?.includes(actor.id), 'SERVED_BEFORE'),
  // Holds a place with work left to do, was asked and has not answered, or was asked to take over.
  isInvolved: (order, { payload: { memberId = '' } }) => {
    const asked = Object.values(order.offers).some(({ to, state }) => to === memberId && state === 'open')
    return unless(asked || order.transfer?.to === memberId || unfinishedSeatsOf(order, memberId).length > 0, 'NOT_ASSIGNEE')
  },
  hasProposal: (order) => unless(order.proposal !== undefined, 'NO_PROPOSAL'),
  hasTransfer: (order) => unless(order.transfer !== undefined, 'NO_TRANSFER'),
  isTransferTarget: (order, { actor }) => unless(order.transfer?.to === actor.id, 'NOT_TRANSFER_TARGET'),
  notHolder: (order, { actor }) => unless(seatIdOf(order, actor.id) === undefined, 'ALREADY_ASSIGNEE'),

  // What nobody can read any more is not talked about, nor taken up again.
  notErased: (order) => unless(order.erasedAt === undefined, 'ERASED'),

  lapsedByClock: (order) => unless(order.lapsedAt !== undefined, 'NOT_LAPSED'),
  withinRestore: (order, ctx) => unless(within(order.lapsedAt, CASE_LIMITS.restoreCancelled, ctx), 'RESTORE_EXPIRED'),
  withinUnmerge: (order, ctx) => unless(ctx.actor.kind === 'system' || within(order.mergedAt, CASE_LIMITS.unmerge, ctx), 'UNMERGE_EXPIRED'),
  withinRate: (order, ctx) => unless(within(order.closedAt, CASE_LIMITS.rate, ctx), 'RATE_EXPIRED'),
  // A refusal leaves as long for the second request as the closing did for the first.
  withinReopen: (order, ctx) => unless(within(order.reopen?.refusedAt ?? order.closedAt, CASE_LIMITS.reopen, ctx), 'REOPEN_EXPIRED'),
  urgeAllowed: (order, ctx) => unless(order.urgedAt === undefined || ctx.now >= dueAt(order.urgedAt, CASE_LIMITS.urgeInterval, ctx.calendar), 'URGED_RECENTLY'),
  mayBeSuspended: (order) => unless(order.suspensions < CASE_LIMITS.suspendMax, 'SUSPENDED_TOO_OFTEN'),
  suspensionProposed: (order) => unless(order.suspension !== undefined && !order.suspension.approved, 'NO_SUSPENSION_PROPOSED'),
  otherApprover: (order, { actor }) => unless(order.suspension?.by !== actor.id, 'APPROVER_IS_PROPOSER'),
  disputed: (order) => unless(order.dispute !== undefined, 'NOT_DISPUTED'),
  notDisputed: (order) => unless(order.dispute === undefined, 'DISPUTE_PENDING'),
  // Asked of the seats: of two helpers one may be on the way while the order still waits for the other. Staff always say why.
  reasonToCancel: (order, { actor, payload }) => {
    const owed = actor.kind === 'staff' || Object.values(order.seats).some((seat) => seat.memberId !== undefined)
    return unless(!owed || filled(payload.reason), 'REASON_REQUIRED')
  },
  // Of two helpers one may be at work while the other place is still free.
  nobodyAtDoor: (order) => unless(Object.values(order.seats).every((seat) => seat.state !== 'checkedIn' && seat.state !== 'done'), 'HELPER_AT_DOOR'),
  // In the resident's place only with a word on how it was made sure: a call, a visit, a picture.
  saysHowVerified: (_, { actor, payload }) => unless(actor.kind !== 'staff' || filled(payload.note), 'NOTE_REQUIRED'),
  // Each level hands on to the next: the community to the street, the street to the district, which has nobody above.
  mayEscalate: (order, { actor }) => {
    if (order.level >= TOP_LEVEL) return 'TOP_LEVEL'
    if (actor.kind === 'system') return null
    return unless((actor.kind === 'street') === (order.state === 'escalated'), 'WRONG_STATE')
  },
  rulesAtLevel: (order, { actor }) => unless(actor.kind !== 'street' || order.level < TOP_LEVEL, 'DISTRICT_DECIDES'),
  noFollowers: (order) => unless((order.followers ?? []).length === 0, 'HAS_FOLLOWERS'),
  // One plan at a time hangs on an order: a second helper's would quietly replace the first one's.
  noOtherProposal: (order, { actor }) => unless(order.proposal === undefined || order.proposal.seatId === seatIdOf(order, actor.id), 'PROPOSAL_PENDING'),
  noOtherTransfer: (order, { actor }) => unless(order.transfer === undefined || order.transfer.seatId === seatIdOf(order, actor.id), 'TRANSFER_PENDING'),
  // The community may refuse once; a second request goes to the street.
  reopenMayBeRefused: (order, { actor }) => unless(actor.kind === 'street' || (order.reopen?.refusals ?? 0) === 0, 'STREET_DECIDES'),
  // One at a time for each person, and only where there is something to appeal against.
  mayAppeal: (order, ctx) => {
    if (hasOpenAppealBy(order, ctx.actor.id)) return 'APPEAL_PENDING'
    const marked = ctx.actor.kind === 'member' && appealableMark(order, ctx.actor.id, ctx) !== undefined
    return marked ? null : endRefusal(order, ctx)
  },
  appealOpen: (order, ctx) => unless(appealOf(order, ctx)?.state === 'open', 'NO_OPEN_APPEAL'),
  // Nor is a party to the case its judge.
  otherReviewer: (order, ctx) => {
    const parties = [order.residentId, order.submittedBy, appealOf(order, ctx)?.by]
    return unless(![...(order.deciders ?? []), ...parties].includes(ctx.actor.id) && !heldSeat(order, ctx.actor.id), 'REVIEWER_IS_DECIDER')
  },
  ownsAppeal: (order, ctx) => unless(appealOf(order, ctx)?.by === ctx.actor.id, 'NOT_YOUR_APPEAL'),

  namesAnswerDate: (_, ctx) => answerDateRefusal(ctx),
  notSupervised: (order) => unless(!isSupervised(order), 'SUPERVISED_ALREADY'),
  supervised: (order) => unless(isSupervised(order), 'NOT_SUPERVISED'),
  supervisionAsked: (order) => unless(order.supervision?.state === 'open', order.supervision?.state === 'answered' ? 'SUPERVISION_ANSWERED' : 'NOT_SUPERVISED'),
  supervisionAnswered: (order) => unless(order.supervision?.state === 'answered', isSupervised(order) ? 'SUPERVISION_UNANSWERED' : 'NOT_SUPERVISED'),
  supervisorsOwn: supervisorRefusal,

  mayExtend: askRefusal,
  namesNewDate: newDateRefusal,
  extensionAsked: (order) => unless(order.extension?.state === 'asked', 'NO_EXTENSION_ASKED'),
  // Who works for community and street does not say yes to themselves.
  otherDecider: (order, { actor }) => unless(order.extension?.by !== actor.id, 'DECIDER_IS_ASKER'),
  extensionAhead: staleRefusal,

  leadStays: leadRefusal,
  mayReturn: returnRefusal,
  // Not ours, without saying whose, helps nobody.
  namesOwner: (order, { payload: { communityId, unit } }) => {
    if (communityId === order.communityId) return 'SAME_COMMUNITY'
    return unless(filled(communityId) || filled(unit), 'OWNER_REQUIRED')
  },
  namesCommunity: (order, { payload: { communityId } }) => {
    if (!filled(communityId)) return 'COMMUNITY_REQUIRED'
    return unless(communityId !== order.communityId, 'SAME_COMMUNITY')
  },
  // Between giving it back and the street's word the community has no hand in it.
  notWhileReturned: (order, { actor }) => unless(actor.kind !== 'staff' || order.state !== 'returned', 'RETURN_PENDING'),

  linkOut: (order, { now }) => unless(openLink(order, now) !== undefined, 'NO_LINK'),
  holdsLink: (order, { payload, now }) => linkRefusal(order, payload.linkDigest, now),
  namesAnswer: (_, { payload }) => unless(payload.answer !== undefined && filled(payload.answeredBy), 'ANSWER_REQUIRED'),

  clockRanOut: (order, ctx) => unless(ctx.actor.kind !== 'system' || clockDue(order, ctx), 'CLOCK_RUNNING'),
}
