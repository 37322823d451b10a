import type { Step } from '../lifecycle/lifecycle'
import { APPEAL_WITHIN_MS } from './limits'
import { APPEAL_ROWS, COMMUNITY_ROWS, isFrom, MATCH_READY, MATCH_ROWS, PHONE_ROWS, UNIT_ROWS } from './parts'
import type { Registration } from './registration'
import type { RefusedBy, RegistrationPayload } from './registration-life'

type Asks<D> = (record: D, step: Step<RegistrationPayload>) => RefusedBy | null

/** Nobody decides about themselves, in whatever office. */
const isOwn = ({ personId }: Registration, { actor }: Step<RegistrationPayload>): boolean => personId === actor.id

/** The street may only once the community's time is over. */
const mayDecide = (record: Registration, step: Step<RegistrationPayload>) => (isOwn(record, step) ? 'OWN_REGISTRATION' : step.actor.kind === 'street' && record.community.state !== 'late' ? 'COMMUNITY_DECIDES' : null)

/** Nobody waits for an answer any more, once it was refused and no appeal is heard. */
const stillAsked = ({ state, appeal }: Registration) => (state !== 'refused' || isFrom(APPEAL_ROWS.dismiss, appeal.state) ? null : 'NO_OPEN_APPEAL')

export const registrationGuards = <D extends Registration>() => ({
  mayDecide,
  stillAsked,
  /** Who decides checks, too: the community, and on an appeal the street that hears it. */
  mayCheck: (record: D, step: Step<RegistrationPayload>) => (record.state !== 'refused' ? mayDecide(record, step) : isOwn(record, step) ? 'OWN_REGISTRATION' : step.actor.kind === 'staff' ? 'COMMUNITY_ANSWERED' : stillAsked(record)),
  mayAnswer: (record: D, step: Step<RegistrationPayload>) => (isOwn(record, step) ? 'OWN_REGISTRATION' : step.actor.kind === 'street' && record.unit.state !== 'atStreet' ? 'UNIT_DECIDES' : null),
  communityOpen: ({ community }: D) => (isFrom(COMMUNITY_ROWS.confirm, community.state) ? null : 'COMMUNITY_ANSWERED'),
  communityRefused: ({ community }: D) => (isFrom(COMMUNITY_ROWS.overturn, community.state) ? null : 'NOTHING_REFUSED'),
  unitRefused: ({ unit }: D) => (isFrom(UNIT_ROWS.overturnUnit, unit.state) ? null : 'NOTHING_REFUSED'),
  communityAsked: ({ community }: D) => (isFrom(COMMUNITY_ROWS.communityLate, community.state) ? null : 'COMMUNITY_DECIDES'),
  phoneUnchecked: ({ phone }: D) => (isFrom(PHONE_ROWS.callPhone, phone.state) ? null : 'PHONE_CHECKED'),
  phoneSettled: ({ phone }: D) => (phone.state === 'unchecked' ? 'PHONE_UNCHECKED' : null),
  matchOpen: ({ match }: D) => (isFrom(MATCH_ROWS.settleMatch, match.state) ? null : 'MATCH_SETTLED'),
  matchSettled: ({ match }: D) => (MATCH_READY.includes(match.state) ? null : 'MATCH_OPEN'),
  unitAsked: ({ unit }: D) => (isFrom(UNIT_ROWS.acknowledge, unit.state) ? null : 'UNIT_NOT_ASKED'),
  unitUnreminded: ({ unit }: D) => (isFrom(UNIT_ROWS.remindUnit, unit.state) ? null : 'UNIT_NOT_ASKED'),
  unitReminded: ({ unit }: D) => (isFrom(UNIT_ROWS.passUnit, unit.state) ? null : 'UNIT_NOT_ASKED'),
  otherUnit: (record: D, { payload: { unitId } }: Step<RegistrationPayload>) => (unitId === undefined ? 'UNIT_REQUIRED' : unitId === record.unitId && record.unit.state !== 'refused' ? 'SAME_UNIT' : null),
  somethingRefused: ({ state, community, unit }: D) => ((state === 'refused' ? community.state : unit.state) === 'refused' ? null : 'NOTHING_REFUSED'),
  notAppealed: ({ appeal }: D) => (isFrom(APPEAL_ROWS.appeal, appeal.state) ? null : 'APPEALED_ONCE'),
  inAppealTime: ({ refusal }: D, { now }: Step<RegistrationPayload>) => (refusal !== undefined && now <= refusal.at + APPEAL_WITHIN_MS ? null : 'APPEAL_EXPIRED'),
  appealOpen: ({ appeal }: D) => (isFrom(APPEAL_ROWS.dismiss, appeal.state) ? null : 'NO_OPEN_APPEAL'),
  appealFresh: ({ appeal }: D) => (isFrom(APPEAL_ROWS.appealLate, appeal.state) ? null : 'NO_OPEN_APPEAL'),
  noAppealOpen: ({ appeal }: D) => (isFrom(APPEAL_ROWS.dismiss, appeal.state) ? 'APPEALED_ONCE' : null),
  appealOver: ({ appeal }: D) => (isFrom(APPEAL_ROWS.dismiss, appeal.state) ? 'APPEAL_PENDING' : null),
  districtWhenLate: ({ appeal }: D, { actor }: Step<RegistrationPayload>) => (actor.kind === 'district' && appeal.state !== 'late' ? 'APPEAL_NOT_LATE' : null),
  /** Whoever said no does not review it. */
  otherDecider: (record: D, step: Step<RegistrationPayload>) => (isOwn(record, step) ? 'OWN_REGISTRATION' : record.refusal?.by === step.actor.id ? 'REVIEWER_IS_DECIDER' : null),
  notOwnByStaff: (record: D, step: Step<RegistrationPayload>) => (step.actor.kind === 'staff' && isOwn(record, step) ? 'OWN_REGISTRATION' : null),
  reasonGiven: (_record: D, { payload }: Step<RegistrationPayload>) => (payload.reason === undefined ? 'REASON_REQUIRED' : null),
  noteGiven: (_record: D, { payload }: Step<RegistrationPayload>) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
  noteByStaff: (_record: D, { actor, payload }: Step<RegistrationPayload>) => (actor.kind === 'staff' && payload.note === undefined ? 'NOTE_REQUIRED' : null),
}) as const satisfies Readonly<Record<string, Asks<D>>>
