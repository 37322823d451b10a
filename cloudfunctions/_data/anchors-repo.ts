import * as z from 'zod'
import { addOnce } from './add-once'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** One hash over what every history came to in the time from `from` (inclusive) to `at` (exclusive), chained to the one before. */
const anchorDoc = z.object({ _id: z.string(), from: z.number(), at: z.number(), writtenAt: z.number(), count: z.int(), hash: z.string(), prev: z.string() })
export type Anchor = z.infer<typeof anchorDoc>

const anchors = () => database().collection(COLLECTIONS.anchors)

/** What the next anchor is tied to. */
export type Newest = Pick<Anchor, '_id' | 'at' | 'hash'>

export async function latestAnchor(): Promise<Newest | undefined> {
  const { data } = (await anchors().orderBy('_id', 'desc').limit(1).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? undefined : anchorDoc.pick({ _id: true, at: true, hash: true }).parse(data[0])
}

/** False: of two instances that anchor the same day the other was first; both read the same lines, so it does not matter which. */
export async function insertAnchor(anchor: Anchor): Promise<boolean> {
  return addOnce(COLLECTIONS.anchors, anchor)
}
