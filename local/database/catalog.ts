import { PlatformError } from '../platform-error'
import type { Connection } from './connection'
import { type GeoTable, geoTable } from './geo/geo-entries'
import type { Memory } from './group-commit'
import type { IndexSpec } from './read-indexes'

export interface IndexInfo {
  readonly spec: IndexSpec
  readonly table: string
  readonly num: number
  /** The R-tree of its geographic field, if it has one. */
  readonly geo: GeoTable | undefined
  /** Set for good once a document with an array was indexed. */
  multikey: boolean
}

export interface CollectionInfo {
  readonly name: string
  readonly num: number
  readonly table: string
  readonly indexes: readonly IndexInfo[]
  /** The order over `_id` every collection has without being told to. */
  readonly byId: IndexInfo
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

/** `id` is the entry of the document's `_id`, whose byte order is the order of the ids. */
export const documentsTable = (name: string): string =>
  `CREATE TABLE ${name} (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, ver INTEGER NOT NULL)`

/** Reads the documents' own table as if it were an index table; the engine walks its unique index. */
const idIndex = (num: number): IndexInfo =>
  ({ num: 0, spec: { name: '_id_', keys: [['_id', 1]], unique: true }, table: `(SELECT id AS k, rid FROM c${num})`, geo: undefined, multikey: false })

/** As many collections as an environment may have. */
const MAX_COLLECTIONS = 500

export const openCatalog = (main: Connection): Catalog => {
  const known = new Map<string, CollectionInfo>()
  let touched = false
  const reload = () => {
    const before = new Map(known)
    known.clear()
    for (const [num, name] of main.rows('SELECT num, name FROM collections')) {
      const read = { name: String(name), num: Number(num), table: `c${num}`, indexes: readIndexes(main, Number(num)), byId: idIndex(Number(num)) }
      known.set(read.name, refresh(before.get(read.name), read))
    }
  }
  reload()
  const create = (name: string): CollectionInfo => {
    if (known.has(name)) throw new PlatformError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist: ${name}`)
    if (!/^[A-Za-z_][\w-]{0,63}$/.test(name)) throw new PlatformError('INVALID_PARAM', `collection name not allowed: ${name}`)
    if (known.size >= MAX_COLLECTIONS) throw new PlatformError('DATABASE_COLLECTION_EXCEED_LIMIT', `there are already ${MAX_COLLECTIONS} collections`)
    main.run('INSERT INTO collections (name) VALUES (?)', name)
    const num = Number(main.row('SELECT num FROM collections WHERE name = ?', name)?.[0])
    main.exec(documentsTable(`c${num}`))
    const made = { name, num, table: `c${num}`, indexes: [], byId: idIndex(num) }
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
  main.rows('SELECT num, spec, multikey FROM indexes WHERE collection = ? ORDER BY num', collection).map(([num, text, multikey]) => {
    const spec = JSON.parse(String(text)) as IndexSpec
    return { num: Number(num), table: `i${num}`, spec, geo: geoTable(spec, Number(num)), multikey: multikey === 1 }
  })
