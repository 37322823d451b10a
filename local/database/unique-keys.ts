import type { CollectionInfo, IndexInfo } from './catalog'
import type { Connection } from './connection'
import { entriesOf } from './index-keys'
import type { Doc } from './values'

/** One value of a unique index. */
export interface UniqueKey {
  readonly index: IndexInfo
  readonly entry: string
  /** The same text for the same value of the same index, and for nothing else. */
  readonly name: string
}

/** The unique keys a document has; none when there is no document. */
export const uniqueKeysOf = (collection: CollectionInfo, doc: Doc | undefined): ReadonlyMap<string, UniqueKey> => {
  const keys = new Map<string, UniqueKey>()
  if (!doc) return keys
  for (const index of collection.indexes) {
    if (!index.spec.unique) continue
    for (const entry of entriesOf(index.spec, doc).keys) {
      const name = `${index.table}/${entry}`
      keys.set(name, { index, entry, name })
    }
  }
  return keys
}

/** The id of the document that has this key; undefined when it is free. */
export const ownerOf = (on: Connection, collection: CollectionInfo, { index, entry }: UniqueKey): string | undefined => {
  const owner = on.row(`SELECT d.id FROM ${index.table} i JOIN ${collection.table} d ON d.rid = i.rid WHERE i.k = ?`, entry)?.[0]
  return owner === undefined || owner === null ? undefined : String(owner)
}
