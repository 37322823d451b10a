import { join } from 'node:path'
import Database from 'libsql'
import { COMMUNITIES, idOf, orderOf, placeOf, STATES } from './cloud-data'
import { timeSync } from './time-calls'

interface Statement {
  run(...args: readonly unknown[]): unknown
  all(...args: readonly unknown[]): readonly unknown[]
}

/** The engine without us: the same documents as JSON text, the columns it needs as columns, prepared statements, no SDK. */
export const openBareEngine = (dataDir: string, count: number) => {
  const db = new Database(join(dataDir, 'bare.db'))
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000')
  db.exec(`CREATE TABLE d (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, community INTEGER, state TEXT, at INTEGER, remaining INTEGER);
    CREATE INDEX queue ON d (community, state, at); CREATE INDEX state ON d (state); CREATE VIRTUAL TABLE g USING rtree(rid, a, b, c, d)`)
  const prepare = (sql: string) => db.prepare(sql) as unknown as Statement
  const insert = prepare('INSERT INTO d (id, doc, community, state, at, remaining) VALUES (?, ?, ?, ?, ?, ?)')
  const place = prepare('INSERT INTO g VALUES (last_insert_rowid(), ?, ?, ?, ?)')
  const put = (n: number, id: string, placed: boolean) => {
    const order = orderOf(n)
    insert.run(id, JSON.stringify(order), order.community, order.state, order.createdAt.getTime(), order.remaining)
    if (placed) place.run(order.at.coordinates[0], order.at.coordinates[0], order.at.coordinates[1], order.at.coordinates[1])
  }
  const all = (work: () => void) => {
    db.exec('BEGIN IMMEDIATE')
    work()
    db.exec('COMMIT')
  }
  all(() => {
    for (let n = 0; n < count; n++) put(n, idOf(n), true)
  })

  const get = prepare('SELECT doc FROM d WHERE id = ?')
  const guarded = prepare('UPDATE d SET remaining = remaining - 1 WHERE id = ? AND remaining > 0')
  const queue = prepare('SELECT doc FROM d WHERE community = ? AND state = ? ORDER BY at DESC LIMIT 20')
  const near = prepare('SELECT doc FROM g CROSS JOIN d ON d.rid = g.rid WHERE b >= ? AND a <= ? AND d >= ? AND c <= ? ORDER BY (a - ?) * (a - ?) + (c - ?) * (c - ?) LIMIT 20')
  const group = prepare('SELECT state, count(*) FROM d GROUP BY state')
  const side = 0.1 * Math.sqrt(30 / count)
  const some = (n: number) => idOf((n * 7919) % count)
  const batch = (size: number, one: (n: number) => void) => (first: number) => all(() => { for (let i = 0; i < size; i++) one(first + i) })

  return {
    get: (ms: number) => timeSync(ms, 1, (n) => get.all(some(n))),
    guardedUpdate: (ms: number) => timeSync(ms, 8, batch(8, (n) => guarded.run(some(n)))),
    insert: (ms: number) => timeSync(ms, 8, batch(8, (n) => put(n, `bare-${n}`, false))),
    query: (ms: number) => timeSync(ms, 1, (n) => queue.all(n % COMMUNITIES, STATES[n % STATES.length])),
    near: (ms: number) => timeSync(ms, 1, (n) => {
      const [lng, lat] = placeOf(n % count)
      near.all(lng - side, lng + side, lat - side, lat + side, lng, lng, lat, lat)
    }),
    group: (ms: number) => timeSync(ms, 1, () => group.all()),
    transaction: (ms: number) => timeSync(ms, 1, (n) => batch(3, (i) => guarded.run(some(i)))(n * 3)),
    close: () => db.close(),
  }
}
