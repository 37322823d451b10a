import type * as z from 'zod'
import type { PersonDoc, PersonEntryDoc } from '@core/contract/person-documents'
import { personDoc, personEntryDoc } from '@core/contract/person-documents'
import { addOnce } from './add-once'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** The hot part of a person's log; older lines are sealed into segments, as an order's are. */
export const HOT_PERSON_LOG_MAX = 20
const SEGMENT_SIZE = 15
/** Lists of people need nobody's history. */
const WITHOUT_LOG = { log: false } as const

const people = () => database().collection(COLLECTIONS.people)

/** Of a person what a role token is signed from, and what ends a session. */
export const rolesDoc = personDoc
  .pick({ _id: true, label: true, roles: true, roleEpoch: true, sessionEpoch: true, endedSessions: true, communityId: true, gridId: true, streetId: true, member: true })
  .extend({ profile: personDoc.shape.profile.unwrap().pick({ doorIndex: true }).optional() })
export type RolesDoc = z.infer<typeof rolesDoc>

export async function loadPerson(id: string): Promise<PersonDoc | null> {
  const { data } = (await people().doc(id).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : personDoc.parse(data[0])
}

/** False: the same person was stored meanwhile, by another tap of theirs; nothing was written. */
export async function insertPerson(doc: PersonDoc): Promise<boolean> {
  return addOnce(COLLECTIONS.people, { ...doc, updatedAt: doc.createdAt })
}

/** A member is one as long as they have the role: a revoked one is asked for nothing more. */
export const ACTIVE_MEMBER = { 'member.status': 'active', 'roles.role': 'member' } as const

/** Active members among these ids: whoever left, or never was one, is missing. */
export async function loadMembers(ids: readonly string[]): Promise<ReadonlyMap<string, PersonDoc>> {
  if (ids.length === 0) return new Map()
  const _ = database().command
  const { data } = (await people().where({ _id: _.in([...new Set(ids)]), ...ACTIVE_MEMBER }).limit(1000).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return new Map(data.map((doc) => personDoc.parse(doc)).map((person) => [person._id, person]))
}

/** These people, members or not; who is not stored is missing. */
export async function loadPeople(ids: readonly string[]): Promise<readonly PersonDoc[]> {
  if (ids.length === 0) return []
  const { data } = (await people().where({ _id: database().command.in([...ids]) }).limit(1000).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** The member of a number: 党员 8,201 号 is one person of the district. */
export const memberByLabel = (label: string): Promise<PersonDoc | null> => onePerson({ label, ...ACTIVE_MEMBER })

/** Who was ever given this number as a member, also after they left. */
export const personByLabel = (label: string): Promise<PersonDoc | null> => onePerson({ label })

async function onePerson(where: Readonly<Record<string, unknown>>): Promise<PersonDoc | null> {
  const { data } = (await people().where({ ...where }).limit(1).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : personDoc.parse(data[0])
}

/** Members of a community who agreed to stand on its wall, by number. */
export async function onWallOf(communityId: string): Promise<readonly PersonDoc[]> {
  const { data } = (await people().where({ communityId, ...ACTIVE_MEMBER, 'member.honours.wall': database().command.in(['number', 'name']) }).orderBy('_id', 'asc').limit(1000).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc)).sort((a, b) => a.label.localeCompare(b.label, 'zh', { numeric: true }))
}

/** Who works for a community, by id. */
export async function staffOf(communityId: string): Promise<readonly string[]> {
  const { data } = (await people().where({ 'roles.role': 'staff' }).limit(1000).field({ roles: true }).get()) as { data: readonly unknown[] }
  const shape = personDoc.pick({ _id: true, roles: true })
  return data.map((doc) => shape.parse(doc)).filter(({ roles }) => roles.some(({ role, scopeId }) => role === 'staff' && scopeId === communityId)).map(({ _id }) => _id)
}

/** All who left one of these numbers as their own. Nobody has proved it: whom to believe, somebody who knows them says. */
export async function peopleByPhone(phoneIndexes: readonly string[]): Promise<readonly PersonDoc[]> {
  if (phoneIndexes.length === 0) return []
  const { data } = (await people().where({ 'profile.phoneIndex': database().command.in([...phoneIndexes]) }).orderBy('_id', 'asc').limit(1000).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** Who lost a role since then, whichever and whoever else changed them meanwhile. */
export async function revokedSince(since: number): Promise<readonly PersonDoc[]> {
  const _ = database().command
  const { data } = (await people().where({ updatedAt: _.gt(since), log: _.elemMatch({ action: 'revokeRole', at: _.gt(since) }) }).limit(1000).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** The members registered with a community, in a stable order; at most 1,000 (the platform's own limit per query). */
export async function membersOf(communityId: string, limit = 1000): Promise<readonly PersonDoc[]> {
  const { data } = (await people().where({ communityId, ...ACTIVE_MEMBER }).orderBy('_id', 'asc').limit(limit).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** Who is a member, or ever was one, by id after one. */
export async function memberIdsAfter(after: string, limit: number): Promise<readonly string[]> {
  const _ = database().command
  const { data } = (await people().where({ _id: _.gt(after), 'member.status': _.exists(true) }).orderBy('_id', 'asc').limit(limit).field({ _id: true }).get()) as { data: readonly { readonly _id: string }[] }
  return data.map(({ _id }) => _id)
}

/** The members who belong to a unit, wherever they live, in a stable order; at most 1,000. */
export async function membersOfUnit(unitId: string): Promise<readonly PersonDoc[]> {
  const { data } = (await people().where({ 'member.unitId': unitId, ...ACTIVE_MEMBER }).orderBy('_id', 'asc').limit(1000).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** Whether somebody else holds a role, wherever. */
export async function anybodyElse(role: PersonDoc['roles'][number]['role'], personId: string): Promise<boolean> {
  const { data } = (await people().where({ 'roles.role': role, _id: database().command.neq(personId) }).limit(1).field({ _id: true }).get()) as { data: readonly unknown[] }
  return data.length > 0
}

/** The members of an area who have a certificate of a kind, in force or not; at most 300. */
export async function membersWithCertificate(scope: Readonly<Record<string, unknown>>, kind: string): Promise<readonly PersonDoc[]> {
  const { data } = (await people().where({ ...scope, ...ACTIVE_MEMBER, [`member.certificates.${kind}`]: database().command.gt(0) }).orderBy('_id', 'asc').limit(1000).field(WITHOUT_LOG).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

/** The members of other communities who know a trade, or carry a label, in a stable order; at most 1,000. */
export async function membersElsewhere(communityIds: readonly string[], condition: Readonly<Record<string, unknown>>): Promise<readonly PersonDoc[]> {
  if (communityIds.length === 0) return []
  const _ = database().command
  const { data } = (await people().where({ communityId: _.in([...communityIds]), ...ACTIVE_MEMBER, ...condition }).orderBy('_id', 'asc').limit(1000).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

export interface PersonWrite {
  /** As it was read; version and head are the guard. */
  readonly before: PersonDoc
  readonly patch: Readonly<Record<string, unknown>>
  /** The new line, behind the one that says what was found where there was no history yet. */
  readonly entries: readonly [...PersonEntryDoc[], PersonEntryDoc]
  readonly sealing: boolean
}

/** The one write of a change to a person, its history line with it. False: somebody was quicker, nothing was written. */
export async function writePerson({ before, patch, entries, sealing }: PersonWrite): Promise<boolean> {
  const _ = database().command
  const last = entries[entries.length - 1] as PersonEntryDoc
  const { updated } = (await people()
    .where({ _id: before._id, version: before.version, head: before.head === '' ? _.exists(false) : before.head })
    .update({
      ...patch,
      version: last.seq,
      head: last.hash,
      updatedAt: last.at,
      log: sealing ? _.push({ each: [...entries], slice: SEGMENT_SIZE - before.log.length - entries.length }) : _.push([...entries]),
      ...(sealing ? { segments: before.segments + 1 } : {}),
    })) as { updated: number }
  return updated === 1
}

/** Moves the older part of a full log into a segment, before the write that drops it. Doing it twice does no harm. */
export async function sealPersonSegment({ _id: personId, segments: segment, log }: PersonDoc): Promise<void> {
  await addOnce(COLLECTIONS.peopleLog, { _id: `${personId}.${segment}`, personId, segment, entries: log.slice(0, SEGMENT_SIZE) })
}

/** The line an intent wrote, however long ago: the source of a retry's answer. */
export async function findPersonEntry(person: PersonDoc, requestKey: string): Promise<PersonEntryDoc | null> {
  const hot = person.log.find((entry) => entry.requestKey === requestKey)
  if (hot !== undefined || person.segments === 0) return hot ?? null
  const { data } = (await database().collection(COLLECTIONS.peopleLog).where({ personId: person._id, 'entries.requestKey': requestKey }).limit(1).get()) as {
    data: readonly { readonly entries?: readonly unknown[] }[]
  }
  return data[0]?.entries?.map((entry) => personEntryDoc.parse(entry)).find((entry) => entry.requestKey === requestKey) ?? null
}
