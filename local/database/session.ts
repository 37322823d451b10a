import type { CollectionInfo } from './catalog'
import type { FindOptions, Found } from './find-documents'
import type { Doc } from './values'

/** A place to read and write documents in: the database itself, or one transaction. All calls are synchronous. */
export interface Session {
  find(collection: CollectionInfo, query: Doc, options?: FindOptions): readonly Found[]
  insert(collection: CollectionInfo, doc: Doc): void
  replace(collection: CollectionInfo, found: Found, after: Doc): void
  remove(collection: CollectionInfo, found: Found): void
}
