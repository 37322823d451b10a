import type { Step } from '../lifecycle/lifecycle'
import { dueAt } from '../time'
import { APPEAL_ROWS, COMMUNITY_ROWS, MATCH_ROWS, PHONE_ROWS, UNIT_ROWS } from './parts'
import type { RefusalReason, Registration, UnitSpan } from './registration'
import { askedOf, unitInForce } from './registration'
import type { LimitName, Limits, RegistrationPayload } from './registration-life'

type Does<D> = (record: D, step: Step<RegistrationPayload>) => D
type Now = Step<RegistrationPayload>

const settledBy = ({ now, actor }: Now) => ({ by: actor.id, at: now })
const stopped = (spans: readonly UnitSpan[], now: number): readonly UnitSpan[] => spans.map((span) => (span.to === undefined ? { ...span, to: now } : span))
const NO_APPEAL = { state: 'none' } as const
const UNASKED = { state: 'unasked' } as const

export function registrationEffects<D extends Registration>(limits: Limits) {
  const until = (name: LimitName, { now, calendar }: Now): number => dueAt(now, limits[name], calendar)
  /** Who is waited for follows from the parts, whatever was done to them. */
  const asking = (record: D): D => ({ ...record, asks: askedOf(record) })
  const with_ = (record: D, parts: Partial<Registration>): D => asking({ ...record, ...parts })

  const askUnit = (unitId: string, step: Now): Registration['unit'] => (unitId === '' ? UNASKED : { state: 'asked', until: until('unit', step) })
  /** From now on the unit asked is the one they belong to: it has said so, or the street for it. */
  const joined = (record: D, { now }: Now): readonly UnitSpan[] => (record.unitId === '' || unitInForce(record) === record.unitId ? record.units : [...stopped(record.units, now), { id: record.unitId, from: now }])
  const entered = (record: D, step: Now): Partial<Registration> => ({ confirmedAt: step.now, unit: askUnit(record.unitId, step) })
  const noOf = (target: 'community' | 'unit', { now, actor, payload }: Now): Registration['refusal'] => ({ target, by: actor.id, at: now, reason: (payload.reason ?? 'other') as RefusalReason, note: payload.note ?? '' })
  const decided = (record: D, state: 'upheld' | 'dismissed', step: Now): Registration['appeal'] => ({ ...record.appeal, state, ...settledBy(step), answer: step.payload.note, until: undefined })
  const ended = (record: D, kind: NonNullable<Registration['leaving']>['kind'], { now }: Now): Partial<Registration> => ({
    leaving: { kind, at: now }, units: stopped(record.units, now), unit: UNASKED,
    ...(record.appeal.state === 'open' || record.appeal.state === 'late' ? { appeal: { ...record.appeal, state: 'withdrawn' as const, until: undefined } } : {}),
  })

  return {
    ask: (record, step) => with_(record, { community: { state: 'asked', until: until('community', step) } }),
    adopt: (record, step) => with_(record, { confirmedAt: step.now, community: { state: 'confirmed' }, unit: record.unitId === '' ? UNASKED : { state: 'acknowledged' } }),
    checkPhone: (record, step) => with_({ ...record, ...(step.payload.stored as Partial<D> | undefined) }, { phone: { state: PHONE_ROWS.checkPhone.to, ...settledBy(step) } }),
    callPhone: (record, step) => with_(record, { phone: { state: PHONE_ROWS.callPhone.to, ...settledBy(step) } }),
    settleMatch: (record, step) => with_(record, { match: { state: MATCH_ROWS.settleMatch.to, rowIds: record.match.rowIds, rowId: step.payload.rowId, ...settledBy(step) } }),
    confirm: (record, step) => with_(record, { community: { state: COMMUNITY_ROWS.confirm.to, ...settledBy(step) }, ...entered(record, step) }),
    refuse: (record, step) => with_(record, { community: { state: COMMUNITY_ROWS.refuse.to, ...settledBy(step) }, refusal: noOf('community', step), appeal: NO_APPEAL }),
    withdraw: (record, step) => with_(record, { community: { state: COMMUNITY_ROWS.withdraw.to, ...settledBy(step) } }),
    communityLate: (record) => with_(record, { community: { state: COMMUNITY_ROWS.communityLate.to } }),
    acknowledge: (record, step) => with_(record, { unit: { state: UNIT_ROWS.acknowledge.to, ...settledBy(step) }, units: joined(record, step) }),
    refuseUnit: (record, step) => with_(record, {
      unit: { state: UNIT_ROWS.refuseUnit.to, ...settledBy(step) }, refusal: noOf('unit', step), appeal: NO_APPEAL,
      units: unitInForce(record) === record.unitId ? stopped(record.units, step.now) : record.units,
    }),
    remindUnit: (record, step) => with_(record, { unit: { state: UNIT_ROWS.remindUnit.to, until: until('unitReminded', step) } }),
    passUnit: (record) => with_(record, { unit: { state: UNIT_ROWS.passUnit.to } }),
    changeUnit: (record, step) => with_(record, { unitId: step.payload.unitId ?? '', unit: askUnit(step.payload.unitId ?? '', step) }),
    appeal: (record, step) => with_(record, { appeal: { state: APPEAL_ROWS.appeal.to, text: step.payload.note, askedAt: step.now, until: until('appeal', step) } }),
    withdrawAppeal: (record) => with_(record, { appeal: { ...record.appeal, state: APPEAL_ROWS.withdrawAppeal.to, until: undefined } }),
    overturn: (record, step) => with_(record, { community: { state: COMMUNITY_ROWS.overturn.to, ...settledBy(step) }, appeal: decided(record, APPEAL_ROWS.overturn.to, step), ...entered(record, step) }),
    overturnUnit: (record, step) => with_(record, { unit: { state: UNIT_ROWS.overturnUnit.to, ...settledBy(step) }, appeal: decided(record, APPEAL_ROWS.overturnUnit.to, step), units: joined(record, step) }),
    dismiss: (record, step) => with_(record, { appeal: decided(record, APPEAL_ROWS.dismiss.to, step) }),
    appealLate: (record) => with_(record, { appeal: { ...record.appeal, state: APPEAL_ROWS.appealLate.to } }),
    leave: (record, step) => with_(record, ended(record, step.payload.leaving ?? 'stopped', step)),
    // The sentences beside a refusal and an appeal tell of somebody too; that they were said stays.
    erase: (record) => ({
      ...record, sealed: undefined, appeal: { ...record.appeal, text: undefined, answer: undefined },
      ...(record.refusal === undefined ? {} : { refusal: { ...record.refusal, note: '' } }),
    }),
    moveOn: (record, step) => with_(record, ended(record, 'moved', step)),
  } as const satisfies Readonly<Record<string, Does<D>>>
}
