import { PlatformError } from '../platform-error'
import type { Catalog, CollectionInfo, IndexInfo } from './catalog'
import type { Cell, Connection } from './connection'
import { storeText } from './ejson'
import { geoEntryOf } from './geo/geo-entries'
import { decodeComponent, encodeComponent, entriesOf, orderedKeys } from './index-keys'
import { partsOf, valuesAt } from './paths'
import { uniqueKeysOf } from './unique-keys'
import type { Doc, Maybe } from './values'

/** The text a document is found by: its entry in the order of all ids. A number never meets a string of the same digits. */
export const idText = (id: Maybe): string => {
  if (typeof id === 'string' || typeof id === 'number') return encodeComponent(id, 1)
  throw new PlatformError('INVALID_PARAM', '_id must be a string or a number')
}

/** The version of a document as it stands now; it changes with every write and is never used twice. */
export const readVersion = (on: Connection, collection: CollectionInfo, id: string): number | undefined => {
  const version = on.row(`SELECT ver FROM ${collection.table} WHERE id = ?`, id)?.[0]
  return version === undefined ? undefined : Number(version)
}

/** The writes there are, each keeping every index in step. Duplicates throw the platform's E11000 refusal. */
export interface RowWriter {
  insert(collection: CollectionInfo, doc: Doc): void
  replace(collection: CollectionInfo, rid: number, before: Doc, after: Doc): void
  remove(collection: CollectionInfo, rid: number, before: Doc): void
  /** Lets go of the unique keys a replacement to come will not have, so that another document can take them first. */
  giveUp(collection: CollectionInfo, rid: number, before: Doc, after: Doc): void
}

export const makeRowWriter = (main: Connection, catalog: Catalog): RowWriter => {
  // Starts above anything an earlier run can have given out.
  let version = Date.now() * 1000

  const addEntries = (collection: CollectionInfo, index: IndexInfo, rid: number, keys: Iterable<string>, doc: Doc) => {
    for (const key of keys) {
      try {
        main.run(`INSERT INTO ${index.table} (k, rid) VALUES (?, ?)`, key, rid)
      } catch (error) {
        throw isConstraint(error) ? duplicateKey(collection, index, key, doc) : error
      }
    }
  }
  /** Keeps the R-tree of a geographic index in step. */
  const placeEntry = ({ geo }: IndexInfo, rid: number, before: Doc | undefined, after: Doc | undefined) => {
    if (!geo) return
    const old = before && geoEntryOf(geo.path, before)
    const fresh = after && geoEntryOf(geo.path, after)
    if (same(old, fresh)) return
    if (old) main.run(`DELETE FROM ${geo.table} WHERE rid = ?`, rid)
    if (fresh) main.run(`INSERT INTO ${geo.table} VALUES (?, ?, ?, ?, ?, ?, ?)`, rid, ...fresh)
  }
  const note = (index: IndexInfo, multikey: boolean) => {
    if (multikey && !index.multikey) catalog.markMultikey(index)
  }

  return {
    insert: (collection, doc) => {
      try {
        main.run(`INSERT INTO ${collection.table} (id, doc, ver) VALUES (?, ?, ?)`, idText(doc['_id']), storeText(doc), ++version)
      } catch (error) {
        throw isConstraint(error) ? duplicateId(collection, doc) : error
      }
      if (collection.indexes.length === 0) return
      const rid = Number(main.row('SELECT last_insert_rowid()')?.[0])
      for (const index of collection.indexes) {
        const entries = entriesOf(index.spec, doc)
        note(index, entries.multikey)
        addEntries(collection, index, rid, entries.keys, doc)
        placeEntry(index, rid, undefined, doc)
      }
    },
    replace: (collection, rid, before, after) => {
      main.run(`UPDATE ${collection.table} SET doc = ?, ver = ? WHERE rid = ?`, storeText(after), ++version, rid)
      for (const index of collection.indexes) {
        if (plainlySame(index, before, after)) continue
        const old = new Set(entriesOf(index.spec, before).keys)
        const entries = entriesOf(index.spec, after)
        note(index, entries.multikey)
        const fresh = entries.keys.filter((key) => !old.delete(key))
        for (const key of old) main.run(`DELETE FROM ${index.table} WHERE k = ? AND rid = ?`, key, rid)
        addEntries(collection, index, rid, fresh, after)
        placeEntry(index, rid, before, after)
      }
    },
    giveUp: (collection, rid, before, after) => {
      const kept = uniqueKeysOf(collection, after)
      for (const { index, entry, name } of uniqueKeysOf(collection, before).values())
        if (!kept.has(name)) main.run(`DELETE FROM ${index.table} WHERE k = ? AND rid = ?`, entry, rid)
    },
    remove: (collection, rid, before) => {
      main.run(`DELETE FROM ${collection.table} WHERE rid = ?`, rid)
      for (const index of collection.indexes) {
        for (const key of entriesOf(index.spec, before).keys) main.run(`DELETE FROM ${index.table} WHERE k = ? AND rid = ?`, key, rid)
        placeEntry(index, rid, before, undefined)
      }
    },
  }
}

/** Nothing this index looks at can have changed: each of its fields is the same text, number or truth value. Most writes touch one index of many. */
const plainlySame = (index: IndexInfo, before: Doc, after: Doc): boolean =>
  index.spec.keys.every(([path]) => {
    const [root = ''] = partsOf(path)
    return typeof before[root] !== 'object' && before[root] === after[root]
  })

const same = (a: readonly Cell[] | undefined, b: readonly Cell[] | undefined): boolean => a?.length === b?.length && (a ?? []).every((cell, i) => cell === b?.[i])

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')

export const duplicateId = (collection: CollectionInfo, doc: Doc): PlatformError =>
  duplicate(collection, '_id_', `{ _id: ${storeText(doc['_id'] ?? null)} }`)

/** Names the values of the entry that is there already; what an entry cannot give back is read from the document. */
export const duplicateKey = (collection: CollectionInfo, index: IndexInfo, entry: string, doc: Doc): PlatformError => {
  let at: number | undefined = 0
  const fields = orderedKeys(index.spec).map(([path, direction]) => {
    const part: ReturnType<typeof decodeComponent> = at === undefined ? undefined : decodeComponent(entry, at, direction)
    at = part?.end
    return `${path}: ${storeText(part ? part.value : (valuesAt(doc, partsOf(path))[0] ?? null))}`
  })
  return duplicate(collection, index.spec.name, `{ ${fields.join(', ')} }`)
}

// Worded as the real gateway words it, so that a product that recognises E11000 here recognises it there.
const duplicate = (collection: CollectionInfo, index: string, key: string): PlatformError =>
  new PlatformError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection.name} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )
