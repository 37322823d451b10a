import type { Catalog, CollectionInfo } from './catalog'
import type { Connection } from './connection'
import { readStored } from './ejson'
import { entriesOf } from './index-keys'
import { geoEntryOf, geoTable } from './geo/geo-entries'
import type { IndexSpec, IndexSpecs } from './read-indexes'

/** Brings the indexes to what the file declares: missing ones are built from the documents, removed ones dropped. */
export const applyIndexes = (main: Connection, catalog: Catalog, specs: IndexSpecs): void => {
  main.exec('BEGIN IMMEDIATE')
  try {
    for (const [name, wanted] of Object.entries(specs)) {
      const collection = catalog.ensure(name)
      const texts = new Set(wanted.map((spec) => JSON.stringify(spec)))
      dropIndexes(main, collection, (spec) => !texts.delete(JSON.stringify(spec)))
      for (const text of texts) buildIndex(main, collection, JSON.parse(text) as IndexSpec)
    }
    // A collection the file no longer names keeps its documents and loses its indexes.
    for (const name of catalog.names()) if (!Object.hasOwn(specs, name)) dropIndexes(main, catalog.get(name), () => true)
    main.exec('COMMIT')
  } catch (error) {
    main.exec('ROLLBACK')
    throw error
  } finally {
    catalog.reload()
  }
}

const dropIndexes = (main: Connection, collection: CollectionInfo, unwanted: (spec: IndexSpec) => boolean): void => {
  for (const index of collection.indexes) {
    if (!unwanted(index.spec)) continue
    main.exec(`DROP TABLE ${index.table}`)
    if (index.geo) main.exec(`DROP TABLE ${index.geo.table}`)
    main.run('DELETE FROM indexes WHERE num = ?', index.num)
  }
}

const buildIndex = (main: Connection, collection: CollectionInfo, spec: IndexSpec): void => {
  main.run('INSERT INTO indexes (collection, spec, multikey) VALUES (?, ?, 0)', collection.num, JSON.stringify(spec))
  const num = Number(main.row('SELECT max(num) FROM indexes')?.[0])
  const key = spec.unique ? 'PRIMARY KEY (k)' : 'PRIMARY KEY (k, rid)'
  main.exec(`CREATE TABLE i${num} (k TEXT NOT NULL, rid INTEGER NOT NULL, ${key}) WITHOUT ROWID`)
  const geo = geoTable(spec, num)
  if (geo) main.exec(`CREATE VIRTUAL TABLE ${geo.table} USING rtree(rid, west, east, south, north, +lng, +lat)`)
  let multikey = false
  for (let last = 0; ; ) {
    const rows = main.rows(`SELECT rid, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT 500`, last)
    if (rows.length === 0) break
    for (const [rid, text] of rows) {
      const doc = readStored(String(text))
      const entries = entriesOf(spec, doc)
      multikey ||= entries.multikey
      try {
        for (const entry of entries.keys) main.run(`INSERT INTO i${num} (k, rid) VALUES (?, ?)`, entry, Number(rid))
      } catch (cause) {
        throw new Error(`集合 ${collection.name} 已有重复的数据，唯一索引 ${spec.name} 建不起来`, { cause })
      }
      const at = geo && geoEntryOf(geo.path, doc)
      if (geo && at) main.run(`INSERT INTO ${geo.table} VALUES (?, ?, ?, ?, ?, ?, ?)`, Number(rid), ...at)
      last = Number(rid)
    }
  }
  if (multikey) main.run('UPDATE indexes SET multikey = 1 WHERE num = ?', num)
}
