import type { RecordBase, RecordEntry, RecordReceipt } from '@core/contract/records'
import type { ErrorCode } from '@core/contract/errors'
import type { LifeActor, Lifecycle, Step } from '@core/domain/lifecycle/lifecycle'
import { advance } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../_kit/app-error'
import { districtCalendar } from '../_kit/calendar'
import { chainLine, eraseWords, GENESIS, sameIntent } from '../_kit/chain'
import { patchOf } from '../_data/patch'
import type { RecordSchema } from '../_data/records-repo'
import { eraseRecordSegments, findRecordEntry, insertRecord, loadRecord, writeRecord } from '../_data/records-repo'

/** What collides is read again and tried again, this often. */
const ATTEMPTS = 3
/** Far enough that the timer never meets it. */
export const NEVER = 8.64e15

export type Words = { readonly note?: string | undefined; readonly reason?: string | undefined }

/** A kind of record: how it is stored, and the table it lives by. */
export interface RecordKind<D extends RecordBase, P extends Words, A extends string> {
  readonly kind: D['kind']
  readonly schema: RecordSchema<D>
  readonly life: Lifecycle<D, P, A, ErrorCode>
  /** States in which it waits for nobody any more. */
  readonly closed: readonly D['state'][]
  /** Where the state alone does not say whether it waits for somebody. */
  readonly waits?: (record: D) => boolean
}

export interface RecordIntent<P> {
  readonly actor: LifeActor
  readonly now: number
  readonly requestKey: string
  /** What the request asks for; none where the system acts. */
  readonly digest?: string
  readonly payload: P
}

export interface RecordChange<D extends RecordBase, P, A extends string> extends RecordIntent<P> {
  readonly id: string
  readonly action: A
  /** Fills in what only the record can say. Throws AppError to refuse. */
  readonly prepare?: (record: D) => P | Promise<P>
  /** What has to be certain beside the record, once its own table allows it and before it is written. Throws AppError to refuse. */
  readonly ascertain?: (after: D) => Promise<void>
  readonly loaded?: D
}

/**
 * The one way a record changes: refuse, or write the new state and its chained history line in a single guarded update.
 * A repeated request id gets the first answer again and changes nothing; with other words it is refused.
 */
export async function changeRecord<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, change: RecordChange<D, P, A>): Promise<{ readonly record: D; readonly receipt: RecordReceipt }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const record = (attempt === 0 ? change.loaded : undefined) ?? (await loadRecord(kind.schema, kind.kind, change.id))
    if (record === null) throw new AppError('NOT_FOUND')
    const before = await findRecordEntry(record, change.requestKey)
    if (before !== null) return { record, receipt: repeated(record._id, before, change.action, change.digest) }

    const payload = change.prepare ? await change.prepare(record) : change.payload
    const { after, entry } = decide(kind, record, change.action, { ...change, payload })
    await change.ascertain?.(after)
    const patch = patchOf({ ...record }, { ...after })
    // Sealed lines first: cut off in between, the record is still due and it is done again.
    const erases = kind.life.rows[change.action].erases === true
    if (erases && record.segments > 0) await eraseRecordSegments(record._id)
    const log = erases ? record.log.map(eraseWords) : record.log
    if (await writeRecord({ before: record, patch, entry, ...(erases ? { rewritten: log } : {}) })) return { record: { ...after, version: entry.seq, head: entry.hash, updatedAt: entry.at, log: [...log, entry] }, receipt: receiptOf(record._id, entry) }
  }
  throw new AppError('BUSY')
}

/**
 * Stores a new record with the first line of its history. Its id follows from the intent, so a retry finds it there:
 * the first answer again.
 */
export async function beginRecord<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, blank: D, action: A, intent: RecordIntent<P>): Promise<{ readonly record: D; readonly receipt: RecordReceipt }> {
  const { after, entry } = decide(kind, blank, action, intent)
  const record: D = { ...after, version: entry.seq, head: entry.hash, log: [entry], createdAt: intent.now, updatedAt: intent.now }
  if (await insertRecord(record)) return { record, receipt: receiptOf(record._id, entry) }

  const stored = await loadRecord(kind.schema, kind.kind, blank._id)
  const line = stored === null ? null : await findRecordEntry(stored, intent.requestKey)
  // Somebody else's intent under the same id: one of this kind is there already.
  if (stored === null || line === null) throw new AppError('WRONG_STATE')
  return { record: stored, receipt: repeated(stored._id, line, action, intent.digest) }
}

/** The fields of a record nothing has happened to yet. */
export const blankRecord = (kind: string, _id: string, whose: Partial<Pick<RecordBase, 'communityId' | 'streetId' | 'unitId' | 'personId'>>) => ({
  _id, kind, version: 0, head: GENESIS, log: [], segments: 0, communityId: '', streetId: '', unitId: '', personId: '', open: true, nextAt: NEVER, createdAt: 0, updatedAt: 0, ...whose,
})

function decide<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, record: D, action: A, { now, actor, payload, requestKey, digest }: RecordIntent<P>): { after: D; entry: RecordEntry } {
  const step: Step<P> = { now, calendar: districtCalendar, actor, payload }
  const outcome = advance(kind.life, record, action, step)
  if (!outcome.ok) throw new AppError(outcome.refusal)
  const entry = chainLine(outcome.event, record.version + 1, record.head, { requestKey, digest }) as RecordEntry
  return { after: indexed(kind, outcome.record), entry }
}

/** The fields lists and the timer find it by. */
export function indexed<D extends RecordBase, P extends Words, A extends string>({ life, closed, waits }: RecordKind<D, P, A>, record: D): D {
  return { ...record, open: waits?.(record) ?? !closed.includes(record.state), nextAt: life.due(record, districtCalendar)?.at ?? NEVER }
}

const receiptOf = (id: string, { seq, to, at }: RecordEntry): RecordReceipt => ({ id, version: seq, state: to, at })

function repeated(id: string, entry: RecordEntry, action: string, digest: string | undefined): RecordReceipt {
  if (entry.action !== action || !sameIntent(entry, digest)) throw new AppError('REQUEST_ID_REUSED')
  return receiptOf(id, entry)
}
