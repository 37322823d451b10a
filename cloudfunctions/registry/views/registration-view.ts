import type { RegistrationView } from '@core/contract/registry'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { APPEAL_WITHIN_MS } from '@core/domain/registration/limits'
import { districtCalendar } from '../../_kit/calendar'
import { unseal } from '../../_kit/seal'
import type { Directory } from '../../_data/directory'
import { nameOf } from '../../_data/directory'
import { registrationKind } from '../../_registry/registration-kind'

export interface Names { readonly dir: Directory; readonly units: ReadonlyMap<string, string> }

/** 138****0001 */
export const masked = (phone: string): string => (phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`)

/** As its owner sees it; others see a little more or less of it. */
export function registrationView(record: RegistrationDoc, actor: LifeActor, now: number, { dir, units }: Names): RegistrationView {
  const { _id: id, state, round, communityId, compoundId, unitId, phone, match, community, unit, refusal, appeal, from, leaving, sealed } = record
  return {
    id, state, round, communityId, community: nameOf(dir, communityId), compound: nameOf(dir, compoundId), unitId, unit: units.get(unitId) ?? '',
    phone: { state: phone.state, at: phone.at, masked: sealed === undefined ? '' : masked(unseal(sealed.phone, 'phone')) },
    match: match.state,
    confirm: { state: community.state, at: community.at, until: community.until },
    acknowledge: { state: unit.state, at: unit.at, until: unit.until },
    ...(refusal === undefined ? {} : { refusal: { target: refusal.target, reason: refusal.reason, note: refusal.note, at: refusal.at, appealUntil: refusal.at + APPEAL_WITHIN_MS } }),
    appeal: { state: appeal.state, at: appeal.at, until: appeal.until, text: appeal.text, answer: appeal.answer },
    ...(from === undefined ? {} : { from: nameOf(dir, from.communityId) }),
    ...(leaving === undefined ? {} : { leaving }),
    appliedAt: record.createdAt,
    actions: [...actionsOf(registrationKind.life, record, { now, calendar: districtCalendar, actor })],
  }
}
