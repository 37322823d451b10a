import type * as z from 'zod'
import { orderDoc } from '@core/contract/documents'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** What two orders are compared by, and shown by in a list of likely ones. No names, no doors, no history. */
const matterDoc = orderDoc.pick({ _id: true, no: true, state: true, communityId: true, serviceId: true, title: true, text: true, place: true, createdAt: true, erasedAt: true })
export type MatterDoc = z.infer<typeof matterDoc>

/** What a decision is learned from: the words, and what the staff made of them. */
const decisionDoc = orderDoc.pick({ _id: true, state: true, communityId: true, serviceId: true, urgency: true, title: true, text: true, createdAt: true, erasedAt: true })
export type DecisionDoc = z.infer<typeof decisionDoc>

const projectionOf = (shape: object) => Object.fromEntries(Object.keys(shape).map((field) => [field, true]))
const orders = () => database().collection(COLLECTIONS.orders)

/** The communities' open orders made at `since` or later, newest first, at most `limit`: one read along `staff_all`. */
export async function openMatters(communityIds: readonly string[], since: number, limit: number): Promise<readonly MatterDoc[]> {
  const _ = database().command
  const { data } = (await orders()
    .where({ ...within(communityIds), createdAt: _.gte(since), open: true })
    .orderBy('createdAt', 'desc')
    .orderBy('_id', 'desc')
    .limit(limit)
    .field(projectionOf(matterDoc.shape))
    .get()) as { data: readonly unknown[] }
  return data.map((doc) => matterDoc.parse(doc))
}

/** Where a reading of a community's orders goes on: after this one, in the order in which they were made. */
export interface Mark { readonly at: number; readonly id: string }

/** A community's orders after a mark, oldest first, at most `limit`: one read along `staff_all`. */
export async function ordersAfter(communityId: string, mark: Mark, limit: number): Promise<readonly DecisionDoc[]> {
  const _ = database().command
  const { data } = (await orders()
    .where(_.and([{ communityId, createdAt: _.gte(mark.at) }, _.or([{ createdAt: _.gt(mark.at) }, { createdAt: mark.at, _id: _.gt(mark.id) }])]))
    .orderBy('createdAt', 'asc')
    .orderBy('_id', 'asc')
    .limit(limit)
    .field(projectionOf(decisionDoc.shape))
    .get()) as { data: readonly unknown[] }
  return data.map((doc) => decisionDoc.parse(doc))
}

function within(communityIds: readonly string[]): Readonly<Record<string, unknown>> {
  const [only] = communityIds
  return communityIds.length === 1 && only !== undefined ? { communityId: only } : { communityId: database().command.in([...communityIds]) }
}
