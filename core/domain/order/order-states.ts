/**
 * The life of an order, as one table.
 *
 * Everything else is derived from it: the contract's enums, the server's one `applyTransition`, the timer,
 * the `actions` a view offers, the diagram in docs/order-states.md and the exhaustive test.
 * Source: the district's order life (点单 → 派单 → 接单 → 签到 → 办结 → 评价) with its off-path edges.
 */

export const ORDER_STATES = [
  'draft',
  'contentHold',
  'submitted',
  'returned',
  'infoNeeded',
  'accepted',
  'offered',
  'taken',
  'scheduled',
  'checkedIn',
  'done',
  'closed',
  'rated',
  'archived',
  'suspended',
  'escalated',
  'forwarded',
  'reopenRequested',
  'rejected',
  'cancelled',
  'merged',
  'closedUnresolved',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** Nothing but an appeal, an un-merge or a restore leads out of these. */
export const TERMINAL_STATES = ['archived', 'rejected', 'cancelled', 'merged', 'closedUnresolved'] as const satisfies readonly OrderState[]

/** Somebody is, or should be, on the way: between the community's yes and the door. */
const FIELD = ['accepted', 'offered', 'taken', 'scheduled', 'checkedIn'] as const satisfies readonly OrderState[]
/** One helper may be on the way while another place is still free: what hangs on a held seat asks for the seat, not for the state. */
const SEATED = ['accepted', 'offered', 'taken', 'scheduled'] as const satisfies readonly OrderState[]
const BEFORE_DOOR = [
  'contentHold', 'submitted', 'returned', 'infoNeeded', 'accepted', 'offered', 'taken', 'scheduled', 'suspended', 'escalated', 'forwarded',
] as const satisfies readonly OrderState[]
const ACTIVE = [...BEFORE_DOOR, 'checkedIn', 'done', 'reopenRequested'] as const satisfies readonly OrderState[]
const AFTERWARDS = ['closed', 'rated', 'rejected', 'cancelled', 'merged', 'closedUnresolved'] as const satisfies readonly OrderState[]

/** Where the community works against its limit, and may ask for a later one. */
const EXTENDABLE = [...FIELD, 'escalated', 'forwarded'] as const satisfies readonly OrderState[]

/** Where it is the community's or a helper's turn: who is asked to add something does not hurry others by asking them. */
const OTHERS_TURN = ACTIVE.filter((state): state is Exclude<(typeof ACTIVE)[number], 'infoNeeded'> => state !== 'infoNeeded')
const isNotForwarded = (state: (typeof ACTIVE)[number]): state is Exclude<(typeof ACTIVE)[number], 'forwarded'> => state !== 'forwarded'

export const ACTOR_KINDS = ['resident', 'member', 'staff', 'street', 'district', 'system'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** Who is told of a transition; folded from the log by the timer, never sent inside the action. */
export type Audience = 'resident' | 'member' | 'offered' | 'staff' | 'street'

/** `same` keeps the state; the other rules are functions of the order after its effects (see target-rules.ts). */
export const TARGET_RULES = ['same', 'leastAdvancedSeat', 'seatsInTheField', 'returnToPrevious', 'afterContentCheck', 'afterRuling', 'afterAppeal'] as const
export type TargetRule = (typeof TARGET_RULES)[number]

export interface Transition {
  readonly from: readonly OrderState[]
  readonly to: OrderState | TargetRule
  readonly by: readonly ActorKind[]
  /** `seat`: `from` is asked of the member's own seat, so that one of two helpers may already be at the door. */
  readonly level?: 'seat'
  readonly needs?: readonly GuardName[]
  readonly does?: readonly EffectName[]
  readonly tells?: readonly Audience[]
  /** Never shown to the resident, whatever the entry carries. */
  readonly internal?: true
}

export const GUARD_NAMES = [
  'ownsOrder', 'inScope', 'inResidentsStead', 'givesReason', 'givesNote', 'namesChannel', 'namesTarget', 'namesChildren', 'namesOffers',
  'namesTime', 'timeAhead', 'proposalAhead', 'namesMember', 'namesUnit', 'namesWay', 'namesResult', 'namesRating', 'namesResumeDate', 'namesRuling', 'namesAppealTarget',
  'notOfferedBefore', 'holdsOpenOffer', 'beforeDeadline', 'seatFree', 'hasPartner', 'holdsSeat', 'hasProposal', 'hasTransfer', 'isTransferTarget', 'notHolder', 'notOwn', 'notServed',
  'withinRestore', 'withinUnmerge', 'withinRate', 'withinReopen', 'urgeAllowed', 'mayBeSuspended', 'suspensionProposed', 'otherApprover',
  'disputed', 'notDisputed', 'reasonToCancel', 'nobodyAtDoor', 'saysHowVerified', 'reopenMayBeRefused', 'mayEscalate', 'rulesAtLevel', 'noFollowers', 'noOtherProposal', 'noOtherTransfer', 'mayAppeal', 'appealOpen', 'otherReviewer', 'ownsAppeal', 'clockRanOut', 'lapsedByClock', 'notErased', 'resumeAhead', 'neverHeld', 'isInvolved',
  'namesAnswerDate', 'notSupervised', 'supervised', 'supervisionAsked', 'supervisionAnswered', 'supervisorsOwn', 'mayExtend', 'namesNewDate', 'extensionAsked', 'otherDecider', 'extensionAhead',
  'leadStays', 'mayReturn', 'namesOwner', 'namesCommunity', 'notWhileReturned', 'linkOut', 'holdsLink', 'namesAnswer', 'namesHold', 'heldBack',
] as const
export type GuardName = (typeof GUARD_NAMES)[number]

export const EFFECT_NAMES = [
  'openSeats', 'startAccept', 'stopAccept', 'startDispatch', 'stopDispatch', 'rememberWaiting', 'waitOn', 'startFinish', 'pauseClocks', 'resumeClocks', 'startInfo', 'stopInfo',
  'markLapsed', 'clearLapsed', 'rememberState', 'setMerged', 'clearMerged', 'addChildren', 'recategorise', 'addOffers', 'takeSeat', 'closeOffer',
  'lapseOffers', 'withdrawOffers', 'setProposal', 'agreeProposal', 'clearProposal', 'logContact', 'leaveSeat', 'freeLateSeats', 'freeAllSeats', 'setTransfer',
  'moveSeat', 'clearTransfer', 'checkInSeat', 'seatAbsent', 'seatDone', 'startConfirm', 'stopConfirm', 'startAfterwards', 'setDispute', 'clearDispute',
  'backToSeats', 'proposeSuspension', 'startSuspension', 'endSuspension', 'dropSuspension', 'raiseLevel', 'stopLevel', 'setForward', 'clearForward',
  'setRating', 'askReopen', 'agreeIfAsked', 'nextRound', 'refuseReopen', 'stopReopen', 'setLeadUnit', 'rememberDecider', 'stopClocks', 'countUrge', 'raiseCard', 'absorb', 'detach', 'openAppeal', 'upholdAppeal', 'dismissAppeal', 'dropAppeal', 'amend', 'setCancelled', 'startPersonalData', 'stopPersonalData', 'erasePersonal', 'markLate', 'markNoShows', 'dropMember', 'startInviting', 'inviteNext', 'stopInviting',
  'openSupervision', 'repeatSupervision', 'answerSupervision', 'closeSupervision', 'askExtension', 'approveExtension', 'refuseExtension', 'setLead', 'askReturn', 'keepOrder', 'moveOrder', 'issueLink', 'withdrawLink', 'answerLink', 'holdBack', 'endHold',
] as const
export type EffectName = (typeof EFFECT_NAMES)[number]

export const ORDER_TRANSITIONS = {
  // —— 点单与受理 ——
  submit: { from: ['draft'], to: 'afterContentCheck', by: ['resident', 'staff'], does: ['openSeats', 'startAccept', 'startFinish'], tells: ['staff'] },
  releaseContent: { from: ['contentHold'], to: 'submitted', by: ['staff'], needs: ['inScope'], tells: ['resident'] },
  blockContent: { from: ['contentHold'], to: 'rejected', by: ['staff'], needs: ['inScope', 'givesReason'], does: ['stopClocks', 'rememberDecider', 'startPersonalData'], tells: ['resident'] },
  amend: { from: ['submitted', 'infoNeeded'], to: 'same', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'inResidentsStead'], does: ['amend'] },
  accept: { from: ['submitted'], to: 'accepted', by: ['staff'], needs: ['inScope'], does: ['stopAccept', 'recategorise', 'setLead', 'startDispatch'], tells: ['resident'] },
  askInfo: { from: ['submitted'], to: 'infoNeeded', by: ['staff'], needs: ['inScope', 'givesNote'], does: ['pauseClocks', 'startInfo'], tells: ['resident'] },
  answerInfo: { from: ['infoNeeded'], to: 'submitted', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'inResidentsStead', 'givesNote'], does: ['stopInfo', 'resumeClocks'], tells: ['staff'] },
  lapseInfo: { from: ['infoNeeded'], to: 'cancelled', by: ['system'], needs: ['clockRanOut'], does: ['stopInfo', 'markLapsed', 'startPersonalData'], tells: ['resident'] },
  restore: { from: ['cancelled'], to: 'submitted', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'lapsedByClock', 'withinRestore'], does: ['clearLapsed', 'resumeClocks', 'stopPersonalData'], tells: ['staff'] },
  reject: { from: ['submitted'], to: 'rejected', by: ['staff'], needs: ['inScope', 'leadStays', 'givesReason', 'namesChannel'], does: ['stopClocks', 'rememberDecider', 'startPersonalData'], tells: ['resident'] },
  recategorise: { from: ['submitted', 'accepted'], to: 'same', by: ['staff'], needs: ['inScope'], does: ['recategorise'] },
  merge: { from: ['submitted', 'accepted'], to: 'merged', by: ['staff'], needs: ['inScope', 'namesTarget', 'noFollowers'], does: ['rememberState', 'setMerged', 'pauseClocks', 'startPersonalData'], tells: ['resident'] },
  unmerge: { from: ['merged'], to: 'returnToPrevious', by: ['staff', 'system'], needs: ['inScope', 'withinUnmerge', 'notErased'], does: ['clearMerged', 'resumeClocks', 'stopPersonalData'], tells: ['resident'] },
  // The other halves of merge, un-merge and split: carried out by the system under an id that follows from the first half.
  absorb: { from: [...ACTIVE, 'closed', 'rated'], to: 'same', by: ['system'], needs: ['namesTarget'], does: ['absorb'], internal: true },
  detach: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['system'], needs: ['namesTarget'], does: ['detach'], internal: true },
  spawn: { from: ['draft'], to: 'accepted', by: ['system'], does: ['openSeats', 'startFinish', 'setLead', 'startDispatch'] },
  split: { from: ['accepted'], to: 'same', by: ['staff'], needs: ['inScope', 'namesChildren'], does: ['addChildren'], tells: ['resident'] },

  // —— 派单与接单 ——
  dispatch: { from: ['accepted', 'offered'], to: 'leastAdvancedSeat', by: ['staff', 'system'], needs: ['inScope', 'namesOffers', 'notOfferedBefore'], does: ['rememberWaiting', 'stopDispatch', 'endHold', 'addOffers', 'startInviting'], tells: ['offered'] },
  // Left out of plans, and of what the timer sends, until then: limits and cards go on.
  holdBack: { from: ['accepted'], to: 'same', by: ['staff'], needs: ['inScope', 'namesHold'], does: ['holdBack'], internal: true },
  endHold: { from: ['accepted'], to: 'same', by: ['staff'], needs: ['inScope', 'heldBack'], does: ['endHold'], internal: true },
  // The next of the list, when it is worth to ask one more: decided by the rule, carried out by the timer.
  inviteMore: { from: ['offered'], to: 'leastAdvancedSeat', by: ['system'], needs: ['clockRanOut'], does: ['inviteNext'], tells: ['offered'] },
  withdrawOffer: { from: ['offered'], to: 'leastAdvancedSeat', by: ['staff'], needs: ['inScope'], does: ['stopInviting', 'withdrawOffers', 'waitOn', 'startDispatch'], tells: ['offered'] },
  take: { from: ['offered'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsOpenOffer', 'beforeDeadline', 'seatFree', 'notOwn', 'notServed', 'hasPartner', 'timeAhead'], does: ['takeSeat', 'startDispatch'], tells: ['resident'] },
  decline: { from: ['offered'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsOpenOffer', 'notHolder'], does: ['closeOffer', 'inviteNext', 'startDispatch'], tells: ['offered'] },
  lapseOffer: { from: ['offered'], to: 'leastAdvancedSeat', by: ['system'], needs: ['clockRanOut'], does: ['lapseOffers', 'inviteNext', 'startDispatch'], tells: ['staff', 'offered'] },
  proposeTime: { from: ['taken', 'scheduled'], to: 'same', by: ['member'], level: 'seat', needs: ['holdsSeat', 'namesTime', 'noOtherProposal'], does: ['setProposal'], tells: ['resident'] },
  agreeTime: { from: SEATED, to: 'leastAdvancedSeat', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'inResidentsStead', 'hasProposal', 'proposalAhead'], does: ['agreeProposal'], tells: ['member'] },
  refuseTime: { from: SEATED, to: 'same', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'inResidentsStead', 'hasProposal'], does: ['clearProposal'], tells: ['member'] },
  logContact: { from: ['taken', 'scheduled'], to: 'same', by: ['member'], level: 'seat', needs: ['holdsSeat'], does: ['logContact'] },
  release: { from: ['taken', 'scheduled'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsSeat', 'givesReason'], does: ['markLate', 'leaveSeat', 'startDispatch'], tells: ['resident', 'staff'] },
  offerTransfer: { from: ['taken', 'scheduled'], to: 'same', by: ['member'], level: 'seat', needs: ['holdsSeat', 'namesMember', 'noOtherTransfer'], does: ['setTransfer'], tells: ['offered'] },
  acceptTransfer: { from: SEATED, to: 'leastAdvancedSeat', by: ['member'], needs: ['hasTransfer', 'isTransferTarget', 'notHolder', 'notOwn', 'notServed', 'hasPartner'], does: ['moveSeat', 'startDispatch'], tells: ['resident', 'member'] },
  refuseTransfer: { from: SEATED, to: 'same', by: ['member'], needs: ['hasTransfer', 'isTransferTarget'], does: ['clearTransfer'], tells: ['member'] },
  lapseContact: { from: SEATED, to: 'leastAdvancedSeat', by: ['system'], needs: ['clockRanOut'], does: ['markNoShows', 'freeLateSeats', 'startDispatch'], tells: ['member', 'staff'] },
  // Who is a member no more holds no place and is asked nothing, wherever the order stands; work that is done stays done.
  dropMember: { from: [...FIELD, 'suspended', 'escalated', 'merged'], to: 'seatsInTheField', by: ['system'], needs: ['isInvolved'], does: ['dropMember'], tells: ['member', 'offered', 'resident', 'staff'] },

  // —— 上门与办结 ——
  checkIn: { from: ['taken', 'scheduled'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsSeat', 'namesWay'], does: ['checkInSeat'], tells: ['resident'] },
  reportAbsent: { from: ['checkedIn'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsSeat', 'givesNote'], does: ['seatAbsent'], tells: ['resident', 'staff'] },
  reportUnable: { from: ['checkedIn'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsSeat', 'givesReason'], does: ['leaveSeat', 'startDispatch'], tells: ['resident', 'staff'] },
  reportUnsafe: { from: ['checkedIn'], to: 'escalated', by: ['member'], level: 'seat', needs: ['holdsSeat', 'givesReason'], does: ['endSuspension', 'freeAllSeats', 'raiseLevel'], tells: ['resident', 'member', 'staff', 'street'] },
  finish: { from: ['checkedIn'], to: 'leastAdvancedSeat', by: ['member'], level: 'seat', needs: ['holdsSeat', 'namesResult'], does: ['seatDone', 'startConfirm'], tells: ['resident'] },
  confirm: { from: ['done'], to: 'closed', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'neverHeld', 'notDisputed', 'saysHowVerified'], does: ['stopConfirm', 'startAfterwards'], tells: ['member'] },
  dispute: { from: ['done'], to: 'same', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'inResidentsStead', 'givesReason', 'notDisputed'], does: ['stopConfirm', 'setDispute'], tells: ['staff', 'member'] },
  ruleDispute: { from: ['done'], to: 'afterRuling', by: ['staff'], needs: ['inScope', 'neverHeld', 'disputed', 'namesRuling', 'givesReason'], does: ['clearDispute', 'backToSeats', 'rememberDecider'], tells: ['resident', 'member'] },
  closeSilent: { from: ['done'], to: 'closed', by: ['system'], needs: ['clockRanOut', 'notDisputed'], does: ['stopConfirm', 'startAfterwards'], tells: ['resident', 'member'] },
  rate: { from: ['closed'], to: 'rated', by: ['resident'], needs: ['ownsOrder', 'withinRate', 'namesRating'], does: ['setRating'], tells: ['member'] },
  requestReopen: { from: ['closed', 'rated'], to: 'reopenRequested', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'inResidentsStead', 'withinReopen', 'givesReason'], does: ['askReopen'], tells: ['staff'] },
  agreeReopen: { from: ['reopenRequested'], to: 'accepted', by: ['staff', 'street'], needs: ['inScope', 'neverHeld'], does: ['stopReopen', 'nextRound', 'openSeats', 'startFinish', 'startDispatch'], tells: ['resident'] },
  refuseReopen: { from: ['reopenRequested'], to: 'closed', by: ['staff', 'street'], needs: ['inScope', 'neverHeld', 'givesReason', 'reopenMayBeRefused'], does: ['stopReopen', 'refuseReopen', 'rememberDecider'], tells: ['resident'] },
  archive: { from: ['rated', 'closed'], to: 'archived', by: ['system'], needs: ['clockRanOut'], does: ['stopClocks', 'startPersonalData'] },
  erasePersonal: { from: TERMINAL_STATES, to: 'same', by: ['system'], needs: ['clockRanOut'], does: ['erasePersonal'] },

  // —— 岔路 ——
  cancel: { from: BEFORE_DOOR, to: 'cancelled', by: ['resident', 'staff'], needs: ['ownsOrder', 'inScope', 'notWhileReturned', 'nobodyAtDoor', 'reasonToCancel'], does: ['setCancelled', 'stopClocks', 'startPersonalData'], tells: ['member', 'offered', 'staff'] },
  proposeSuspension: { from: FIELD, to: 'same', by: ['staff'], needs: ['inScope', 'givesReason', 'namesResumeDate', 'mayBeSuspended'], does: ['proposeSuspension'], tells: ['street'] },
  refuseSuspension: { from: FIELD, to: 'same', by: ['staff', 'street'], needs: ['inScope', 'suspensionProposed', 'neverHeld', 'otherApprover'], does: ['dropSuspension'], tells: ['staff'] },
  suspend: { from: FIELD, to: 'suspended', by: ['staff', 'street'], needs: ['inScope', 'suspensionProposed', 'neverHeld', 'otherApprover', 'mayBeSuspended', 'resumeAhead'], does: ['rememberState', 'pauseClocks', 'withdrawOffers', 'startSuspension'], tells: ['resident', 'member'] },
  resume: { from: ['suspended'], to: 'returnToPrevious', by: ['staff', 'system'], needs: ['inScope', 'clockRanOut'], does: ['endSuspension', 'resumeClocks', 'startDispatch'], tells: ['resident', 'member'] },
  escalate: { from: [...FIELD, 'suspended', 'escalated'], to: 'escalated', by: ['staff', 'street', 'system'], needs: ['inScope', 'mayEscalate', 'givesReason', 'clockRanOut'], does: ['endSuspension', 'resumeClocks', 'withdrawOffers', 'raiseLevel'], tells: ['resident', 'staff', 'street'] },
  rule: { from: ['escalated'], to: 'accepted', by: ['street', 'district'], needs: ['inScope', 'neverHeld', 'rulesAtLevel', 'namesUnit', 'givesNote'], does: ['stopLevel', 'setLeadUnit', 'freeAllSeats', 'startDispatch'], tells: ['resident', 'member', 'staff'] },
  forward: { from: ACTIVE.filter(isNotForwarded), to: 'forwarded', by: ['staff', 'street'], needs: ['inScope', 'notWhileReturned', 'namesUnit', 'givesReason'], does: ['setLead', 'keepOrder', 'stopAccept', 'stopInfo', 'stopDispatch', 'stopConfirm', 'clearDispute', 'endSuspension', 'resumeClocks', 'agreeIfAsked', 'freeAllSeats', 'stopLevel', 'setForward', 'issueLink'], tells: ['resident', 'member', 'staff'] },
  returnForward: { from: ['forwarded'], to: 'accepted', by: ['staff', 'street'], needs: ['inScope', 'givesNote'], does: ['clearForward', 'withdrawLink', 'startDispatch'], tells: ['resident', 'staff'] },
  issueLink: { from: ['forwarded'], to: 'same', by: ['staff', 'street'], needs: ['inScope'], does: ['issueLink'], internal: true },
  withdrawLink: { from: ['forwarded'], to: 'same', by: ['staff', 'street'], needs: ['inScope', 'linkOut'], does: ['withdrawLink'], internal: true },
  // Whoever holds the link answers once, without an account: the system acts for them. The community then looks whether it is so.
  answerForward: { from: ['forwarded'], to: 'accepted', by: ['system'], needs: ['holdsLink', 'namesAnswer', 'givesNote'], does: ['answerLink', 'clearForward', 'withdrawLink', 'startDispatch'], tells: ['resident', 'staff'] },
  closeUnresolved: { from: ['accepted', 'suspended', 'escalated', 'forwarded', 'reopenRequested'], to: 'closedUnresolved', by: ['street'], needs: ['inScope', 'neverHeld', 'givesReason'], does: ['endSuspension', 'stopClocks', 'startPersonalData'], tells: ['resident', 'staff'] },
  urge: { from: OTHERS_TURN, to: 'same', by: ['resident'], needs: ['ownsOrder', 'urgeAllowed'], does: ['countUrge'], tells: ['staff', 'member'] },
  raiseCard: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['system'], needs: ['clockRanOut'], does: ['raiseCard'], tells: ['staff'], internal: true },
  noteInternal: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['staff', 'street', 'district'], needs: ['inScope', 'givesNote', 'notErased'], internal: true },
  postUpdate: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['staff', 'street', 'district'], needs: ['inScope', 'givesNote', 'notErased'], tells: ['resident'] },

  // —— 退单 · 延期 · 督办 ——
  returnWrongUnit: { from: ['submitted', 'accepted'], to: 'returned', by: ['staff'], needs: ['inScope', 'mayReturn', 'givesReason', 'namesOwner'], does: ['rememberState', 'stopDispatch', 'freeAllSeats', 'askReturn'], tells: ['resident', 'member', 'street'] },
  reassign: { from: ['returned'], to: 'submitted', by: ['street'], needs: ['inScope', 'neverHeld', 'namesCommunity'], does: ['moveOrder', 'rememberDecider'], tells: ['resident', 'staff', 'street'] },
  refuseReturn: { from: ['returned'], to: 'returnToPrevious', by: ['street'], needs: ['inScope', 'neverHeld', 'givesReason'], does: ['keepOrder', 'rememberDecider', 'startDispatch'], tells: ['resident', 'staff'] },
  requestExtension: { from: EXTENDABLE, to: 'same', by: ['staff'], needs: ['inScope', 'mayExtend', 'givesReason', 'namesNewDate'], does: ['askExtension'], tells: ['street'] },
  approveExtension: { from: EXTENDABLE, to: 'same', by: ['street'], needs: ['inScope', 'extensionAsked', 'neverHeld', 'otherDecider', 'extensionAhead'], does: ['approveExtension'], tells: ['resident', 'member', 'staff'] },
  refuseExtension: { from: EXTENDABLE, to: 'same', by: ['street'], needs: ['inScope', 'extensionAsked', 'neverHeld', 'otherDecider', 'givesReason'], does: ['refuseExtension'], tells: ['staff'] },
  supervise: { from: ACTIVE, to: 'same', by: ['street', 'district'], needs: ['inScope', 'notSupervised', 'givesReason', 'namesAnswerDate'], does: ['openSupervision'], tells: ['staff'], internal: true },
  // It outlives the order: what was asked is answered, also when the order is over.
  answerSupervision: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['staff'], needs: ['inScope', 'supervisionAsked', 'givesNote'], does: ['answerSupervision'], tells: ['street'], internal: true },
  superviseAgain: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['street', 'district'], needs: ['inScope', 'supervisionAnswered', 'supervisorsOwn', 'givesReason', 'namesAnswerDate'], does: ['repeatSupervision'], tells: ['staff'], internal: true },
  closeSupervision: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['street', 'district'], needs: ['inScope', 'supervised', 'supervisorsOwn'], does: ['closeSupervision'], tells: ['staff'], internal: true },

  // —— 申诉 ——
  // What may be appealed in which state is the guard's: a mark does not wait for the order to end.
  fileAppeal: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['resident', 'member'], needs: ['mayAppeal', 'notErased', 'namesAppealTarget', 'givesReason'], does: ['openAppeal'], tells: ['staff', 'street'] },
  upholdAppeal: { from: [...ACTIVE, ...AFTERWARDS], to: 'afterAppeal', by: ['street', 'district'], needs: ['inScope', 'appealOpen', 'otherReviewer', 'givesReason'], does: ['upholdAppeal'], tells: ['resident', 'member', 'staff'] },
  dismissAppeal: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['street', 'district'], needs: ['inScope', 'appealOpen', 'otherReviewer', 'givesReason'], does: ['dismissAppeal'], tells: ['resident', 'member'] },
  withdrawAppeal: { from: [...ACTIVE, ...AFTERWARDS], to: 'same', by: ['resident', 'member'], needs: ['appealOpen', 'ownsAppeal'], does: ['dropAppeal'] },
} as const satisfies Record<string, Transition>

export type OrderAction = keyof typeof ORDER_TRANSITIONS
export const ORDER_ACTIONS = Object.keys(ORDER_TRANSITIONS) as readonly OrderAction[]

/** The row of an action. Looked up with hasOwn, so that `constructor` is no action. */
export function transitionOf(action: OrderAction): Transition {
  return ORDER_TRANSITIONS[action]
}

export function isOrderAction(name: string): name is OrderAction {
  return Object.hasOwn(ORDER_TRANSITIONS, name)
}
