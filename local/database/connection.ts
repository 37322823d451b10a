import Database from 'libsql'

/** A value SQLite gives or takes here: only text and integers are stored. */
export type Cell = string | number | null
export type Row = readonly Cell[]

/** One SQLite connection with its prepared statements. All calls are synchronous. */
export interface Connection {
  run(sql: string, ...args: readonly Cell[]): void
  rows(sql: string, ...args: readonly Cell[]): readonly Row[]
  row(sql: string, ...args: readonly Cell[]): Row | undefined
  exec(sql: string): void
  close(): void
}

interface Statement {
  run(args: readonly Cell[]): unknown
  get(args: readonly Cell[]): unknown
  all(args: readonly Cell[]): unknown
  raw(on?: boolean): Statement
}

/** Opens the file; `timeoutMs` is how long to wait for another process's lock, `readonly` leaves the file as it is even at the close. */
export const openConnection = (file: string, timeoutMs = 0, readonly = false): Connection => {
  const db = new Database(file, { timeout: timeoutMs, readonly } as Database.Options)
  const writers = new Map<string, Statement>()
  const readers = new Map<string, Statement>()
  const writer = (sql: string) => remember(writers, sql, () => db.prepare(sql) as unknown as Statement)
  const reader = (sql: string) => remember(readers, sql, () => (db.prepare(sql) as unknown as Statement).raw(true))
  return {
    run: (sql, ...args) => void writer(sql).run(args),
    rows: (sql, ...args) => reader(sql).all(args) as readonly Row[],
    row: (sql, ...args) => reader(sql).get(args) as Row | undefined,
    exec: (sql) => void db.exec(sql),
    close: () => {
      writers.clear()
      readers.clear()
      db.close()
    },
  }
}

const remember = (cache: Map<string, Statement>, sql: string, make: () => Statement): Statement => {
  const known = cache.get(sql)
  if (known) return known
  const made = make()
  // Query shapes are few; a flood of different ones must not grow without end.
  if (cache.size > 500) cache.clear()
  cache.set(sql, made)
  return made
}
