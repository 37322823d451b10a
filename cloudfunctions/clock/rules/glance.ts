import type { OrderDoc } from '@core/contract/documents'
import { ordersChangedSince, ordersDue, ordersDueOrChanged } from '../../_data/timed-orders'

/**
 * What a firing looks at in the orders. Whose moment has come and who has changed since the fold is one question while few
 * have: an idle minute is one read. Many are asked for in order, each kind by itself.
 */
export interface Glance {
  /** Stored orders whose `nextAt` has come, the longest due first; not parsed. */
  due(limit: number): Promise<readonly unknown[]>
  /** Orders changed after `since`, with what this firing itself has changed. */
  changed(since: number): Promise<readonly OrderDoc[]>
  /** This firing has changed an order: as it is now. What is not noted is met by the next firing, a minute later. */
  note(doc: OrderDoc): void
}

/** `foldedTo`: what the fold is going to ask from; unknown to a new instance, which asks twice. */
export function makeGlance(now: number, foldedTo: number | undefined): Glance {
  let changed: readonly OrderDoc[] | undefined
  const own = new Map<string, OrderDoc>()
  return {
    due: async (limit) => {
      const both = foldedTo === undefined ? undefined : await ordersDueOrChanged(now, foldedTo)
      changed = both?.changed
      return both === undefined ? ordersDue(now, limit) : both.due.slice(0, limit)
    },
    changed: async (since) => {
      if (changed === undefined || since !== foldedTo) return ordersChangedSince(since)
      return [...new Map([...changed.map((doc) => [doc._id, doc] as const), ...own]).values()]
    },
    note: (doc) => void own.set(doc._id, doc),
  }
}
