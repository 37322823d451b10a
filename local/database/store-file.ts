import { existsSync, mkdirSync, statSync, openSync, readSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { bringUpToDate } from './bring-up-to-date'
import { type Connection, openConnection } from './connection'
import { holdDirectory } from './hold-directory'

/** Marks the file as ours in SQLite's header; another program's database is never touched. */
const APPLICATION_ID = 0x434c4f55
const SCHEMA_VERSION = 3
/** What this program reads; the older ones are brought up to date at start. */
const KNOWN_VERSIONS: readonly number[] = [1, 2, SCHEMA_VERSION]
/** Files up to this size are checked whole at start; larger ones would make the start slow. */
const CHECK_BYTES = 256 * 1024 * 1024

/** Pages of the file the engine keeps in memory: its own default of 2 MiB holds hardly the top of an index. */
const PAGE_CACHE_KIB = 64 * 1024

/** FULL: what was answered survives a power cut. NORMAL: it survives the program being killed, a power cut may take the last moments. */
export type Durability = 'FULL' | 'NORMAL' | 'OFF'

export interface StoreFile {
  readonly main: Connection
  /** A connection of its own for a transaction's snapshot. */
  openReader(): Connection
  close(): void
}

/**
 * Opens `<dataDir>/cloud.db`, making it when missing. WAL, so snapshots read while others write.
 * Throws an Error in plain words when the file is not ours, newer than this program, damaged, or in use.
 */
export const openStoreFile = (dataDir: string, synchronous: Durability): StoreFile => {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'cloud.db')
  const fresh = !existsSync(file) || statSync(file).size === 0
  if (!fresh) refuseForeignHeader(file)
  const letGo = holdDirectory(dataDir)
  try {
    const main = openConnection(file, 5000)
    try {
      if (fresh) createSchema(main)
      else takeOn(main, file)
      main.exec(`PRAGMA synchronous=${synchronous}`)
      main.exec('PRAGMA wal_autocheckpoint=4000')
      main.exec(`PRAGMA cache_size=-${PAGE_CACHE_KIB}`)
    } catch (error) {
      main.close()
      throw error
    }
    return {
      main,
      openReader: () => openConnection(file, 5000),
      close: () => {
        // Folds the log into the file, so that a stopped cloud is one file to copy.
        try {
          main.rows('PRAGMA wal_checkpoint(TRUNCATE)')
        } catch {
          // A full disk: the log stays beside the file and is folded in at the next start.
        }
        try {
          main.close()
        } finally {
          letGo()
        }
      },
    }
  } catch (error) {
    letGo()
    throw error
  }
}

/** Throws an Error in plain words when the file does not begin as SQLite's do; the engine has not touched it yet. */
export const refuseForeignHeader = (file: string): void => {
  const head = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, 16, 0)
  } finally {
    closeSync(handle)
  }
  if (head.toString('latin1') !== 'SQLite format 3\u0000') throw new Error(`不是本地云的数据库文件：${file}（未作改动，请移走或换一个数据目录）`)
}

const createSchema = (main: Connection): void => {
  main.rows('PRAGMA journal_mode=WAL')
  main.exec(`BEGIN IMMEDIATE;
    PRAGMA application_id=${APPLICATION_ID};
    PRAGMA user_version=${SCHEMA_VERSION};
    CREATE TABLE collections (num INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE indexes (num INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec TEXT NOT NULL, multikey INTEGER NOT NULL);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE grants (openid TEXT NOT NULL, template TEXT NOT NULL, left INTEGER NOT NULL, PRIMARY KEY (openid, template)) WITHOUT ROWID;
    CREATE TABLE sent (num INTEGER PRIMARY KEY, body TEXT NOT NULL);
    COMMIT`)
}

/** Throws an Error in plain words when the open file is not ours, newer than this program, or damaged. `whole` reads all of it. */
export const refuseUnknownStore = (main: Connection, file: string, whole: boolean): void => {
  try {
    if (main.row('PRAGMA application_id')?.[0] !== APPLICATION_ID) throw new Error(`不是本地云的数据库文件：${file}（未作改动，请移走或换一个数据目录）`)
    const version = main.row('PRAGMA user_version')?.[0]
    if (!KNOWN_VERSIONS.includes(Number(version))) throw new Error(`数据库文件的版本是 ${String(version)}，本程序只认识 ${SCHEMA_VERSION}：${file}`)
    if (!whole) return
    const verdict = main.row('PRAGMA quick_check(1)')?.[0]
    if (verdict !== 'ok') throw new Error(`数据库文件已损坏：${file}（${String(verdict)}）`)
  } catch (cause) {
    throw damaged(file, cause)
  }
}

const takeOn = (main: Connection, file: string): void => {
  refuseUnknownStore(main, file, statSync(file).size <= CHECK_BYTES)
  try {
    bringUpToDate(main, SCHEMA_VERSION)
  } catch (cause) {
    throw damaged(file, cause)
  }
  main.rows('PRAGMA journal_mode=WAL')
}

const damaged = (file: string, cause: unknown): Error => {
  if (cause instanceof Error && cause.message.includes(file)) return cause
  return new Error(`数据库文件已损坏：${file}（${cause instanceof Error ? cause.message : String(cause)}）`, { cause })
}
