import type { RegistrationDoc } from '@core/contract/registry-documents'
import { registrationDoc } from '@core/contract/registry-documents'
import { anyOf } from './any-of'
import { allRecordsOf, findRecords } from './records-repo'

/** Nobody moves more often than this. */
const MOST_ROUNDS = 50

/** All of somebody's registrations, the newest first. */
export async function roundsOf(personId: string): Promise<readonly RegistrationDoc[]> {
  const found = await findRecords(registrationDoc, 'registration', { where: { personId }, limit: MOST_ROUNDS, orderBy: [['updatedAt', 'desc']] })
  return [...found].sort((a, b) => b.round - a.round)
}

/** Of somebody's registrations, the name that staff confirmed, sealed; who was there before has only their own word for it. */
export const confirmedName = (rounds: readonly RegistrationDoc[]): string | undefined =>
  (rounds.find(({ state }) => state === 'active') ?? rounds.find(({ confirmedAt }) => confirmedAt !== undefined))?.sealed?.name

/** The same of many at once, by person; who has none is missing. */
export async function confirmedNames(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rounds = personIds.length === 0 ? [] : await allRecordsOf(registrationDoc, 'registration', { personId: anyOf(personIds), state: 'active' })
  return new Map(rounds.flatMap(({ personId, sealed }) => (sealed === undefined ? [] : [[personId, sealed.name] as const])))
}

/** Who belonged to a unit at some time. */
export const everOfUnit = async (unitId: string): Promise<readonly string[]> => (await allRecordsOf(registrationDoc, 'registration', { 'units.id': unitId })).map(({ personId }) => personId)

/** Ids a question names at once. */
const IDS = 500

/** The units each of these people belonged to; who has no registration yet is missing. */
export async function unitSpansOf(personIds: readonly string[]): Promise<ReadonlyMap<string, RegistrationDoc['units']>> {
  const spans = new Map<string, RegistrationDoc['units']>()
  for (let at = 0; at < personIds.length; at += IDS) {
    for (const { personId, units } of await allRecordsOf(registrationDoc, 'registration', { personId: anyOf(personIds.slice(at, at + IDS)) })) spans.set(personId, [...(spans.get(personId) ?? []), ...units])
  }
  return spans
}
