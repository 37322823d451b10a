import { readStored } from './ejson'
import type { DocumentDatabase } from './open-database'
import type { Doc } from './values'
import { insertDocuments } from './write-documents'

/** The database without SDK and limits, for seeding and for checks that must not trust the product. */
export interface DirectAccess {
  /** Makes the collection when missing; all or none; on disk when it returns. */
  insertMany(collection: string, docs: readonly object[]): void
  /** Number of documents by collection. */
  counts(): Readonly<Record<string, number>>
  /** Every document, dates as Date, in order of insertion. Unknown collections are empty. */
  dump(collection: string): readonly Doc[]
}

export const openDirectAccess = ({ main, catalog, commits, direct }: DocumentDatabase): DirectAccess => ({
  insertMany: (name, docs) => {
    commits.flush()
    main.run('BEGIN IMMEDIATE')
    try {
      insertDocuments(direct, catalog.ensure(name), docs as readonly Doc[])
      main.run('COMMIT')
    } catch (error) {
      main.run('ROLLBACK')
      catalog.reload()
      throw error
    }
  },
  counts: () =>
    Object.fromEntries(catalog.names().map((name) => [name, Number(main.row(`SELECT count(*) FROM ${catalog.get(name).table}`)?.[0] ?? 0)])),
  dump: (name) => {
    const collection = catalog.find(name)
    if (!collection) return []
    return main.rows(`SELECT doc FROM ${collection.table} ORDER BY rid`).map(([text]) => readStored(String(text)))
  },
})
