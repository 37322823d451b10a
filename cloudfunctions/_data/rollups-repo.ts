import { COLLECTIONS } from './collections'
import { database } from './db'

export const ROLLUP_ID = 'queues'

/** Orders per queue of a community, from the folded roll-up: one read of one small part of one document. */
export async function countsOf(communityId: string): Promise<Record<string, number>> {
  const { data } = (await database().collection(COLLECTIONS.rollups).where({ _id: ROLLUP_ID }).field({ [`communities.${communityId}`]: true }).limit(1).get()) as {
    data: readonly { readonly communities?: Readonly<Record<string, Record<string, number>>> }[]
  }
  const counts = data[0]?.communities?.[communityId] ?? {}
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}
