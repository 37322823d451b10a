import * as z from 'zod'
import { personDoc } from '@core/contract/person-documents'
import { BY_HAND_MS } from '@core/domain/check-in/presence'
import { canonical } from '../_kit/chain'
import { hash22 } from '../_kit/ids'
import { importLine } from '../_kit/person-facts'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** Everything that keeps a chained history, in the order the anchor goes through it. */
export const HISTORIES = ['orders', 'people', 'photos', 'records', 'shifts', 'ledger'] as const
export type HistoryKind = (typeof HISTORIES)[number]

/** Where the older lines of a long history are. */
const SEGMENTS = { orders: { collection: COLLECTIONS.orderLog, owner: 'orderId' }, people: { collection: COLLECTIONS.peopleLog, owner: 'personId' }, photos: undefined, records: { collection: COLLECTIONS.recordLog, owner: 'recordId' }, shifts: undefined, ledger: undefined } as const

const line = z.object({ seq: z.int(), at: z.number(), hash: z.string() })
const historyDoc = z.object({ _id: z.string(), log: z.array(line).default([]), segments: z.int().default(0) })
const wholeDoc = z.object({ _id: z.string(), state: z.string().optional(), at: z.number().optional(), log: z.array(z.object({ action: z.string(), at: z.number() })).optional() })
export type History = z.infer<typeof historyDoc>
export type HistoryLine = z.infer<typeof line>

/** Of these the whole document counts. */
const WHOLE: readonly HistoryKind[] = ['people', 'shifts', 'ledger']
const WHAT_COUNTS = { 'log.seq': true, 'log.at': true, 'log.hash': true, segments: true } as const

/** By hand a shift is put right for three days after it is over; then it stands as it is, and is vouched for whole. */
const FINAL_MS = BY_HAND_MS

const changedSince = (kind: HistoryKind, since: number): object => {
  const _ = database().command
  if (kind === 'shifts') return { state: 'over', updatedAt: _.gte(since - FINAL_MS) }
  if (kind === 'ledger') return { at: _.gte(since) }
  return kind === 'people' ? _.or([{ updatedAt: _.gte(since) }, { updatedAt: _.exists(false), createdAt: _.gte(since) }]) : { updatedAt: _.gte(since) }
}

/** As the anchor reads it: of a person stored without any history, the line that follows from the document. */
function historyOf(kind: HistoryKind, raw: unknown): History {
  if (kind === 'shifts' || kind === 'ledger') return wholeOf(kind, raw)
  const history = historyDoc.parse(raw)
  return kind === 'people' && history.log.length === 0 ? { ...history, log: [importLine(personDoc.parse(raw))] } : history
}

/** What keeps no chain of its own and stands for good from some moment on: one line, of all it says. */
function wholeOf(kind: 'shifts' | 'ledger', raw: unknown): History {
  const { _id, state, at, log = [] } = wholeDoc.parse(raw)
  const moment = kind === 'ledger' ? at : state === 'over' ? log.findLast(({ action }) => action === 'over')?.at : undefined
  return { _id, segments: 0, log: moment === undefined ? [] : [{ seq: 1, at: kind === 'shifts' ? moment + FINAL_MS : moment, hash: hash22('whole', canonical(raw)) }] }
}

/** A page of the histories changed at `since` or later, by id. People stored without any history count from when they were made. */
export async function changedHistories(kind: HistoryKind, { since, after, limit }: { readonly since: number; readonly after: string; readonly limit: number }): Promise<readonly History[]> {
  const _ = database().command
  const fields = WHOLE.includes(kind) ? {} : WHAT_COUNTS
  // The first anchor wants everybody: along the ids alone, which needs no looking through.
  const condition = since === 0 ? { _id: _.gt(after) } : _.and([changedSince(kind, since), { _id: _.gt(after) }])
  const { data } = (await database().collection(COLLECTIONS[kind]).where(condition).orderBy('_id', 'asc').limit(limit).field(fields).get()) as { data: readonly unknown[] }
  return data.map((raw) => historyOf(kind, raw))
}

export interface Changed extends Readonly<Record<HistoryKind, readonly History[]>> {
  /** Whether anybody changed since `lately`. */
  readonly peopleLately: boolean
}

const changedRow = z.object({ orders: z.array(z.unknown()), people: z.array(z.unknown()), photos: z.array(z.unknown()), records: z.array(z.unknown()), shifts: z.array(z.unknown()), ledger: z.array(z.unknown()), lately: z.array(z.unknown()) })

/** The first page of every kind in one read, joined to the anchor they will be tied to; undefined where that is not there. */
export async function changedOfEveryKind(anchorId: string, { since, lately, limit }: { readonly since: number; readonly lately: number; readonly limit: number }): Promise<Changed | undefined> {
  const $ = database().command.aggregate
  const page = (kind: HistoryKind) => {
    const found = $.pipeline().match(changedSince(kind, since)).sort({ _id: 1 }).limit(limit)
    return { from: COLLECTIONS[kind], pipeline: (WHOLE.includes(kind) ? found : found.project(WHAT_COUNTS)).done(), as: kind }
  }
  const somebody = $.pipeline().match({ updatedAt: database().command.gte(lately) }).limit(1).project({ _id: true }).done()
  const joined = HISTORIES.reduce((all, kind) => all.lookup(page(kind)), database().collection(COLLECTIONS.anchors).aggregate().match({ _id: anchorId }))
  const { data } = (await joined.lookup({ from: COLLECTIONS.people, pipeline: somebody, as: 'lately' }).end()) as { data: readonly unknown[] }
  if (data[0] === undefined) return undefined
  const row = changedRow.parse(data[0])
  const of = (kind: HistoryKind) => row[kind].map((raw) => historyOf(kind, raw))
  return { orders: of('orders'), people: of('people'), photos: of('photos'), records: of('records'), shifts: of('shifts'), ledger: of('ledger'), peopleLately: row.lately.length > 0 }
}

/** The newest line, by number, dated before a moment; from the sealed segments where the hot part does not reach back that far. */
export async function lastLineBefore(kind: HistoryKind, { _id, log, segments }: History, before: number): Promise<HistoryLine | undefined> {
  let lines: readonly HistoryLine[] = log
  for (let segment = segments - 1; ; segment -= 1) {
    const last = lines.findLast((each) => each.at < before)
    const sealed = SEGMENTS[kind]
    if (last !== undefined || segment < 0 || sealed === undefined) return last
    const { data } = (await database().collection(sealed.collection).doc(`${_id}.${segment}`).get()) as { data: readonly { readonly entries?: readonly unknown[] }[] }
    lines = (data[0]?.entries ?? []).map((entry) => line.parse(entry))
  }
}
