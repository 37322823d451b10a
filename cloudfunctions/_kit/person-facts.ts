import type { PersonDoc, PersonEntryDoc } from '@core/contract/person-documents'
import type { Chained } from './chain'
import { canonical, chainEntry, GENESIS } from './chain'
import { hash22 } from './ids'

/** What a person's history vouches for: all that gives somebody a right, or says who and where they are. */
const FACTS = ['_id', 'openid', 'label', 'roles', 'roleEpoch', 'sessionEpoch', 'endedSessions', 'communityId', 'gridId', 'streetId', 'member', 'profile', 'consentAt', 'createdAt'] as const

export const factsHash = (person: PersonDoc): string => hash22('person', canonical(Object.fromEntries(FACTS.map((key) => [key, person[key]]))))

/**
 * The first line of somebody who was stored before any history was kept (a seed, a roster): what was found, numbered as
 * their version. It follows from the document, so everybody who works it out gets the same one.
 */
export function importLine(person: PersonDoc): Chained<Pick<PersonEntryDoc, 'action' | 'at' | 'by' | 'after'>> {
  return chainEntry({ action: 'import', at: person.createdAt, by: { kind: 'system', id: 'system' }, after: factsHash(person) } as const, person.version, GENESIS, { requestKey: 'import' })
}
