import * as z from 'zod'
import type { Promised } from '@core/domain/post/claim-rules'
import { orderDoc } from '@core/contract/documents'
import { COLLECTIONS } from './collections'
import { database } from './db'

const visitDoc = z.object({ _id: z.string(), title: z.string(), seats: orderDoc.shape.seats })

/** Home visits a member has agreed a time for, that are still to come. */
export async function agreedVisits(memberId: string, now: number): Promise<readonly Promised[]> {
  const { data } = (await database().collection(COLLECTIONS.orders).where({ takenBy: memberId, open: true }).orderBy('dueAt', 'asc').limit(50).field({ title: true, seats: true }).get()) as { data: readonly unknown[] }
  return data.map((raw) => visitDoc.parse(raw)).flatMap(({ _id: id, title, seats }) =>
    Object.values(seats).flatMap(({ memberId: holder, scheduled }) => (holder === memberId && scheduled !== undefined && scheduled.to > now ? [{ id, from: scheduled.from, to: scheduled.to, title }] : [])))
}
