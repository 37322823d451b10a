import { documentsTable } from './catalog'
import type { Connection } from './connection'
import { idText } from './write-rows'

/** Changes a file of an earlier version into one of this version, all or nothing. */
export const bringUpToDate = (main: Connection, version: number): void => {
  const from = Number(main.row('PRAGMA user_version')?.[0])
  if (from === version) return
  main.run('BEGIN IMMEDIATE')
  try {
    if (from < 2) dropPlainGeoIndexes(main)
    if (from < 3) orderIds(main)
    main.exec(`PRAGMA user_version=${version}`)
    main.run('COMMIT')
  } catch (error) {
    main.run('ROLLBACK')
    throw error
  }
}

/** Version 1 kept nothing for geographic fields. Their indexes go, and are built anew from the declarations at this start. */
const dropPlainGeoIndexes = (main: Connection): void => {
  const stale = main.rows(`SELECT num FROM indexes WHERE spec LIKE '%"2dsphere"%'`).map(([num]) => Number(num))
  for (const num of stale) main.exec(`DROP TABLE i${num}`)
  main.exec(`DELETE FROM indexes WHERE num IN (${stale.join(', ')})`)
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
