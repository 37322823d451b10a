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

/** A page of the histories changed at `since` or later, by id. People stored without any history count from when they were made. */
export async function changedHistories(kind: HistoryKind, { since, after, limit }: { readonly since: number; readonly after: string; readonly limit: number }): Promise<readonly History[]> {
  const _ = database().command
  const changed = kind === 'people' ? _.or([{ updatedAt: _.gte(since) }, { updatedAt: _.exists(false), createdAt: _.gte(since) }]) : { updatedAt: _.gte(since) }
  const fields = kind === 'people' ? {} : { log: true, segments: true }
  // The first anchor wants everybody: along the ids alone, which needs no looking through.
  const condition = since === 0 ? { _id: _.gt(after) } : _.and([changed, { _id: _.gt(after) }])
  const { data } = (await database().collection(COLLECTIONS[kind]).where(condition).orderBy('_id', 'asc').limit(limit).field(fields).get()) as { data: readonly unknown[] }
  return data.map((raw) => {
    const history = historyDoc.parse(raw)
    return kind === 'people' && history.log.length === 0 ? { ...history, log: [importLine(personDoc.parse(raw))] } : history
  })
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
