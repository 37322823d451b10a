import type { PersonDoc } from '@core/contract/person-documents'
import { registrationDoc } from '@core/contract/registry-documents'
import { anyOf } from './any-of'
import { findRecords } from './records-repo'

/** The sealed numbers of these people: the one they left with their address, or else the one they registered with. Who has none is missing. */
export async function sealedPhonesOf(people: readonly Pick<PersonDoc, '_id' | 'profile'>[]): Promise<ReadonlyMap<string, string>> {
  const known = people.flatMap(({ _id, profile }): readonly (readonly [string, string])[] => (profile === undefined ? [] : [[_id, profile.sealedPhone]]))
  const others = people.filter(({ profile }) => profile === undefined).map(({ _id }) => _id)
  if (others.length === 0) return new Map(known)
  const registrations = await findRecords(registrationDoc, 'registration', { where: { personId: anyOf(others) }, limit: 1000, orderBy: [['updatedAt', 'desc']] })
  // The newest of each stands last, and stays.
  return new Map([...[...registrations].reverse().flatMap(({ personId, sealed }): readonly (readonly [string, string])[] => (sealed === undefined ? [] : [[personId, sealed.phone]])), ...known])
}
