import type { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

type CollectionName = (typeof COLLECTIONS)[keyof typeof COLLECTIONS]

/** Adds a document whose id, or unique key, says what it is. False: it is there already; nothing was written. */
export async function addOnce(collection: CollectionName, doc: object): Promise<boolean> {
  try {
    await database().collection(collection).add({ ...doc })
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return false
  }
}

/** All at once; where one was there already (a fold cut off and repeated), each on its own. */
export async function addAllOnce(collection: CollectionName, docs: readonly object[]): Promise<void> {
  if (docs.length === 0) return
  try {
    await database().collection(collection).add(docs.map((doc) => ({ ...doc })))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    for (const doc of docs) await addOnce(collection, doc)
  }
}
