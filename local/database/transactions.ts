import { randomBytes } from 'node:crypto'
import { PlatformError } from '../platform-error'
import type { Catalog, CollectionInfo } from './catalog'
import type { Connection } from './connection'
import { type Found, findDocuments, sortFound } from './find-documents'
import { nearOf } from './find-near'
import { type GroupCommit, HeldByTransaction } from './group-commit'
import { decodeComponent } from './index-keys'
import { makeLocks } from './locks'
import { compileQuery } from './match-query'
import type { Session } from './session'
import { ownerOf, type UniqueKey, uniqueKeysOf } from './unique-keys'
import type { Doc } from './values'
import { duplicateId, duplicateKey, idText, readVersion, type RowWriter } from './write-rows'

/** A transaction lives this long, in milliseconds of real time, as in the cloud. */
const LIFETIME_MS = 30_000

/** Under way at once, and connections kept for the next ones. */
const MAX_LIVE = 1000
const MAX_IDLE = 32

export interface Transactions {
  start(): string
  /** The transaction as a place to read and write in. Throws DATABASE_TRANSACTION_FAIL when it is over. */
  session(id: string): Session
  /** Runs a write in it. What the database refuses ends the transaction: nothing of a half-done write may be committed. */
  write<T>(id: string, run: (session: Session) => T): T
  commit(id: string): Promise<void>
  abort(id: string): void
  /** Throws HeldByTransaction when a transaction has this document, or a unique key that `after` would have. */
  refuseHeld(collection: CollectionInfo, id: string, after?: Doc): void
  close(): void
}

interface Change {
  readonly collection: CollectionInfo
  /** As the snapshot holds it; undefined when the document is new. */
  readonly before: { readonly rid: number; readonly doc: Doc } | undefined
  /** Undefined once removed. */
  after: Doc | undefined
}

interface Transaction {
  readonly id: string
  readonly changes: Map<string, Change>
  /** Unique keys it gave out or gave up, by their names: the document that has each now, or nobody. */
  readonly keys: Map<string, string | undefined>
  readonly timer: NodeJS.Timeout
  snapshot: Connection | undefined
}

interface Parts {
  readonly main: Connection
  readonly catalog: Catalog
  readonly writer: RowWriter
  readonly commits: GroupCommit
  readonly openReader: () => Connection
}

const keyOf = (collection: CollectionInfo, id: string): string => `${collection.num}/${id}`

const gone = () =>
  new PlatformError('DATABASE_TRANSACTION_FAIL', '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.')

const conflict = () =>
  new PlatformError('DATABASE_TRANSACTION_CONFLICT', '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.')

/**
 * Snapshot isolation: the snapshot is taken at the first operation, the first writer of a document wins.
 * A key of a unique index is held like a document by whoever takes it or gives it up.
 */
export const makeTransactions = ({ main, catalog, writer, commits, openReader }: Parts): Transactions => {
  const live = new Map<string, Transaction>()
  const locks = makeLocks()
  const idle: Connection[] = []

  const end = (tx: Transaction) => {
    live.delete(tx.id)
    clearTimeout(tx.timer)
    if (tx.snapshot) {
      tx.snapshot.run('ROLLBACK')
      if (idle.length < MAX_IDLE) idle.push(tx.snapshot)
      else tx.snapshot.close()
    }
    locks.release(tx.id)
  }
  const find = (id: string): Transaction => {
    const tx = live.get(id)
    if (!tx) throw gone()
    return tx
  }
  const snapshotOf = (tx: Transaction): Connection => {
    if (tx.snapshot) return tx.snapshot
    // What was answered is on disk, and so in the snapshot. A group still open is nobody's answer yet: it is left to fill.
    const reader = idle.pop() ?? openReader()
    reader.run('BEGIN')
    reader.row('SELECT count(*) FROM settings')
    tx.snapshot = reader
    return reader
  }
  const lose = (tx: Transaction, error: PlatformError): PlatformError => {
    end(tx)
    return error
  }

  const hold = (tx: Transaction, name: string) => {
    if (!locks.take(tx.id, name)) throw lose(tx, conflict())
  }

  /** Takes the document for this transaction, or loses the transaction when another was first. What it found is the snapshot's. */
  const take = (tx: Transaction, collection: CollectionInfo, id: string, found?: Found): Change => {
    const key = keyOf(collection, id)
    const mine = tx.changes.get(key)
    if (mine) return mine
    const seen = found ?? readSnapshot(snapshotOf(tx), collection, id)
    if (seen?.ver !== readVersion(main, collection, id)) throw lose(tx, conflict())
    hold(tx, key)
    const change: Change = { collection, before: seen && { rid: seen.rid, doc: seen.doc }, after: seen?.doc }
    tx.changes.set(key, change)
    return change
  }

  /** Who has a key as this transaction sees it. What others did to it since the snapshot is a conflict. */
  const keeper = (tx: Transaction, collection: CollectionInfo, key: UniqueKey): string | undefined => {
    if (tx.keys.has(key.name)) return tx.keys.get(key.name)
    const owner = ownerOf(main, collection, key)
    if (findOwner(snapshotOf(tx), collection, key) !== owner) throw lose(tx, conflict())
    return owner
  }
  /** Sets what the document is from now on, when its unique keys are free. */
  const settle = (tx: Transaction, change: Change, id: string, after: Doc | undefined) => {
    const { collection } = change
    const [old, fresh] = [uniqueKeysOf(collection, change.after), uniqueKeysOf(collection, after)]
    for (const key of fresh.values()) {
      if (old.has(key.name)) continue
      hold(tx, key.name)
      if (keeper(tx, collection, key) !== undefined) throw lose(tx, duplicateKey(collection, key.index, key.entry, after ?? {}))
      tx.keys.set(key.name, id)
    }
    for (const { name } of old.values()) {
      if (fresh.has(name)) continue
      hold(tx, name)
      tx.keys.set(name, undefined)
    }
    change.after = after
  }

  const session = (id: string): Session => {
    const tx = find(id)
    return {
      find: (collection, query, options = {}) => {
        const own = [...tx.changes.values()].filter((c) => c.collection.num === collection.num)
        if (own.length === 0) return findSnapshot(snapshotOf(tx), collection, query, options)
        const hidden = new Set(own.map((c) => c.before?.rid))
        const matches = compileQuery(query)
        const [skip, limit] = [options.skip ?? 0, options.limit ?? Infinity]
        // So many more as may be hidden: a page must not read the whole collection.
        const rest = findSnapshot(snapshotOf(tx), collection, query, { ...options, skip: 0, limit: skip + limit + own.length }).filter((f) => !hidden.has(f.rid))
        const added = own.flatMap((c) => (c.after && matches(c.after) ? [{ rid: c.before?.rid ?? 0, ver: 0, text: '', doc: structuredClone(c.after) }] : []))
        const all = [...rest, ...added]
        sortFound(all, options.sort ?? [], nearOf(query))
        return all.slice(skip, skip + limit)
      },
      insert: (collection, doc) => {
        const id = idText(doc['_id'])
        const change = take(tx, collection, id)
        if (change.after) throw lose(tx, duplicateId(collection, doc))
        settle(tx, change, id, doc)
      },
      replace: (collection, found, after) => {
        const id = idText(found.doc['_id'])
        settle(tx, take(tx, collection, id, found), id, after)
      },
      remove: (collection, found) => {
        const id = idText(found.doc['_id'])
        settle(tx, take(tx, collection, id, found), id, undefined)
      },
    }
  }

  return {
    start: () => {
      if (live.size >= MAX_LIVE) throw new PlatformError('EXCEED_CONCURRENT_REQUEST_LIMIT', `there are already ${MAX_LIVE} transactions under way`)
      const id = randomBytes(16).toString('hex')
      const timer = setTimeout(() => end(tx), LIFETIME_MS)
      timer.unref()
      const tx: Transaction = { id, changes: new Map(), keys: new Map(), timer, snapshot: undefined }
      live.set(id, tx)
      return id
    },
    session,
    write: (id, run) => {
      const tx = find(id)
      try {
        return run(session(id))
      } catch (error) {
        if (live.has(id)) end(tx)
        throw error
      }
    },
    commit: async (id) => {
      const tx = find(id)
      clearTimeout(tx.timer)
      try {
        if (tx.changes.size > 0) await commits.write(() => applyChanges(writer, catalog, [...tx.changes.values()]))
      } finally {
        end(tx)
      }
    },
    abort: (id) => end(find(id)),
    refuseHeld: (collection, id, after) => {
      if (locks.size === 0) return
      for (const name of [keyOf(collection, id), ...uniqueKeysOf(collection, after).keys()]) {
        const released = locks.held(name)
        if (released) throw new HeldByTransaction(released)
      }
    },
    close: () => {
      for (const tx of [...live.values()]) end(tx)
      for (const reader of idle) reader.close()
    },
  }
}

// What is given up goes first, so that one document can take the value of another in the same transaction.
const applyChanges = (writer: RowWriter, catalog: Catalog, changes: readonly Change[]): void => {
  const order = (c: Change) => (c.after ? 1 : 0)
  for (const { collection, before, after } of changes) if (before && after) writer.giveUp(catalog.get(collection.name), before.rid, before.doc, after)
  for (const { collection, before, after } of [...changes].sort((a, b) => order(a) - order(b))) {
    const now = catalog.get(collection.name)
    if (before && !after) writer.remove(now, before.rid, before.doc)
    else if (before && after) writer.replace(now, before.rid, before.doc, after)
    else if (after) writer.insert(now, after)
  }
}

const findSnapshot: typeof findDocuments = (on, collection, query, options) => {
  try {
    return findDocuments(on, collection, query, options)
  } catch (error) {
    if (isYounger(error)) return []
    throw error
  }
}

const findOwner = (on: Connection, collection: CollectionInfo, key: UniqueKey): string | undefined => {
  try {
    return ownerOf(on, collection, key)
  } catch (error) {
    if (isYounger(error)) return undefined
    throw error
  }
}

const readSnapshot = (on: Connection, collection: CollectionInfo, id: string): Found | undefined =>
  findSnapshot(on, collection, { _id: decodeComponent(id, 0, 1)?.value ?? null })[0]

/** The collection was made after the snapshot: seen from there it is empty. */
const isYounger = (error: unknown): boolean => error instanceof Error && error.message.includes('no such table')
