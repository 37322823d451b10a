import { COLLECTIONS } from './collections'
import { database } from './db'

/** What is only good until a moment, and is nobody's history. */
export const PASSING = [COLLECTIONS.deskTickets, COLLECTIONS.verdicts] as const

/** Deletes at most `limit` documents that ended before a moment; says how many. */
export async function removeExpired(collection: (typeof PASSING)[number], before: number, limit: number): Promise<number> {
  const _ = database().command
  const { data } = (await database().collection(collection).where({ until: _.lt(before) }).orderBy('until', 'asc').limit(limit).field({ _id: true }).get()) as { data: readonly { readonly _id: string }[] }
  if (data.length === 0) return 0
  const { deleted } = (await database().collection(collection).where({ _id: _.in(data.map((doc) => doc._id)) }).remove()) as { deleted: number }
  return deleted
}
