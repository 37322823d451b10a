import type { PersonDoc } from '@core/contract/person-documents'
import { AppError } from '../_kit/app-error'

/** A person as a member: what they can and how far they may be asked. FORBIDDEN for who is none, or no longer. */
export function ownMember(person: PersonDoc | null): NonNullable<PersonDoc['member']> {
  if (person?.member === undefined || !person.roles.some(({ role }) => role === 'member')) throw new AppError('FORBIDDEN')
  return person.member
}
