import type { OrderDoc } from '@core/contract/documents'
import { orderDoc } from '@core/contract/documents'
import { COLLECTIONS } from './collections'
import { database } from './db'

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

/**
 * All of them, page by page, before any is counted: an order of a later page may carry an earlier line, which a mark set
 * in between would pass over. One that changes while we read is met again at the end, and its last reading counts.
 */
export async function ordersChangedSince(since: number): Promise<readonly OrderDoc[]> {
  const _ = database().command
  const found = new Map<string, OrderDoc>()
  let [from, after] = [since, '']
  for (;;) {
    const { data } = (await orders()
      .where(_.or([{ updatedAt: _.gt(from) }, { updatedAt: from, _id: _.gt(after) }]))
      .orderBy('updatedAt', 'asc')
      .orderBy('_id', 'asc')
      .limit(PAGE)
      .get()) as { data: readonly unknown[] }
    for (const doc of parsed(data)) found.set(doc._id, doc)
    const last = data.at(-1) === undefined ? undefined : place(data.at(-1))
    if (data.length < PAGE || last === undefined) return [...found.values()]
    ;[from, after] = [last.updatedAt, last._id]
  }
}

/** Both in one read, each along its own index; undefined where there are too many for one. */
export async function ordersDueOrChanged(now: number, since: number): Promise<{ readonly due: readonly unknown[]; readonly changed: readonly OrderDoc[] } | undefined> {
  const _ = database().command
  const { data } = (await orders().where(_.or([{ nextAt: _.lte(now) }, { updatedAt: _.gt(since) }])).limit(PAGE).get()) as { data: readonly unknown[] }
  if (data.length >= PAGE) return undefined
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
