import { readDocument } from './damaged-document'
import { type Explanation, explainQuery } from './explain'
import type { DocumentDatabase } from './open-database'
import type { Sort } from './plan-query'
import type { Doc } from './values'
import { insertDocuments, removeDocuments, setDocument } from './write-documents'

/** The database without SDK and limits, for seeding and for checks that must not trust the product. */
export interface DirectAccess {
  /** Makes the collection when missing; all or none; on disk when it returns. */
  insertMany(collection: string, docs: readonly object[]): void
  /** Makes the document, or puts it in the place of the one with its `_id`; on disk when it returns. */
  put(collection: string, doc: { readonly _id: string }): void
  /** Puts these documents in the place of all there are; makes the collection when missing. */
  refill(collection: string, docs: readonly object[]): void
  /** How the engine answers a query: which index, what is left to JavaScript. Throws PlatformError as the query would. */
  explain(collection: string, query: object, sort?: Sort): Explanation
  /** The document with this id, if there is one. */
  get(collection: string, id: string): Doc | undefined
  /** Number of documents by collection. */
  counts(): Readonly<Record<string, number>>
  /** Every document, dates as Date, in order of insertion. Unknown collections are empty. */
  dump(collection: string): readonly Doc[]
}

export const openDirectAccess = ({ main, catalog, commits, direct }: DocumentDatabase): DirectAccess => {
  const write = (work: () => void): void => {
    commits.flush()
    main.run('BEGIN IMMEDIATE')
    try {
      work()
      main.run('COMMIT')
    } catch (error) {
      main.run('ROLLBACK')
      catalog.reload()
      throw error
    }
  }
  return {
    insertMany: (name, docs) => write(() => void insertDocuments(direct, catalog.ensure(name), docs as readonly Doc[])),
    put: (name, { _id, ...fields }) => write(() => void setDocument(direct, catalog.ensure(name), { _id }, fields as Doc)),
    refill: (name, docs) =>
      write(() => {
        const collection = catalog.ensure(name)
        removeDocuments(direct, collection, {}, true)
        insertDocuments(direct, collection, docs as readonly Doc[])
      }),
    explain: (name, query, sort = []) => explainQuery(main, catalog.get(name), query as Doc, sort),
    get: (name, id) => {
      const collection = catalog.find(name)
      return collection === undefined ? undefined : direct.find(collection, { _id: id }, { limit: 1 })[0]?.doc
    },
    counts: () =>
      Object.fromEntries(catalog.names().map((name) => [name, Number(main.row(`SELECT count(*) FROM ${catalog.get(name).table}`)?.[0] ?? 0)])),
    dump: (name) => {
      const collection = catalog.find(name)
      if (!collection) return []
      return main.rows(`SELECT rid, doc FROM ${collection.table} ORDER BY rid`).map(([rid, text]) => readDocument(String(text), { on: main, collection, rid: Number(rid) }))
    },
  }
}
