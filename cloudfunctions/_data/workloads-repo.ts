import * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import { orderDoc } from '@core/contract/documents'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

/**
 * What members of a street were asked, said and did, folded from the histories of its orders, and how far: counts and mark
 * are written together or not at all. Ids and numbers only; nothing says who somebody is.
 */
const workloadDoc = z.object({
  _id: z.string(),
  version: z.int(),
  /** `updatedAt` of the last order folded. */
  mark: z.number(),
  /** Lines folded from behind the mark: looked at again, counted once. */
  recent: z.array(z.object({ key: z.string(), at: z.number() })),
  /** One JSON text: a thousand members in one field, which no path of the database ever looks into. */
  work: z.string(),
})
export type WorkloadDoc = z.infer<typeof workloadDoc>

const workloads = () => database().collection(COLLECTIONS.workloads)

export async function loadWorkload(streetId: string): Promise<WorkloadDoc | null> {
  const { data } = (await workloads().doc(streetId).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? null : workloadDoc.parse(data[0])
}

/** False: another instance saved meanwhile; what it folded is folded. */
export async function saveWorkload(doc: WorkloadDoc): Promise<boolean> {
  if (doc.version === 1) {
    try {
      await workloads().add(doc)
      return true
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return false
    }
  }
  const { version, mark, work, recent } = doc
  const { updated } = (await workloads().where({ _id: doc._id, version: version - 1 }).update({ version, mark, work, recent: database().command.set(recent) })) as { updated: number }
  return updated === 1
}

/** Orders a question brings at most. */
const PAGE = 500

/**
 * The orders of a street that changed after `since`, oldest change first, and these ones whether they did or not: one read
 * where few have changed.
 */
export async function streetOrders(streetId: string, since: number, ids: readonly string[]): Promise<{ readonly changed: readonly OrderDoc[]; readonly asked: readonly OrderDoc[] }> {
  const _ = database().command
  const orders = () => database().collection(COLLECTIONS.orders)
  const found = new Map<string, OrderDoc>()
  const asked = new Set(ids)
  let [from, after] = [since, '']
  for (let page = 0; ; page += 1) {
    const changed = { streetId, updatedAt: _.gt(from) }
    const next = page === 0 ? changed : _.or([changed, { streetId, updatedAt: from, _id: _.gt(after) }])
    const where = page === 0 && ids.length > 0 ? _.or([changed, { _id: _.in([...ids]) }]) : next
    const { data } = (await orders().where(where).orderBy('updatedAt', 'asc').orderBy('_id', 'asc').limit(PAGE).get()) as { data: readonly unknown[] }
    const docs = data.flatMap((raw) => {
      // One that cannot be read must not silence the others; its own calls say INTERNAL.
      const doc = orderDoc.safeParse(raw)
      return doc.success ? [doc.data] : []
    })
    for (const doc of docs) found.set(doc._id, doc)
    const last = data.at(-1) as { readonly updatedAt: number; readonly _id: string } | undefined
    if (data.length < PAGE || last === undefined) break
    ;[from, after] = [Math.max(from, last.updatedAt), last._id]
  }
  const all = [...found.values()]
  return { changed: all.filter((doc) => doc.streetId === streetId && doc.updatedAt > since), asked: all.filter(({ _id }) => asked.has(_id)) }
}
