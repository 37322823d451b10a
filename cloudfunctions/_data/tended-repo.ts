import * as z from 'zod'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/** How far the histories of records and shifts are folded, and which lines of the overlap were; written together or not at all. */
const tendedDoc = z.object({ _id: z.string(), version: z.int(), mark: z.number(), recent: z.array(z.object({ key: z.string(), at: z.number() })) })
export type Tended = z.infer<typeof tendedDoc>

const TENDED_ID = 'tended'
/** Documents of a collection that one look brings. */
export const TENDED_PAGE = 300

const FOLLOWED = [COLLECTIONS.records, COLLECTIONS.shifts] as const
export type Followed = (typeof FOLLOWED)[number]

/** Made by the first firing ever: what is looked up hangs on it. */
export async function loadTended(now: number): Promise<Tended> {
  const rollups = database().collection(COLLECTIONS.rollups)
  const { data } = (await rollups.doc(TENDED_ID).get()) as { data: readonly unknown[] }
  if (data[0] !== undefined) return tendedDoc.parse(data[0])
  await saveVersioned(COLLECTIONS.rollups, TENDED_ID, 0, { mark: now, recent: [] })
  return { _id: TENDED_ID, version: 1, mark: now, recent: [] }
}

/** Null: another instance was quicker; what it folded is folded. */
export async function saveTended(before: Tended, change: Pick<Tended, 'mark' | 'recent'>): Promise<Tended | null> {
  return (await saveVersioned(COLLECTIONS.rollups, TENDED_ID, before.version, change)) ? { ...before, ...change, version: before.version + 1 } : null
}

export type Seen = Readonly<Record<Followed, { readonly due: readonly unknown[]; readonly changed: readonly unknown[] }>>
/** The same with the orders: whose moment has come or who has changed, in no order; undefined where there are too many for one read. */
export interface SeenAll { readonly seen: Seen; readonly orders: readonly unknown[] | undefined }

/**
 * Whose moment has come and who has changed since, of records, shifts and orders, in one read: an idle minute is one call.
 * Each list begins with the oldest. What a page of those due does not hold comes with the next firing, before anything
 * newer; what one of those changed does not hold is asked for by `changedBeyond`: of 300 done already a page would hold nothing else.
 */
export async function seeTogether(now: number, tendedSince: number, ordersSince: number): Promise<SeenAll> {
  const _ = database().command
  const orders = _.aggregate.pipeline().match(_.or([{ nextAt: _.lte(now) }, { updatedAt: _.gt(ordersSince) }])).limit(ORDERS_PAGE).done()
  const row = await read(followed(now, tendedSince).lookup({ from: COLLECTIONS.orders, pipeline: orders, as: 'orders' }))
  const found = row['orders'] ?? []
  return { seen: seenIn(row), orders: found.length >= ORDERS_PAGE ? undefined : found }
}

/** Records and shifts alone. */
export const seeTended = async (now: number, since: number): Promise<Seen> => seenIn(await read(followed(now, since)))

/** What a full page did not hold: those changed after its last one. */
export async function changedBeyond(from: Followed, last: { readonly _id: string; readonly updatedAt: number }): Promise<readonly unknown[]> {
  const _ = database().command
  const rest = _.or([{ updatedAt: _.gt(last.updatedAt) }, { updatedAt: last.updatedAt, _id: _.gt(last._id) }])
  const { data } = (await database().collection(from).where(rest).orderBy('updatedAt', 'asc').orderBy('_id', 'asc').limit(TENDED_PAGE).get()) as { data: readonly unknown[] }
  return data
}

/** Orders a look with the others brings at most. */
const ORDERS_PAGE = 500
type Row = Readonly<Record<string, readonly unknown[]>>
type Aggregate = ReturnType<ReturnType<ReturnType<typeof database>['collection']>['aggregate']>

function followed(now: number, since: number): Aggregate {
  const _ = database().command
  const $ = _.aggregate
  let joined = database().collection(COLLECTIONS.rollups).aggregate().match({ _id: TENDED_ID })
  for (const from of FOLLOWED) {
    const due = $.pipeline().match({ nextAt: _.lte(now) }).sort({ nextAt: 1 }).limit(TENDED_PAGE).done()
    const changed = $.pipeline().match({ updatedAt: _.gt(since) }).sort({ updatedAt: 1, _id: 1 }).limit(TENDED_PAGE).done()
    joined = joined.lookup({ from, pipeline: due, as: `${from}Due` }).lookup({ from, pipeline: changed, as: `${from}Changed` })
  }
  return joined
}

async function read(joined: Aggregate): Promise<Row> {
  const { data } = (await joined.end()) as { data: readonly Row[] }
  return data[0] ?? {}
}

function seenIn(row: Row): Seen {
  const of = (from: Followed) => ({ due: row[`${from}Due`] ?? [], changed: row[`${from}Changed`] ?? [] })
  return { records: of('records'), shifts: of('shifts') }
}
