import * as z from 'zod'
import { personDoc } from '@core/contract/documents'
import { importLine } from '../_kit/person-facts'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** Everything that keeps a chained history, in the order the anchor goes through it. */
export const HISTORIES = ['orders', 'people', 'photos'] as const
export type HistoryKind = (typeof HISTORIES)[number]

/** Where the older lines of a long history are. */
const SEGMENTS = { orders: { collection: COLLECTIONS.orderLog, owner: 'orderId' }, people: { collection: COLLECTIONS.peopleLog, owner: 'personId' }, photos: undefined } as const

const line = z.object({ seq: z.int(), at: z.number(), hash: z.string() })
const historyDoc = z.object({ _id: z.string(), log: z.array(line).default([]), segments: z.int().default(0) })
export type History = z.infer<typeof historyDoc>
export type HistoryLine = z.infer<typeof line>

const WHAT_COUNTS = { 'log.seq': true, 'log.at': true, 'log.hash': true, segments: true } as const

const changedSince = (kind: HistoryKind, since: number): object => {
  const _ = database().command
  return kind === 'people' ? _.or([{ updatedAt: _.gte(since) }, { updatedAt: _.exists(false), createdAt: _.gte(since) }]) : { updatedAt: _.gte(since) }
}

/** As the anchor reads it: of a person stored without any history, the line that follows from the document. */
function historyOf(kind: HistoryKind, raw: unknown): History {
  const history = historyDoc.parse(raw)
  return kind === 'people' && history.log.length === 0 ? { ...history, log: [importLine(personDoc.parse(raw))] } : history
}

/** A page of the histories changed at `since` or later, by id. People stored without any history count from when they were made. */
export async function changedHistories(kind: HistoryKind, { since, after, limit }: { readonly since: number; readonly after: string; readonly limit: number }): Promise<readonly History[]> {
  const _ = database().command
  const fields = kind === 'people' ? {} : WHAT_COUNTS
  // The first anchor wants everybody: along the ids alone, which needs no looking through.
  const condition = since === 0 ? { _id: _.gt(after) } : _.and([changedSince(kind, since), { _id: _.gt(after) }])
  const { data } = (await database().collection(COLLECTIONS[kind]).where(condition).orderBy('_id', 'asc').limit(limit).field(fields).get()) as { data: readonly unknown[] }
  return data.map((raw) => historyOf(kind, raw))
}

export interface Changed extends Readonly<Record<HistoryKind, readonly History[]>> {
  /** Whether anybody changed since `lately`. */
  readonly peopleLately: boolean
}

const changedRow = z.object({ orders: z.array(z.unknown()), people: z.array(z.unknown()), photos: z.array(z.unknown()), lately: z.array(z.unknown()) })

/** The first page of every kind in one read, joined to the anchor they will be tied to; undefined where that is not there. */
export async function changedOfEveryKind(anchorId: string, { since, lately, limit }: { readonly since: number; readonly lately: number; readonly limit: number }): Promise<Changed | undefined> {
  const $ = database().command.aggregate
  const page = (kind: HistoryKind) => {
    const found = $.pipeline().match(changedSince(kind, since)).sort({ _id: 1 }).limit(limit)
    return { from: COLLECTIONS[kind], pipeline: (kind === 'people' ? found : found.project(WHAT_COUNTS)).done(), as: kind }
  }
  const somebody = $.pipeline().match({ updatedAt: database().command.gte(lately) }).limit(1).project({ _id: true }).done()
  const joined = HISTORIES.reduce((all, kind) => all.lookup(page(kind)), database().collection(COLLECTIONS.anchors).aggregate().match({ _id: anchorId }))
  const { data } = (await joined.lookup({ from: COLLECTIONS.people, pipeline: somebody, as: 'lately' }).end()) as { data: readonly unknown[] }
  if (data[0] === undefined) return undefined
  const row = changedRow.parse(data[0])
  const of = (kind: HistoryKind) => row[kind].map((raw) => historyOf(kind, raw))
  return { orders: of('orders'), people: of('people'), photos: of('photos'), peopleLately: row.lately.length > 0 }
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
