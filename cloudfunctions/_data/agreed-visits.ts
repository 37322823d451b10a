import * as z from 'zod'
import type { Promised } from '@core/domain/post/claim-rules'
import { orderDoc } from '@core/contract/documents'
import { anyOf } from './any-of'
import { COLLECTIONS } from './collections'
import { database } from './db'

const visitDoc = z.object({ _id: z.string(), title: z.string(), seats: orderDoc.shape.seats, proposal: orderDoc.shape.proposal })

export interface Visit extends Promised { readonly memberId: string }

/** Home visits these members have a time for, agreed or offered to the resident, that are still to come. */
export async function agreedVisits(memberIds: readonly string[], now: number): Promise<readonly Visit[]> {
  if (memberIds.length === 0) return []
  const { data } = (await database().collection(COLLECTIONS.orders).where({ takenBy: anyOf(memberIds), open: true }).orderBy('dueAt', 'asc').limit(memberIds.length === 1 ? 50 : 1000).field({ title: true, seats: true, proposal: true }).get()) as { data: readonly unknown[] }
  return data.map((raw) => visitDoc.parse(raw)).flatMap(({ _id: id, title, seats, proposal }) =>
    Object.entries(seats).flatMap(([seatId, { memberId, scheduled }]) => {
      const offered = proposal?.seatId === seatId ? proposal : undefined
      return memberId === undefined || !memberIds.includes(memberId) ? [] : [scheduled, offered].flatMap((time) => (time !== undefined && time.to > now ? [{ memberId, id, from: time.from, to: time.to, title }] : []))
    }))
}
