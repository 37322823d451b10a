import type { RegistrationDoc } from '@core/contract/registry-documents'
import { registrationDoc } from '@core/contract/registry-documents'
import { findRecords } from './records-repo'

/** Nobody moves more often than this. */
const MOST_ROUNDS = 50

/** All of somebody's registrations, the newest first. */
export async function roundsOf(personId: string): Promise<readonly RegistrationDoc[]> {
  const found = await findRecords(registrationDoc, 'registration', { where: { personId }, limit: MOST_ROUNDS, orderBy: [['updatedAt', 'desc']] })
  return [...found].sort((a, b) => b.round - a.round)
}
