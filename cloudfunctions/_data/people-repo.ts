import type { PersonDoc } from '@core/contract/documents'
import { personDoc } from '@core/contract/documents'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

const people = () => database().collection(COLLECTIONS.people)

export async function loadPerson(id: string): Promise<PersonDoc | null> {
  const { data } = (await people().doc(id).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : personDoc.parse(data[0])
}

/** False: the same person was stored meanwhile, by another tap of theirs; nothing was written. */
export async function insertPerson(doc: PersonDoc): Promise<boolean> {
  try {
    await people().add(doc)
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

/** A member is one as long as they have the role: a revoked one is asked for nothing more. */
export const ACTIVE_MEMBER = { 'member.status': 'active', 'roles.role': 'member' } as const

/** Active members among these ids: whoever left, or never was one, is missing. */
export async function loadMembers(ids: readonly string[]): Promise<ReadonlyMap<string, PersonDoc>> {
  if (ids.length === 0) return new Map()
  const _ = database().command
  const { data } = (await people().where({ _id: _.in([...new Set(ids)]), ...ACTIVE_MEMBER }).limit(1000).get()) as { data: readonly unknown[] }
  return new Map(data.map((doc) => personDoc.parse(doc)).map((person) => [person._id, person]))
}

/** The members registered with a community, in a stable order; at most 1,000 (the platform's own limit per query). */
export async function membersOf(communityId: string, limit = 1000): Promise<readonly PersonDoc[]> {
  const { data } = (await people().where({ communityId, ...ACTIVE_MEMBER }).orderBy('_id', 'asc').limit(limit).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** The members of other communities who know a trade, or carry a label, in a stable order; at most 1,000. */
export async function membersElsewhere(communityIds: readonly string[], condition: Readonly<Record<string, unknown>>): Promise<readonly PersonDoc[]> {
  if (communityIds.length === 0) return []
  const _ = database().command
  const { data } = (await people().where({ communityId: _.in([...communityIds]), ...ACTIVE_MEMBER, ...condition }).orderBy('_id', 'asc').limit(1000).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** One guarded write of a person. False: somebody was quicker. */
export async function writePerson(id: string, version: number, patch: Readonly<Record<string, unknown>>): Promise<boolean> {
  const { updated } = (await people().where({ _id: id, version }).update({ ...patch, version: version + 1 })) as { updated: number }
  return updated === 1
}
