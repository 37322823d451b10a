import { PlatformError } from '../platform-error'
import type { Connection } from './connection'
import { readStored } from './ejson'
import type { Memory } from './group-commit'
import { entriesOf } from './index-keys'
import type { IndexSpec, IndexSpecs } from './read-indexes'

export interface IndexInfo {
  readonly spec: IndexSpec
  readonly table: string
  readonly num: number
  /** Set for good once a document with an array was indexed. */
  multikey: boolean
}

export interface CollectionInfo {
  readonly name: string
  readonly num: number
  readonly table: string
  readonly indexes: readonly IndexInfo[]
}

/** What collections and indexes there are. Kept in memory, written through to the file. */
export interface Catalog extends Memory {
  find(name: string): CollectionInfo | undefined
  /** Throws DATABASE_COLLECTION_NOT_EXIST. */
  get(name: string): CollectionInfo
  /** Makes the collection with no indexes. Throws DATABASE_COLLECTION_ALREADY_EXIST. */
  create(name: string): CollectionInfo
  ensure(name: string): CollectionInfo
  markMultikey(index: IndexInfo): void
  names(): readonly string[]
}

export const openCatalog = (main: Connection): Catalog => {
  const known = new Map<string, CollectionInfo>()
  let touched = false
  const reload = () => {
    const before = new Map(known)
    known.clear()
    for (const [num, name] of main.rows('SELECT num, name FROM collections')) {
      const read = { name: String(name), num: Number(num), table: `c${num}`, indexes: readIndexes(main, Number(num)) }
      known.set(read.name, refresh(before.get(read.name), read))
    }
  }
  reload()
  const create = (name: string): CollectionInfo => {
    if (known.has(name)) throw new PlatformError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist: ${name}`)
    if (!/^[A-Za-z_][\w-]{0,63}$/.test(name)) throw new PlatformError('INVALID_PARAM', `collection name not allowed: ${name}`)
    main.run('INSERT INTO collections (name) VALUES (?)', name)
    const num = Number(main.row('SELECT num FROM collections WHERE name = ?', name)?.[0])
    main.exec(`CREATE TABLE c${num} (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, ver INTEGER NOT NULL)`)
    const made = { name, num, table: `c${num}`, indexes: [] }
    known.set(name, made)
    touched = true
    return made
  }
  return {
    find: (name) => known.get(name),
    get: (name) => {
      const found = known.get(name)
      if (!found) throw new PlatformError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`)
      return found
    },
    create,
    ensure: (name) => known.get(name) ?? create(name),
    markMultikey: (index) => {
      index.multikey = true
      touched = true
      main.run('UPDATE indexes SET multikey = 1 WHERE num = ?', index.num)
    },
    names: () => [...known.keys()],
    mark: () => {
      touched = false
    },
    undo: () => {
      if (touched) reload()
    },
    reload,
  }
}

/** Keeps the objects that requests under way already hold, so that a later mark on them is seen by all. */
const refresh = (held: CollectionInfo | undefined, read: CollectionInfo): CollectionInfo => {
  const same = held?.indexes.length === read.indexes.length && held.indexes.every((index, i) => index.num === read.indexes[i]?.num)
  if (!held || !same) return read
  held.indexes.forEach((index, i) => (index.multikey = read.indexes[i]?.multikey ?? true))
  return held
}

const readIndexes = (main: Connection, collection: number): readonly IndexInfo[] =>
  main.rows('SELECT num, spec, multikey FROM indexes WHERE collection = ? ORDER BY num', collection).map(([num, spec, multikey]) => ({
    num: Number(num),
    table: `i${num}`,
    spec: JSON.parse(String(spec)) as IndexSpec,
    multikey: multikey === 1,
  }))

/** Brings the indexes to what the file declares: missing ones are built from the documents, removed ones dropped. */
export const applyIndexes = (main: Connection, catalog: Catalog, specs: IndexSpecs): void => {
  main.exec('BEGIN IMMEDIATE')
  try {
    for (const [name, wanted] of Object.entries(specs)) {
      const collection = catalog.ensure(name)
      const texts = new Set(wanted.map((spec) => JSON.stringify(spec)))
      for (const index of collection.indexes) {
        if (texts.delete(JSON.stringify(index.spec))) continue
        main.exec(`DROP TABLE ${index.table}`)
        main.run('DELETE FROM indexes WHERE num = ?', index.num)
      }
      for (const text of texts) buildIndex(main, collection, JSON.parse(text) as IndexSpec)
    }
    // A collection the file no longer names keeps its documents and loses its indexes.
    for (const name of catalog.names()) if (!Object.hasOwn(specs, name)) dropIndexes(main, catalog.get(name))
    main.exec('COMMIT')
  } catch (error) {
    main.exec('ROLLBACK')
    throw error
  } finally {
    catalog.reload()
  }
}

const dropIndexes = (main: Connection, collection: CollectionInfo): void => {
  for (const index of collection.indexes) {
    main.exec(`DROP TABLE ${index.table}`)
    main.run('DELETE FROM indexes WHERE num = ?', index.num)
  }
}

const buildIndex = (main: Connection, collection: CollectionInfo, spec: IndexSpec): void => {
  main.run('INSERT INTO indexes (collection, spec, multikey) VALUES (?, ?, 0)', collection.num, JSON.stringify(spec))
  const num = Number(main.row('SELECT max(num) FROM indexes')?.[0])
  const key = spec.unique ? 'PRIMARY KEY (k)' : 'PRIMARY KEY (k, rid)'
  main.exec(`CREATE TABLE i${num} (k TEXT NOT NULL, rid INTEGER NOT NULL, ${key}) WITHOUT ROWID`)
  let multikey = false
  for (let last = 0; ; ) {
    const rows = main.rows(`SELECT rid, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT 500`, last)
    if (rows.length === 0) break
    for (const [rid, text] of rows) {
      const entries = entriesOf(spec, readStored(String(text)))
      multikey ||= entries.multikey
      try {
        for (const entry of entries.keys) main.run(`INSERT INTO i${num} (k, rid) VALUES (?, ?)`, entry, Number(rid))
      } catch (cause) {
        throw new Error(`集合 ${collection.name} 已有重复的数据，唯一索引 ${spec.name} 建不起来`, { cause })
      }
      last = Number(rid)
    }
  }
  if (multikey) main.run('UPDATE indexes SET multikey = 1 WHERE num = ?', num)
}
