import { PlatformError } from '../platform-error'
import type { Connection } from './connection'

/** Whether the data file can still be trusted. Damage, once found, stays found until the next start. */
export interface Health {
  readonly file: string
  /** What was found, in plain words; undefined while nothing was. */
  damage(): string | undefined
  /** Damage was found: no write is taken from now on. The first finding is the one that is told. */
  report(finding: string): void
  /** Called once, with the sentence for the log. */
  onDamage(tell: (sentence: string) => void): void
  /** The connection, watched: the engine's own words of damage are reported, and writes are refused after any. */
  watch(connection: Connection): Connection
}

/** Whether the engine found its file damaged. */
export const isDamage = (cause: unknown): boolean =>
  cause instanceof Error && ((('code' in cause) && /^SQLITE_(CORRUPT|NOTADB)/.test(String(cause.code))) || cause.message.includes('malformed'))

/** One sentence for logs and callers: which file, and what to do. */
export const damageSentence = (file: string, finding: string): string =>
  `数据库文件已损坏，不再接受写入：${file}（${finding}）。还读得出的照常读。请停掉服务，用 npm run cloud -- check 查看，用 npm run cloud -- restore 备份文件 恢复。`

/** What changes the file. Reading and undoing go on. */
const CHANGES = /^\s*(BEGIN IMMEDIATE|COMMIT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)/i

export const makeHealth = (file: string): Health => {
  let found: string | undefined
  const listeners: ((sentence: string) => void)[] = []
  const refusal = () => new PlatformError('SYS_ERR', found ?? '')
  const report = (finding: string) => {
    if (found !== undefined) return
    found = damageSentence(file, finding)
    for (const tell of listeners) tell(found)
  }
  const guarded = <T>(run: () => T): T => {
    try {
      return run()
    } catch (cause) {
      if (!isDamage(cause)) throw cause
      report(cause instanceof Error ? cause.message : String(cause))
      throw refusal()
    }
  }
  const refuseChange = (sql: string) => {
    if (found !== undefined && CHANGES.test(sql)) throw refusal()
  }
  return {
    file,
    damage: () => found,
    report,
    onDamage: (tell) => {
      listeners.push(tell)
      if (found !== undefined) tell(found)
    },
    watch: (below) => ({
      run: (sql, ...args) => {
        refuseChange(sql)
        guarded(() => below.run(sql, ...args))
      },
      rows: (sql, ...args) => guarded(() => below.rows(sql, ...args)),
      row: (sql, ...args) => guarded(() => below.row(sql, ...args)),
      exec: (sql) => {
        refuseChange(sql)
        guarded(() => below.exec(sql))
      },
      close: below.close,
    }),
  }
}
