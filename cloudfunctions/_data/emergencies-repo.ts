import * as z from 'zod'
import { LEVELS } from '@core/domain/emergency/levels'
import type { RollAnswer } from '@core/domain/emergency/roll-call'
import type { PersonDoc } from '@core/contract/person-documents'
import { personDoc } from '@core/contract/person-documents'
import type { RecordBase } from '@core/contract/records'
import { anyOf } from './any-of'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { ACTIVE_MEMBER } from './people-repo'
import type { RecordSchema } from './records-repo'
import { allRecordsOf } from './records-repo'

const PAGE = 500
const records = () => database().collection(COLLECTIONS.records)

/** All that belongs to an emergency, of one kind; of some communities alone where they are named. */
export const recordsOfEmergency = <D extends RecordBase>(schema: RecordSchema<D>, kind: D['kind'], emergencyId: string, where: { readonly communityIds?: readonly string[]; readonly open?: boolean; readonly memberId?: string } = {}): Promise<readonly D[]> => {
  const { communityIds, open, memberId } = where
  return allRecordsOf(schema, kind, { emergencyId, ...(communityIds === undefined ? {} : { communityId: anyOf(communityIds) }), ...(open === undefined ? {} : { open }), ...(memberId === undefined ? {} : { memberIds: memberId }) })
}

export interface RollReply { readonly rollId: string; readonly communityIds: readonly string[]; readonly memberId: string; readonly answer: RollAnswer; readonly label: string; readonly key: string; readonly now: number }

/** Requests an answer remembers, so that an old one that is sent again does not undo a newer one. */
const KEYS_KEPT = 8

/** A member's answer in one guarded write: while the roll call is open and is their community's. False: it is not, or this very request was heard before. */
export async function writeAnswer({ rollId, communityIds, memberId, answer, label, key, now }: RollReply): Promise<boolean> {
  const _ = database().command
  const at = `answers.${memberId}`
  const { updated } = (await records()
    .where({ _id: rollId, kind: 'rollCall', state: 'open', communityId: anyOf(communityIds), until: _.gt(now), [`${at}.keys`]: _.neq(key) })
    .update({ [`${at}.answer`]: answer, [`${at}.at`]: now, [`${at}.label`]: label, [`${at}.keys`]: _.push({ each: [key], slice: -KEYS_KEPT }) })) as { updated: number }
  return updated === 1
}

/** How many members a community has. */
export async function countMembers(communityId: string): Promise<number> {
  const { total } = (await database().collection(COLLECTIONS.people).where({ communityId, ...ACTIVE_MEMBER }).count()) as { total: number }
  return total
}

/** Who of a community gave an address in a compound. */
export async function residentsIn(communityId: string, compoundId: string): Promise<readonly PersonDoc[]> {
  const { data } = (await database().collection(COLLECTIONS.people).where({ communityId, 'profile.compoundId': compoundId }).limit(PAGE).field({ log: false }).get()) as { data: readonly unknown[] }
  return data.map((doc) => personDoc.parse(doc))
}

const alarmDoc = z.object({ _id: z.string(), title: z.string(), level: z.enum(LEVELS), endsAt: z.number(), areaIds: z.array(z.string()), communityIds: z.array(z.string()), streetIds: z.array(z.string()) })
export type AlarmDoc = z.infer<typeof alarmDoc>
const ALARMS_MAX = 20

/** A person, and every emergency in force, in one read: in peace time it costs no call more. */
export async function personAndAlarms(personId: string): Promise<{ readonly person: PersonDoc | null; readonly alarms: readonly AlarmDoc[] }> {
  const $ = database().command.aggregate
  const inForce = $.pipeline().match({ kind: 'emergency', communityId: '', open: true, state: 'inForce' }).limit(ALARMS_MAX).project({ title: 1, level: 1, endsAt: 1, areaIds: 1, communityIds: 1, streetIds: 1 }).done()
  const { data } = (await database().collection(COLLECTIONS.people).aggregate().match({ _id: personId }).lookup({ from: COLLECTIONS.records, pipeline: inForce, as: 'alarms' }).end()) as { data: readonly unknown[] }
  if (data[0] === undefined) return { person: null, alarms: [] }
  const { alarms } = z.looseObject({ alarms: z.array(alarmDoc) }).parse(data[0])
  return { person: personDoc.parse(data[0]), alarms }
}
