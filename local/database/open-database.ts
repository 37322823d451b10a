import { applyIndexes } from './build-indexes'
import { type Catalog, openCatalog } from './catalog'
import type { Connection } from './connection'
import { findDocuments } from './find-documents'
import { type GroupCommit, makeGroupCommit } from './group-commit'
import { type IndexSpecs, readIndexFile } from './read-indexes'
import type { Health } from './health'
import type { Session } from './session'
import { type Durability, openStoreFile } from './store-file'
import { makeTransactions, type Transactions } from './transactions'
import { idText, makeRowWriter } from './write-rows'

export interface DatabaseOptions {
  readonly dataDir: string
  readonly indexesFile?: string | undefined
  /** Default FULL. */
  readonly synchronous?: Durability | undefined
  /** The cloud's clock in ms, for server dates. */
  readonly now: () => number
  /** Files larger than this, in bytes, are not checked whole before they are used; default 256 MiB. */
  readonly checkBytes?: number | undefined
  /** Puts another disk under the file; for faults. */
  readonly under?: ((main: Connection) => Connection) | undefined
}

/** The document database of one data directory. */
export interface DocumentDatabase {
  readonly main: Connection
  readonly catalog: Catalog
  readonly commits: GroupCommit
  readonly transactions: Transactions
  /** Reads and writes outside any transaction; to be used inside `commits.write` or `commits.read`. */
  readonly direct: Session
  readonly now: () => number
  readonly health: Health
  /** Whether the file was too large to be checked whole at start. */
  readonly unchecked: boolean
  close(): void
}

/** Opens the file, applies the declared indexes. Throws an Error in plain words when either is refused. */
export const openDatabase = ({ dataDir, indexesFile, synchronous = 'FULL', now, checkBytes, under = (main) => main }: DatabaseOptions): DocumentDatabase => {
  const specs: IndexSpecs | undefined = indexesFile === undefined ? undefined : readIndexFile(indexesFile)
  const file = openStoreFile(dataDir, synchronous, checkBytes)
  try {
    const main = under(file.main)
    const catalog = openCatalog(main)
    if (specs) applyIndexes(main, catalog, specs)
    const writer = makeRowWriter(main, catalog)
    const commits = makeGroupCommit(main, catalog)
    const transactions = makeTransactions({ main, catalog, writer, commits, openReader: file.openReader })
    const direct: Session = {
      find: (collection, query, options) => findDocuments(main, collection, query, options),
      insert: (collection, doc) => {
        transactions.refuseHeld(collection, idText(doc['_id']), doc)
        writer.insert(collection, doc)
      },
      replace: (collection, found, after) => {
        transactions.refuseHeld(collection, idText(found.doc['_id']), after)
        writer.replace(collection, found.rid, found.doc, after)
      },
      remove: (collection, found) => {
        transactions.refuseHeld(collection, idText(found.doc['_id']))
        writer.remove(collection, found.rid, found.doc)
      },
    }
    const close = () => {
      transactions.close()
      try {
        commits.flush()
      } finally {
        file.close()
      }
    }
    return { main, catalog, commits, transactions, direct, now, health: file.health, unchecked: file.unchecked, close }
  } catch (error) {
    file.close()
    throw error
  }
}
