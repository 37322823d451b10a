import { documentsTable } from './catalog'
import type { Connection } from './connection'
import { geoTable } from './geo/geo-entries'
import type { IndexSpec } from './read-indexes'
import { idText } from './write-rows'

/** Changes a file of an earlier version into one of this version, all or nothing. */
export const bringUpToDate = (main: Connection, version: number): void => {
  const from = Number(main.row('PRAGMA user_version')?.[0])
  if (from === version) return
  main.run('BEGIN IMMEDIATE')
  try {
    // Version 1 kept nothing for geographic fields; up to version 2 fields below one array were not kept together.
    if (from < 2) dropIndexes(main, `spec LIKE '%"2dsphere"%'`)
    if (from < 3) {
      dropIndexes(main, 'multikey = 1')
      orderIds(main)
    }
    main.exec(`PRAGMA user_version=${version}`)
    main.run('COMMIT')
  } catch (error) {
    main.run('ROLLBACK')
    throw error
  }
}

/** They are built anew from the declarations at this start. */
const dropIndexes = (main: Connection, which: string): void => {
  for (const [num, spec] of main.rows(`SELECT num, spec FROM indexes WHERE ${which}`)) {
    main.exec(`DROP TABLE i${Number(num)}`)
    const geo = geoTable(JSON.parse(String(spec)) as IndexSpec, Number(num))
    if (geo) main.exec(`DROP TABLE IF EXISTS ${geo.table}`)
    main.run('DELETE FROM indexes WHERE num = ?', Number(num))
  }
}

/** Up to version 2 an id stood there as it is, numbers behind a mark: good for looking up, not for ranges. */
const orderIds = (main: Connection): void => {
  for (const [num] of main.rows('SELECT num FROM collections')) {
    const [table, old] = [`c${Number(num)}`, `before_c${Number(num)}`]
    main.exec(`ALTER TABLE ${table} RENAME TO ${old}; ${documentsTable(table)}`)
    for (let last = 0; ; ) {
      const rows = main.rows(`SELECT rid, id, doc, ver FROM ${old} WHERE rid > ? ORDER BY rid LIMIT 500`, last)
      if (rows.length === 0) break
      for (const [rid = 0, id, doc = '', ver = 0] of rows) {
        const text = String(id)
        main.run(`INSERT INTO ${table} (rid, id, doc, ver) VALUES (?, ?, ?, ?)`, rid, idText(text.startsWith('\u0001') ? Number(text.slice(1)) : text), doc, ver)
        last = Number(rid)
      }
    }
    main.exec(`DROP TABLE ${old}`)
  }
}
