import type { OrderDoc } from '@core/contract/documents'
import { orderDoc } from '@core/contract/documents'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** Functions' clocks differ by seconds and writes land late: who follows what changed looks this far behind their last look. */
export const OVERLAP_MS = 120_000

/** Documents a question brings at most. */
const PAGE = 500

const orders = () => database().collection(COLLECTIONS.orders)
const place = (raw: unknown) => raw as { readonly _id: string; readonly updatedAt: number; readonly nextAt: number }

/** Stored orders whose `nextAt` has come, the longest due first. */
export async function ordersDue(now: number, limit: number): Promise<readonly unknown[]> {
  const _ = database().command
  const { data } = (await orders().where({ nextAt: _.lte(now) }).orderBy('nextAt', 'asc').limit(limit).get()) as { data: readonly unknown[] }
  return data
}

/** Which orders beside those that changed: of one street only, and these ids whether they did or not. */
interface Also { readonly streetId?: string; readonly ids?: readonly string[] }

/**
 * All of them, page by page, before any is counted: an order of a later page may carry an earlier line, which a mark set
 * in between would pass over. One that changes while we read is met again at the end, and its last reading counts.
 */
export async function ordersChangedSince(since: number, { streetId, ids = [] }: Also = {}): Promise<readonly OrderDoc[]> {
  const _ = database().command
  const within = streetId === undefined ? {} : { streetId }
  const found = new Map<string, OrderDoc>()
  let [from, after] = [since, '']
  for (let page = 0; ; page += 1) {
    const changed = [{ ...within, updatedAt: _.gt(from) }, { ...within, updatedAt: from, _id: _.gt(after) }]
    const asked = page === 0 && ids.length > 0 ? [{ _id: _.in([...ids]) }] : []
    const { data } = (await orders().where(_.or([...changed, ...asked])).orderBy('updatedAt', 'asc').orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
    for (const doc of parsed(data)) found.set(doc._id, doc)
    const last = data.at(-1) === undefined ? undefined : place(data.at(-1))
    if (data.length < PAGE || last === undefined) return [...found.values()]
    // What was asked for by id may have changed long before.
    if (last.updatedAt >= from) [from, after] = [last.updatedAt, last._id]
  }
}

/**
 * The orders of a street that changed after `since`, and these ones whether they did or not: one read where few have
 * changed.
 */
export async function streetOrders(streetId: string, since: number, ids: readonly string[]): Promise<{ readonly changed: readonly OrderDoc[]; readonly asked: readonly OrderDoc[] }> {
  const all = await ordersChangedSince(since, { streetId, ids })
  const asked = new Set(ids)
  return { changed: all.filter((doc) => doc.streetId === streetId && doc.updatedAt > since), asked: all.filter(({ _id }) => asked.has(_id)) }
}

/** Of orders that are due or changed, read in any order: those that are due, the longest first, and those that changed after `since`, oldest first. */
export function dueAndChanged(data: readonly unknown[], now: number, since: number): { readonly due: readonly unknown[]; readonly changed: readonly OrderDoc[] } {
  const due = data.filter((raw) => place(raw).nextAt <= now).sort((a, b) => place(a).nextAt - place(b).nextAt)
  const changed = data.filter((raw) => place(raw).updatedAt > since).sort((a, b) => place(a).updatedAt - place(b).updatedAt)
  return { due, changed: parsed(changed) }
}

/** One order that cannot be read must not silence the others; its own calls say INTERNAL. */
const parsed = (data: readonly unknown[]): readonly OrderDoc[] =>
  data.flatMap((raw) => {
    const doc = orderDoc.safeParse(raw)
    return doc.success ? [doc.data] : []
  })
