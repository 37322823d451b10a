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
/** Both people of the community may do the same, unless a line says otherwise. */
const community = (line: string) => ({ staff: `${line} ${NOTES}`, colleague: `${line} ${NOTES}` })
const resident = (line: string) => ({ resident: line })
const street = (line: string) => ({ street: `${line} ${NOTES}` })
/** Halves of a merge and of its undoing reach an order wherever it is. */
const system = (line: string) => ({ system: `${line} absorb detach` })

const FIELD = 'proposeSuspension escalate>escalated forward>forwarded'
const BEFORE_DOOR = `${FIELD} cancel>cancelled`
const HELD = 'proposeTime logContact release>accepted offerTransfer checkIn>checkedIn'
const CANCEL = 'cancel>cancelled urge'

export const ALLOWED: Readonly<Record<Scene, Readonly<Partial<Record<Who, string>>>>> = {
  // Submitting is anybody's: the order becomes theirs by it, so there is no owner yet to ask for.
  draft: { resident: 'submit>submitted', neighbour: 'submit>submitted', staff: 'submit>submitted', colleague: 'submit>submitted', foreignStaff: 'submit>submitted', system: 'spawn>accepted' },
  contentHold: { ...notes, ...resident(CANCEL), ...community('releaseContent>submitted blockContent>rejected forward>forwarded cancel>cancelled'), ...street('forward>forwarded'), ...system('raiseCard') },
  submitted: {
    ...notes, ...resident(`amend ${CANCEL}`),
    ...community('accept>accepted askInfo>infoNeeded reject>rejected recategorise merge>merged forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded'), ...system('raiseCard'),
  },
  // Their own turn: there is nobody to hurry.
  infoNeeded: { ...notes, ...resident('amend answerInfo>submitted cancel>cancelled'), ...community('forward>forwarded cancel>cancelled'), ...street('forward>forwarded'), ...system('lapseInfo>cancelled') },
  accepted: {
    ...notes, ...resident(CANCEL), ...community(`recategorise merge>merged split dispatch>offered ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, suspension proposed': {
    ...notes, ...resident(CANCEL),
    staff: `recategorise merge>merged split dispatch>offered ${BEFORE_DOOR} ${NOTES}`,
    colleague: `recategorise merge>merged split dispatch>offered ${BEFORE_DOOR} suspend>suspended refuseSuspension ${NOTES}`,
    ...street('forward>forwarded closeUnresolved>closedUnresolved suspend>suspended refuseSuspension'), ...system('raiseCard dispatch>offered'),
  },
  // Every ring was asked and nobody can: the street is called at once.
  'accepted, nobody within reach': {
    ...notes, ...resident(CANCEL), ...community(`recategorise merge>merged split dispatch>offered ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('escalate>escalated dispatch>offered'),
  },
  // Late release is appealable by who released, without waiting for the end.
  'accepted, given back late': {
    ...notes, ...resident(CANCEL), member: 'fileAppeal', ...community(`recategorise merge>merged split dispatch>offered ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, given back late 14 days ago': {
    ...notes, ...resident(CANCEL), ...community(`recategorise merge>merged split dispatch>offered ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  'accepted, late release appealed': {
    ...resident(CANCEL), member: 'withdrawAppeal', ...community(`recategorise merge>merged split dispatch>offered ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved upholdAppeal dismissAppeal'), district: `upholdAppeal dismissAppeal ${NOTES}`, ...system('raiseCard dispatch>offered'),
  },
  // So is not calling and not coming (no-show).
  'accepted, did not call': {
    ...notes, ...resident(CANCEL), member: 'fileAppeal', ...community(`recategorise merge>merged split dispatch>offered ${BEFORE_DOOR}`),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard dispatch>offered'),
  },
  // Whoever is next on the list is asked by the system; a no brings them forward, so the order stays with members.
  'offered, more to ask': {
    ...notes, ...resident(CANCEL), member: 'take>taken decline', ...community(`dispatch withdrawOffer>accepted ${BEFORE_DOOR}`),
    ...street('forward>forwarded'), ...system('inviteMore dispatch dropMember>accepted'),
  },
  offered: {
    ...notes, ...resident(CANCEL), member: 'take>taken decline>accepted', ...community(`dispatch withdrawOffer>accepted ${BEFORE_DOOR}`),
    ...street('forward>forwarded'), ...system('lapseOffer>accepted dispatch dropMember>accepted'),
  },
  taken: { ...notes, ...resident(CANCEL), member: HELD, ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted') },
  'taken, time proposed': {
    ...notes, ...resident(`agreeTime>scheduled refuseTime ${CANCEL}`), member: HELD, ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted'),
  },
  'taken, transfer asked': {
    ...notes, ...resident(CANCEL), member: HELD, asked: 'acceptTransfer>taken refuseTransfer', ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted'),
  },
  scheduled: { ...notes, ...resident(CANCEL), member: HELD, ...community(BEFORE_DOOR), ...street('forward>forwarded'), ...system('lapseContact>accepted dropMember>accepted') },
  // Nobody cancels what is being done.
  checkedIn: {
    ...notes, ...resident('urge'), member: 'reportAbsent>scheduled reportUnable>accepted reportUnsafe>escalated finish>done', ...community(FIELD),
    ...street('forward>forwarded'), ...system('raiseCard dropMember>accepted'),
  },
  done: { ...notes, ...resident('confirm>closed dispute urge'), ...community('confirm>closed forward>forwarded'), ...street('forward>forwarded'), ...system('closeSilent>closed') },
  'done, disputed': { ...notes, ...resident('urge'), ...community('ruleDispute>checkedIn forward>forwarded'), ...street('forward>forwarded'), ...system('raiseCard') },
  closed: { ...notes, ...resident('rate>rated requestReopen>reopenRequested fileAppeal'), member: 'fileAppeal', ...community(''), ...system('archive>archived') },
  rated: { ...notes, ...resident('requestReopen>reopenRequested'), member: 'fileAppeal', ...community(''), ...system('archive>archived') },
  // Whoever ended, ends in being forgotten: what says who somebody is goes when its time is over.
  archived: { system: 'erasePersonal' },
  'archived, erased': {},
  suspended: {
    ...notes, ...resident(CANCEL), ...community('resume>accepted escalate>escalated forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('resume>accepted'),
  },
  // A helper who is a member no more is let go of wherever the order stands, and it stays where it is.
  'suspended, somebody on the way': {
    ...notes, ...resident(CANCEL), ...community('resume>taken escalate>escalated forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), ...system('resume>taken dropMember'),
  },
  'escalated, somebody on the way': {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled'),
    ...street('rule>accepted escalate forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${NOTES}`, ...system('raiseCard dropMember'),
  },
  escalated: {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled'),
    ...street('rule>accepted escalate forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${NOTES}`, ...system('raiseCard'),
  },
  // The street did not rule in time; the district's limit has nobody above it.
  'escalated, street too late': {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled'),
    ...street('rule>accepted escalate forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${NOTES}`, ...system('escalate'),
  },
  'escalated to the district': {
    ...resident(CANCEL), ...community('forward>forwarded cancel>cancelled'),
    ...street('forward>forwarded closeUnresolved>closedUnresolved'), district: `rule>accepted ${NOTES}`, ...system('raiseCard'),
  },
  forwarded: {
    ...notes, ...resident(CANCEL), ...community('returnForward>accepted cancel>cancelled'),
    ...street('returnForward>accepted closeUnresolved>closedUnresolved'), ...system('raiseCard'),
  },
  reopenRequested: {
    ...notes, ...resident('urge'), ...community('agreeReopen>accepted refuseReopen>closed forward>forwarded'),
    ...street('agreeReopen>accepted refuseReopen>closed forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard'),
  },
  // The second refusal is the street's.
  'reopenRequested again': {
    ...notes, ...resident('urge'), ...community('agreeReopen>accepted forward>forwarded'),
    ...street('agreeReopen>accepted refuseReopen>closed forward>forwarded closeUnresolved>closedUnresolved'), ...system('raiseCard'),
  },
  rejected: { ...notes, ...resident('fileAppeal'), ...community(''), system: 'detach erasePersonal' },
  'rejected 14 days ago': { ...notes, ...community(''), system: 'detach erasePersonal' },
  'rejected, erased': { system: 'detach' },
  'rejected, appealed': { ...notes, ...resident('withdrawAppeal'), ...community(''), ...street('upholdAppeal>submitted dismissAppeal'), district: `upholdAppeal>submitted dismissAppeal ${NOTES}`, system: 'raiseCard detach' },
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
