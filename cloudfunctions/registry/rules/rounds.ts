import type { PersonDoc } from '@core/contract/person-documents'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { hash22 } from '../../_kit/ids'
import { beginRecord, blankRecord } from '../../_record/change-record'
import { SYSTEM_ACTOR } from '../../_record/life-actor'
import { registrationIdOf, registrationKind } from '../../_registry/registration-kind'

/** One nothing has happened to yet. */
export const blankRegistration = (personId: string, round: number, place: Pick<RegistrationDoc, 'communityId' | 'streetId' | 'gridId' | 'compoundId' | 'unitId'>): RegistrationDoc => ({
  ...blankRecord('registration', registrationIdOf(personId, round), { personId, communityId: place.communityId, streetId: place.streetId, unitId: place.unitId }),
  kind: 'registration', state: 'new', round, gridId: place.gridId, compoundId: place.compoundId,
  phone: { state: 'unchecked' }, match: { state: 'none', rowIds: [] }, community: { state: 'unasked' }, unit: { state: 'unasked' }, appeal: { state: 'none' },
  units: [], asks: [], skills: [],
})

/** The registration of somebody who was a member before registrations were kept: what the roster had of them. Undefined: they are none. */
export function formerOf({ _id, member, roles, communityId, streetId, gridId, createdAt, profile }: PersonDoc): RegistrationDoc | undefined {
  if (member === undefined || !roles.some(({ role, scopeId }) => role === 'member' && scopeId === communityId)) return undefined
  const unitId = member.unitId ?? ''
  const blank = blankRegistration(_id, 1, { communityId, streetId, gridId, compoundId: profile?.compoundId ?? '', unitId })
  return { ...blank, phone: { state: 'called' }, match: { state: 'settled', rowIds: [] }, units: unitId === '' ? [] : [{ id: unitId, from: createdAt }] }
}

/** Writes that one down, so that moving, leaving and another unit begin with something. Twice is once. */
export async function adopt(person: PersonDoc, now: number): Promise<RegistrationDoc | undefined> {
  const former = formerOf(person)
  if (former === undefined) return undefined
  return (await beginRecord(registrationKind, former, 'adopt', { actor: SYSTEM_ACTOR, now, requestKey: hash22('adopt', person._id), payload: {} })).record
}
