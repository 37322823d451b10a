import type { OrderDoc } from '@core/contract/documents'
import type { Seen } from '../../_data/tended-repo'
import { seeTended, seeTogether } from '../../_data/tended-repo'
import { dueAndChanged, ordersChangedSince, ordersDue } from '../../_data/timed-orders'

/**
 * What a firing looks at. Whose moment has come and who has changed since the folds, of orders, records and shifts, is one
 * question while few have: an idle minute is one read. Many are asked for in order, each kind by itself.
 */
export interface Glance {
  /** Stored orders whose `nextAt` has come, the longest due first; not parsed. */
  due(limit: number): Promise<readonly unknown[]>
  /** Orders changed after `since`, with what this firing itself has changed. */
  changed(since: number): Promise<readonly OrderDoc[]>
  /** This firing has changed an order: as it is now. What is not noted is met by the next firing, a minute later. */
  note(doc: OrderDoc): void
  /** Records and shifts that are due, or changed after `since`. */
  tended(since: number): Promise<Seen>
}

/** From where the two folds are going to ask; unknown to a new instance, which asks each by itself. */
export interface FoldedTo { readonly orders: number | undefined; readonly tended: number | undefined }

export function makeGlance(now: number, foldedTo: FoldedTo): Glance {
  let changed: readonly OrderDoc[] | undefined
  let seen: Seen | undefined
  const own = new Map<string, OrderDoc>()
  return {
    due: async (limit) => {
      if (foldedTo.orders === undefined || foldedTo.tended === undefined) return ordersDue(now, limit)
      const all = await seeTogether(now, foldedTo.tended, foldedTo.orders)
      seen = all.seen
      if (all.orders === undefined) return ordersDue(now, limit)
      const both = dueAndChanged(all.orders, now, foldedTo.orders)
      changed = both.changed
      return both.due.slice(0, limit)
    },
    changed: async (since) => {
      if (changed === undefined || since !== foldedTo.orders) return ordersChangedSince(since)
      return [...new Map([...changed.map((doc) => [doc._id, doc] as const), ...own]).values()]
    },
    note: (doc) => void own.set(doc._id, doc),
    tended: async (since) => (seen !== undefined && since === foldedTo.tended ? seen : seeTended(now, since)),
  }
}
