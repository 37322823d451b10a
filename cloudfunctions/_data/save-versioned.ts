import { addOnce } from './add-once'
import type { COLLECTIONS } from './collections'
import { database } from './db'

/**
 * Writes the next version of a document that several instances may write: the first one is added, any other replaces the
 * one it was made from. `fields`: all that changes, without id and version. False: another was quicker, nothing was written.
 */
export async function saveVersioned(collection: (typeof COLLECTIONS)[keyof typeof COLLECTIONS], id: string, before: number, fields: Readonly<Record<string, unknown>>): Promise<boolean> {
  const documents = database().collection(collection)
  const version = before + 1
  if (before > 0) {
    const _ = database().command
    // Replaced as a whole: a bare object would be merged into what is there.
    const change = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, _.set(value)]))
    const { updated } = (await documents.where({ _id: id, version: before }).update({ ...change, version })) as { updated: number }
    return updated === 1
  }
  return addOnce(collection, { _id: id, version, ...fields })
}
