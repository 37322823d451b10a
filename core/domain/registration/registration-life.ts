import type { Lifecycle } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { Limit } from '../time'
import { registrationEffects } from './effects'
import { registrationGuards } from './guards'
import type { RegistrationRefusal } from './refusals'
import type { Leaving, Registration } from './registration'
import { erasedAt, REGISTRATION_STATES } from './registration'

/** What an action on a registration brings; which of it is asked for says the table. */
export interface RegistrationPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  /** A row of the roster chosen by hand. */
  readonly rowId?: string | undefined
  readonly unitId?: string | undefined
  readonly leaving?: Leaving | undefined
  /** What the server keeps of it and no rule looks at, e.g. a sealed number. */
  readonly stored?: Readonly<Record<string, unknown>> | undefined
}
export type RefusedBy = RegistrationRefusal | 'OUT_OF_SCOPE' | 'REASON_REQUIRED' | 'NOTE_REQUIRED' | 'UNIT_REQUIRED' | 'APPEAL_EXPIRED' | 'NO_OPEN_APPEAL' | 'APPEAL_PENDING' | 'REVIEWER_IS_DECIDER'
export type LimitName = 'community' | 'unit' | 'unitReminded' | 'appeal'
export type Limits = Readonly<Record<LimitName, Limit>>

const OWNER = ['resident'] as const
const COMMUNITY = ['staff', 'street'] as const
const UNIT = ['unit', 'street'] as const
const SYSTEM = ['system'] as const
/** The street hears an appeal; where it let its time pass, the district may as well, so that none hangs for ever. */
const APPEALS = ['street', 'district'] as const

/**
 * The life of a registration. States of the whole; the parts' own tables are in parts.ts, and a row here asks them by its
 * guards. The street acts for a community or a unit only after that one's time is over.
 */
const ROWS = {
  apply: { from: ['new'], to: 'applied', by: OWNER, does: ['ask'], tells: ['staff', 'formerStaff'] },
  /** Somebody who was a member before registrations were kept here. */
  adopt: { from: ['new'], to: 'active', by: SYSTEM, does: ['adopt'] },
  /** Number and row may be settled while an appeal is heard, too: without them no one comes in, by whatever way. */
  checkPhone: { from: ['applied', 'refused'], to: 'same', by: OWNER, needs: ['stillAsked', 'phoneUnchecked'], does: ['checkPhone'] },
  callPhone: { from: ['applied', 'refused'], to: 'same', by: COMMUNITY, needs: ['mayCheck', 'phoneUnchecked'], does: ['callPhone'] },
  settleMatch: { from: ['applied', 'refused'], to: 'same', by: COMMUNITY, needs: ['mayCheck', 'matchOpen', 'noteGiven'], does: ['settleMatch'] },
  confirm: { from: ['applied'], to: 'active', by: COMMUNITY, needs: ['mayDecide', 'communityOpen', 'phoneSettled', 'matchSettled'], does: ['confirm'], tells: ['owner', 'staff', 'unit', 'formerStaff'] },
  refuse: { from: ['applied'], to: 'refused', by: COMMUNITY, needs: ['mayDecide', 'communityOpen', 'reasonGiven', 'noteGiven'], does: ['refuse'], tells: ['owner', 'staff', 'formerStaff'] },
  withdraw: { from: ['applied'], to: 'withdrawn', by: OWNER, needs: ['communityOpen'], does: ['withdraw'], tells: ['staff', 'formerStaff'] },
  communityLate: { from: ['applied'], to: 'same', by: SYSTEM, needs: ['communityAsked'], does: ['communityLate'], tells: ['owner', 'staff', 'street'] },
  acknowledge: { from: ['active'], to: 'same', by: UNIT, needs: ['unitAsked', 'mayAnswer'], does: ['acknowledge'], tells: ['owner', 'unit'] },
  refuseUnit: { from: ['active'], to: 'same', by: UNIT, needs: ['unitAsked', 'mayAnswer', 'reasonGiven', 'noteGiven'], does: ['refuseUnit'], tells: ['owner', 'unit', 'staff'] },
  remindUnit: { from: ['active'], to: 'same', by: SYSTEM, needs: ['unitUnreminded'], does: ['remindUnit'], tells: ['unit'] },
  passUnit: { from: ['active'], to: 'same', by: SYSTEM, needs: ['unitReminded'], does: ['passUnit'], tells: ['owner', 'unit', 'street'] },
  changeUnit: { from: ['active'], to: 'same', by: OWNER, needs: ['noAppealOpen', 'otherUnit'], does: ['changeUnit'], tells: ['unit', 'formerUnit', 'staff'] },
  appeal: { from: ['refused', 'active'], to: 'same', by: OWNER, needs: ['somethingRefused', 'notAppealed', 'inAppealTime', 'noteGiven'], does: ['appeal'], tells: ['street', 'staff'] },
  withdrawAppeal: { from: ['refused', 'active'], to: 'same', by: OWNER, needs: ['appealOpen'], does: ['withdrawAppeal'], tells: ['street'] },
  overturn: { from: ['refused'], to: 'active', by: APPEALS, needs: ['appealOpen', 'districtWhenLate', 'communityRefused', 'otherDecider', 'phoneSettled', 'matchSettled', 'noteGiven'], does: ['overturn'], tells: ['owner', 'staff', 'unit', 'formerStaff'] },
  overturnUnit: { from: ['active'], to: 'same', by: APPEALS, needs: ['appealOpen', 'districtWhenLate', 'unitRefused', 'otherDecider', 'noteGiven'], does: ['overturnUnit'], tells: ['owner', 'unit'] },
  dismiss: { from: ['refused', 'active'], to: 'same', by: APPEALS, needs: ['appealOpen', 'districtWhenLate', 'otherDecider', 'noteGiven'], does: ['dismiss'], tells: ['owner'] },
  appealLate: { from: ['refused', 'active'], to: 'same', by: SYSTEM, needs: ['appealFresh'], does: ['appealLate'], tells: ['street', 'district'] },
  leave: { from: ['active'], to: 'ended', by: ['resident', 'staff'], needs: ['notOwnByStaff', 'noteByStaff'], does: ['leave'], tells: ['owner', 'staff', 'unit'] },
  /** The new community has confirmed: the old registration is over. */
  moveOn: { from: ['active'], to: 'ended', by: SYSTEM, does: ['moveOn'], tells: ['staff'] },
  /** It came to nothing long ago: who it was is not kept any longer. */
  erase: { from: ['refused', 'withdrawn'], to: 'same', by: SYSTEM, needs: ['appealOver'], does: ['erase'], erases: true },
} as const

export type RegistrationAction = keyof typeof ROWS
export const REGISTRATION_ACTIONS = Object.keys(ROWS) as readonly RegistrationAction[]

/** Over whatever the server stores of a registration beside what its rules look at. */
export const registrationLife = <D extends Registration>(limits: Limits): Lifecycle<D, RegistrationPayload, RegistrationAction, RefusedBy> =>
  lifecycle<D, RegistrationPayload, RefusedBy>()({
    states: REGISTRATION_STATES,
    rows: ROWS,
    guards: registrationGuards<D>(),
    effects: registrationEffects<D>(limits),
    isTheirs: (record, { kind, id, scopeIds }) => {
      switch (kind) {
        case 'resident': return record.personId === id
        case 'staff': return scopeIds.includes(record.communityId)
        case 'street': return scopeIds.includes(record.streetId)
        case 'unit': return record.unitId !== '' && scopeIds.includes(record.unitId)
        case 'district': return true
        case 'member':
        case 'system': return false
      }
    },
    asksPayload: ['reasonGiven', 'noteGiven', 'noteByStaff', 'otherUnit'],
    due: (record) => {
      const { community, unit, appeal } = record
      const eraseAt = erasedAt(record)
      const waits = [
        ...(eraseAt === undefined ? [] : [{ action: 'erase' as const, at: eraseAt }]),
        ...(community.state === 'asked' && community.until !== undefined ? [{ action: 'communityLate' as const, at: community.until }] : []),
        ...(unit.state === 'asked' && unit.until !== undefined ? [{ action: 'remindUnit' as const, at: unit.until }] : []),
        ...(unit.state === 'reminded' && unit.until !== undefined ? [{ action: 'passUnit' as const, at: unit.until }] : []),
        ...(appeal.state === 'open' && appeal.until !== undefined ? [{ action: 'appealLate' as const, at: appeal.until }] : []),
      ]
      return waits.sort((a, b) => a.at - b.at)[0]
    },
    facts: (before, after, { payload }) => ({
      ...(payload.rowId === undefined ? {} : { rowId: payload.rowId }),
      ...(payload.leaving === undefined ? {} : { leaving: payload.leaving }),
      ...(before.unitId === after.unitId ? {} : { unitId: after.unitId, ...(before.unitId === '' ? {} : { formerUnitId: before.unitId }) }),
      ...(before.refusal === after.refusal || after.refusal === undefined ? {} : { target: after.refusal.target, because: after.refusal.reason }),
    }),
  })
