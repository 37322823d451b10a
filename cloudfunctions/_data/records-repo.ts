import * as z from 'zod'
import type { RecordBase, RecordEntry } from '@core/contract/records'
import { recordEntry } from '@core/contract/records'
import { addOnce } from './add-once'
import { allById } from './all-by-id'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { eraseSegments } from './erase-segments'

/** The hot part of a record's log; older lines are sealed into segments. */
export const HOT_RECORD_LOG_MAX = 40
const SEGMENT_SIZE = 30

export type RecordSchema<D extends RecordBase> = z.ZodType<D>

const records = () => database().collection(COLLECTIONS.records)

/** Read through the kind's own schema; a record of another kind is not there. */
export async function loadRecord<D extends RecordBase>(schema: RecordSchema<D>, kind: D['kind'], id: string): Promise<D | null> {
  const { data } = (await records().where({ _id: id, kind }).limit(1).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : schema.parse(data[0])
}

/** Those of these that are there, in no order; at most 1,000. */
export const loadRecords = async <D extends RecordBase>(schema: RecordSchema<D>, kind: D['kind'], ids: readonly string[]): Promise<readonly D[]> =>
  ids.length === 0 ? [] : findRecords(schema, kind, { where: { _id: database().command.in([...ids]) }, limit: 1000 })

export interface RecordQuery {
  readonly where: Readonly<Record<string, unknown>>
  readonly limit: number
  readonly orderBy?: readonly (readonly [string, 'asc' | 'desc'])[]
}

/** Records of a kind, along an index of deploy/indexes.json. Nobody's list needs the history. */
export async function findRecords<D extends RecordBase>(schema: RecordSchema<D>, kind: D['kind'], { where, limit, orderBy = [] }: RecordQuery): Promise<readonly D[]> {
  const sorted = orderBy.reduce((query, [field, direction]) => query.orderBy(field, direction), records().where({ ...where, kind }))
  const { data } = (await sorted.limit(limit).get()) as { data: readonly unknown[] }
  return data.map((doc) => schema.parse(doc))
}

/** How many records of a kind these conditions hold for, along an index of deploy/indexes.json. */
export async function countRecords(kind: string, ...conditions: readonly unknown[]): Promise<number> {
  const { total } = (await records().where(database().command.and([{ kind }, ...conditions])).count()) as { total: number }
  return total
}

/** False: it is there already; nothing was written. */
export async function insertRecord(doc: RecordBase): Promise<boolean> {
  return addOnce(COLLECTIONS.records, doc)
}

export interface RecordWrite {
  /** As it was read; version, head and state are the guard. */
  readonly before: RecordBase
  readonly patch: Readonly<Record<string, unknown>>
  readonly entry: RecordEntry
  /** Whose it has to be, said once more to the database. */
  readonly guard?: Readonly<Record<string, unknown>>
  /** The lines before, where they lose their words with this one. */
  readonly rewritten?: RecordBase['log']
}

/** The one write of a change, its history line with it. False: somebody was quicker, nothing was written. */
export async function writeRecord({ before, patch, entry, guard = {}, rewritten }: RecordWrite): Promise<boolean> {
  const _ = database().command
  const sealing = rewritten === undefined && before.log.length >= HOT_RECORD_LOG_MAX
  if (sealing) await sealSegment(before)
  const { updated } = (await records()
    .where({ ...guard, _id: before._id, kind: before.kind, version: before.version, head: before.head, state: before.state })
    .update({
      ...patch,
      version: entry.seq,
      head: entry.hash,
      updatedAt: entry.at,
      log: rewritten !== undefined ? _.set([...rewritten, entry]) : sealing ? _.push({ each: [entry], slice: SEGMENT_SIZE - before.log.length - 1 }) : _.push([entry]),
      ...(sealing ? { segments: before.segments + 1 } : {}),
    })) as { updated: number }
  return updated === 1
}

/** Moves the older part of a full log into a segment, before the write that drops it. Doing it twice does no harm. */
async function sealSegment({ _id, segments, log }: RecordBase): Promise<void> {
  await addOnce(COLLECTIONS.recordLog, { _id: `${_id}.${segments}`, recordId: _id, segment: segments, entries: log.slice(0, SEGMENT_SIZE) })
}

/** Takes the words out of the sealed part of a record's history. Twice is once. */
export const eraseRecordSegments = (recordId: string): Promise<void> => eraseSegments(COLLECTIONS.recordLog, recordId, (line) => recordEntry.parse(line))

/** The line an intent wrote, however long ago: the source of a retry's answer. */
export async function findRecordEntry(record: RecordBase, requestKey: string): Promise<RecordEntry | null> {
  const hot = record.log.find((entry) => entry.requestKey === requestKey)
  if (hot !== undefined || record.segments === 0) return hot ?? null
  const { data } = (await database().collection(COLLECTIONS.recordLog).where({ recordId: record._id, 'entries.requestKey': requestKey }).limit(1).get()) as { data: readonly { readonly entries?: readonly unknown[] }[] }
  return data[0]?.entries?.map((entry) => recordEntry.parse(entry)).find((entry) => entry.requestKey === requestKey) ?? null
}

/** The timer only knows that its moment has come: it needs to find it again, nothing else. */
export async function setRecordNextAt(record: RecordBase, nextAt: number): Promise<void> {
  await records().where({ _id: record._id, version: record.version }).update({ nextAt })
}

/** All records of a kind that a condition holds for, page after page; for who has to compare them all. */
export function allRecordsOf<D extends RecordBase>(schema: RecordSchema<D>, kind: D['kind'], where: Readonly<Record<string, unknown>>): Promise<readonly D[]> {
  const _ = database().command
  return allById(1000, (after) => findRecords(schema, kind, { where: { ...where, ...(after === '' ? {} : { _id: _.gt(after) }) }, limit: 1000, orderBy: [['_id', 'asc']] }))
}

/** All that still wait, then so many of what was ended lately: nothing that waits is ever off the end of a list. */
export async function waitingThenEnded<D extends RecordBase>(schema: RecordSchema<D>, kind: D['kind'], where: Readonly<Record<string, unknown>>, ended: number): Promise<readonly D[]> {
  const [waiting, over] = await Promise.all([
    allRecordsOf(schema, kind, { ...where, open: true }),
    findRecords(schema, kind, { where: { ...where, open: false }, limit: ended, orderBy: [['updatedAt', 'desc']] }),
  ])
  return [...waiting, ...over]
}

/** Records of a kind as they are stored, by id after one; not parsed, for who has to say of each that it cannot be read. */
export async function rawRecordsAfter(kind: string, after: string, limit: number): Promise<readonly { readonly _id: string }[]> {
  const { data } = (await records().where({ kind, _id: database().command.gt(after) }).orderBy('_id', 'asc').limit(limit).get()) as { data: readonly { readonly _id: string }[] }
  return data
}

/** The whole history of each of these, the sealed lines with it, oldest first. */
export async function historiesOf(of: readonly RecordBase[]): Promise<ReadonlyMap<string, readonly RecordEntry[]>> {
  const long = of.filter(({ segments }) => segments > 0).map(({ _id }) => _id)
  const _ = database().command
  const sealed = long.length === 0 ? [] : await allById(200, async (after) => {
    const { data } = (await database().collection(COLLECTIONS.recordLog).where({ recordId: _.in(long), _id: _.gt(after) }).orderBy('_id', 'asc').limit(200).get()) as { data: readonly unknown[] }
    return data.map((doc) => segmentDoc.parse(doc))
  })
  return new Map(of.map(({ _id, segments, log }) => {
    // One more may be written already while the lines are still in the log as well.
    const older = sealed.filter(({ recordId, segment }) => recordId === _id && segment < segments).sort((a, b) => a.segment - b.segment)
    return [_id, [...older.flatMap(({ entries }) => entries), ...log]]
  }))
}
const segmentDoc = z.object({ _id: z.string(), recordId: z.string(), segment: z.int(), entries: z.array(recordEntry) })

/** Whether a record of these kinds still shows a photo as what its sender attached. */
export async function recordShows(kinds: readonly string[], { fileId, by }: { readonly fileId: string; readonly by: string }): Promise<boolean> {
  const _ = database().command
  const { data } = (await records().where({ kind: kinds.length === 1 ? kinds[0] : _.in([...kinds]), 'photos.fileId': fileId, photos: _.elemMatch({ fileId, by }) }).field({ _id: true }).limit(1).get()) as { data: readonly unknown[] }
  return data.length > 0
}

/** Which of these ids have a record, in whatever state; at most 1,000. */
export async function recordsThere(ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { data } = (await records().where({ _id: database().command.in([...ids]) }).limit(1000).field({ _id: true }).get()) as { data: readonly { readonly _id: string }[] }
  return new Set(data.map(({ _id }) => _id))
}
