/**
 * Who may do what, written by hand from the order's life in the reference §1 and not from the table of the code.
 * `action>state`; without an arrow the state stays. Whoever is not named may do nothing.
 */
import type { Scene } from '../../support/order-scenes'

export type Who =
  | 'resident' | 'neighbour' | 'member' | 'asked' | 'stranger' | 'staff' | 'colleague' | 'foreignStaff'
  | 'street' | 'foreignStreet' | 'district' | 'system'

const NOTES = 'noteInternal postUpdate'
const notes = { street: NOTES, district: NOTES }
/** Street and district look on, and may ask in writing what becomes of anything that is not over: one 督办单 at a time. */
const LOOKS = `supervise ${NOTES}`
const above = { street: LOOKS, district: LOOKS }
/** One is out: they wait for the answer, or take it back. */
const ASKED = `closeSupervision ${NOTES}`
const ANSWERED = `superviseAgain closeSupervision ${NOTES}`
/** Both people of the community may do the same, unless a line says otherwise. */
const community = (line: string) => ({ staff: `${line} ${NOTES}`, colleague: `${line} ${NOTES}` })
const resident = (line: string) => ({ resident: line })
const street = (line: string) => ({ street: `${line} ${LOOKS}` })
/** Halves of a merge and of its undoing reach an order wherever it is. */
const system = (line: string) => ({ system: `${line} absorb detach` })

/** 延期 and 退单 have their days: before the limit, and two working days. */
const FIELD_LATE = 'proposeSuspension escalate>escalated forward>forwarded'
const FIELD = `${FIELD_LATE} requestExtension`
const RETURN = 'returnWrongUnit>returned'
const BEFORE_DOOR = `${FIELD} cancel>cancelled`
const HELD = 'proposeTime logContact release>accepted offerTransfer checkIn>checkedIn'
const CANCEL = 'cancel>cancelled urge'

export const ALLOWED: Readonly<Record<Scene, Readonly<Partial<Record<Who, string>>>>> = {
  // Submitting is anybody's: the order becomes theirs by it, so there is no owner yet to ask for.
  draft: { resident: 'submit>submitted', neighbour: 'submit>submitted', staff: 'submit>submitted', colleague: 'submit>submitted', foreignStaff: 'submit>submitted', system: 'spawn>accepted' },
  contentHold: { ...above, ...resident(CANCEL), ...community('releaseContent>submitted blockContent>rejected forward>forwarded cancel>cancelled'), ...street('forward>forwarded'), ...system('raiseCard') },
  submitted: {
    ...above, ...resident(`amend ${CANCEL}`),
    ...community('accept>accepted askInfo>infoNeeded reject>rejected recategorise merge>merged returnWrongUnit>returned forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded'), ...system('raiseCard'),
  },
  // Their own turn: there is nobody to hurry.
  infoNeeded: { ...above, ...resident('amend answerInfo>submitted cancel>cancelled'), ...community('forward>forwarded cancel>cancelled'), ...street('forward>forwarded'), ...system('lapseInfo>cancelled') },
  accepted: {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, suspension proposed': {
    ...above, ...resident(CANCEL),
    staff: `recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR} ${NOTES}`,
    colleague: `recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR} suspend>suspended refuseSuspension ${NOTES}`,
    ...street('forward>forwarded closeUnresolved>closedUnresolved suspend>suspended refuseSuspension'), ...system('raiseCard dispatch>offered'),
  },
  // Every ring was asked and nobody can: the street is called at once.
  'accepted, nobody within reach': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('escalate>escalated dispatch>offered'),
  },
  // Late release is appealable by who released, without waiting for the end.
  'accepted, given back late': {
    ...above, ...resident(CANCEL), member: 'fileAppeal', ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, given back late 14 days ago': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged split dispatch>offered holdBack ${FIELD_LATE} cancel>cancelled`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, late release appealed': {
    ...resident(CANCEL), member: 'withdrawAppeal', ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved upholdAppeal dismissAppeal'), district: `upholdAppeal dismissAppeal ${LOOKS}`, ...system('raiseCard dispatch>offered'),
  },
  // So is not calling and not coming (no-show).
  'accepted, did not call': {
    ...above, ...resident(CANCEL), member: 'fileAppeal', ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  // Whoever is next on the list is asked by the system; a no brings them forward, so the order stays with members.
  'offered, more to ask': {
    ...above, ...resident(CANCEL), member: 'take>taken decline', ...community(`dispatch withdrawOffer>accepted ${BEFORE_DOOR}`),
    ...street('forward>forwarded'), ...system('inviteMore dispatch dropMember>accepted'),
  },
  offered: {
    ...above, ...resident(CANCEL), member: 'take>taken decline>accepted', ...community(`dispatch withdrawOffer>accepted ${BEFORE_DOOR}`),
    ...street('forward>forwarded'), ...system('lapseOffer>accepted dispatch dropMember>accepted'),
  },
  taken: { ...above, ...resident(CANCEL), member: HELD, ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted') },
  'taken, time proposed': {
    ...above, ...resident(`agreeTime>scheduled refuseTime ${CANCEL}`), member: HELD, ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted'),
  },
  'taken, transfer asked': {
    ...above, ...resident(CANCEL), member: HELD, asked: 'acceptTransfer>taken refuseTransfer', ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted'),
  },
  scheduled: { ...above, ...resident(CANCEL), member: HELD, ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted') },
  // Nobody cancels what is being done.
  checkedIn: {
    ...above, ...resident('urge'), member: 'reportAbsent>scheduled reportUnable>accepted reportUnsafe>escalated finish>done', ...community(FIELD),
    ...street('forward>forwarded'), ...system('raiseCard dropMember>accepted'),
  },
  done: { ...above, ...resident('confirm>closed dispute urge'), ...community('confirm>closed forward>forwarded'), ...street('forward>forwarded'), ...system('closeSilent>closed') },
  'done, disputed': { ...above, ...resident('urge'), ...community('ruleDispute>checkedIn forward>forwarded'), ...street('forward>forwarded'), ...system('raiseCard') },
  closed: { ...notes, ...resident('rate>rated requestReopen>reopenRequested fileAppeal'), member: 'fileAppeal', ...community(''), ...system('archive>archived') },
  rated: { ...notes, ...resident('requestReopen>reopenRequested'), member: 'fileAppeal', ...community(''), ...system('archive>archived') },
  // Whoever ended, ends in being forgotten: what says who somebody is goes when its time is over.
  archived: { system: 'erasePersonal' },
  'archived, erased': {},
  suspended: {
    ...above, ...resident(CANCEL), ...community('resume>accepted escalate>escalated forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('resume>accepted'),
  },
  // A helper who is a member no more is let go of wherever the order stands, and it stays where it is.
  'suspended, somebody on the way': {
    ...above, ...resident(CANCEL), ...community('resume>taken escalate>escalated forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('resume>taken dropMember'),
  },
  'escalated, somebody on the way': {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled requestExtension'),
    ...street('rule>accepted escalate forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${LOOKS}`, ...system('raiseCard dropMember'),
  },
  escalated: {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled requestExtension'),
    ...street('rule>accepted escalate forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${LOOKS}`, ...system('raiseCard'),
  },
  // The street did not rule in time; the district's limit has nobody above it.
  'escalated, street too late': {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled requestExtension'),
    ...street('rule>accepted escalate forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${LOOKS}`, ...system('escalate'),
  },
  'escalated to the district': {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled requestExtension'),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${LOOKS}`, ...system('raiseCard'),
  },
  forwarded: {
    ...above, ...resident(CANCEL), ...community('requestExtension issueLink withdrawLink returnForward>accepted cancel>cancelled'),
    ...street('issueLink withdrawLink returnForward>accepted closeUnresolved>closedUnresolved'), ...system('raiseCard answerForward>accepted'),
  },
  // Without a link nobody outside answers; a new one can be made.
  'forwarded, link taken back': {
    ...above, ...resident(CANCEL), ...community('requestExtension issueLink returnForward>accepted cancel>cancelled'),
    ...street('issueLink returnForward>accepted closeUnresolved>closedUnresolved'), ...system('raiseCard'),
  },
  // What came back is the community's to look at, and the link has done its work. Who has forwarded leads: 首接负责.
  'accepted, answered by link': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  // 退单: between giving it back and the street's word the community has no hand in it.
  returned: { ...above, ...resident(CANCEL), ...community(''), ...street('reassign>submitted refuseReturn>submitted forward>forwarded'), ...system('raiseCard') },
  'returned, accepted before': { ...above, ...resident(CANCEL), ...community(''), ...street('reassign>submitted refuseReturn>accepted forward>forwarded'), ...system('raiseCard') },
  // What the street has left with it, it neither gives back again nor turns away.
  'submitted, return refused': {
    ...above, ...resident(`amend ${CANCEL}`), ...community('accept>accepted askInfo>infoNeeded recategorise merge>merged forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded'), ...system('raiseCard'),
  },
  // It is another community's now: its staff may do all, once more also give it back; the first one's nothing.
  'submitted, given to another community': {
    ...above, ...resident(`amend ${CANCEL}`), foreignStaff: `accept>accepted askInfo>infoNeeded reject>rejected recategorise merge>merged returnWrongUnit>returned forward>forwarded cancel>cancelled ${NOTES}`,
    ...street('forward>forwarded'), ...system('raiseCard'),
  },
  'submitted, too late to return': {
    ...above, ...resident(`amend ${CANCEL}`), ...community('accept>accepted askInfo>infoNeeded reject>rejected recategorise merge>merged forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded'), ...system('raiseCard'),
  },
  // 延期: one a round, the street says yes or no.
  // 先不派: whoever of the community may take it up again before, or name another day; by hand it may go out all the same.
  'accepted, held back': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack endHold ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, held back until yesterday': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, extension asked': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${FIELD_LATE} cancel>cancelled`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved approveExtension refuseExtension'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, extended': {
    ...above, ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${FIELD_LATE} cancel>cancelled`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  // 督办: the community answers once, who asked says whether that will do; the street does not decide what the district asked.
  'accepted, supervised': {
    ...resident(CANCEL), ...community(`answerSupervision recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    street: `forward>forwarded closeUnresolved>closedUnresolved ${ASKED}`, district: ASKED, ...system('raiseCard dispatch>offered'),
  },
  'accepted, supervision answered': {
    ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    street: `forward>forwarded closeUnresolved>closedUnresolved ${ANSWERED}`, district: ANSWERED, ...system('raiseCard dispatch>offered'),
  },
  'accepted, supervised by the district': {
    ...resident(CANCEL), ...community(`recategorise merge>merged ${RETURN} split dispatch>offered holdBack ${BEFORE_DOOR}`),
    street: `forward>forwarded closeUnresolved>closedUnresolved ${NOTES}`, district: ANSWERED, ...system('raiseCard dispatch>offered'),
  },
  // It outlives the order, which is not archived before.
  'closed, supervised': {
    ...resident('rate>rated requestReopen>reopenRequested fileAppeal'), member: 'fileAppeal', ...community('answerSupervision'), street: ASKED, district: ASKED, system: 'raiseCard absorb detach',
  },
  reopenRequested: {
    ...above, ...resident('urge'), ...community('agreeReopen>accepted refuseReopen>closed forward>forwarded'),
    ...street('agreeReopen>accepted refuseReopen>closed forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard'),
  },
  // The second refusal is the street's.
  'reopenRequested again': {
    ...above, ...resident('urge'), ...community('agreeReopen>accepted forward>forwarded'),
    ...street('agreeReopen>accepted refuseReopen>closed forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard'),
  },
  rejected: { ...notes, ...resident('fileAppeal'), ...community(''), system: 'detach erasePersonal' },
  'rejected 14 days ago': { ...notes, ...community(''), system: 'detach erasePersonal' },
  'rejected, erased': { system: 'detach' },
  'rejected, appealed': { ...notes, ...resident('withdrawAppeal'), ...community(''), street: `upholdAppeal>submitted dismissAppeal ${NOTES}`, district: `upholdAppeal>submitted dismissAppeal ${NOTES}`, system: 'raiseCard detach' },
  cancelled: { ...notes, ...community(''), system: 'detach erasePersonal' },
  'cancelled by silence': { ...notes, ...resident('restore>submitted'), ...community('restore>submitted'), system: 'detach erasePersonal' },
  'cancelled by silence, 14 days ago': { ...notes, ...community(''), system: 'detach erasePersonal' },
  // The system lets go of what its main order cannot carry, however late.
  merged: { ...notes, ...community('unmerge>submitted'), system: 'detach unmerge>submitted erasePersonal' },
  'merged 7 days ago': { ...notes, ...community(''), system: 'detach unmerge>submitted erasePersonal' },
  // Nobody takes up again what says nothing any more.
  'merged, erased': { system: 'detach' },
  closedUnresolved: { ...notes, ...community(''), system: 'detach erasePersonal' },
}
