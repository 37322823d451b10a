import { existsSync, mkdirSync, readdirSync, statSync, openSync, readSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { bringUpToDate } from './bring-up-to-date'
import { type Connection, openConnection } from './connection'
import { type Health, makeHealth } from './health'
import { shorten } from './check-behind'
import { holdDirectory } from './hold-directory'

/** Marks the file as ours in SQLite's header; another program's database is never touched. */
const APPLICATION_ID = 0x434c4f55
const SCHEMA_VERSION = 3
/** What this program reads; the older ones are brought up to date at start. */
const KNOWN_VERSIONS: readonly number[] = [1, 2, SCHEMA_VERSION]
/** Files up to this size are checked whole at start; larger ones would make the start slow and are checked while in use. */
export const CHECK_BYTES = 256 * 1024 * 1024

/** Pages of the file the engine keeps in memory: its own default of 2 MiB holds hardly the top of an index. */
const PAGE_CACHE_KIB = 64 * 1024

/** FULL: what was answered survives a power cut. NORMAL: it survives the program being killed, a power cut may take the last moments. */
export type Durability = 'FULL' | 'NORMAL' | 'OFF'

export interface StoreFile {
  readonly main: Connection
  /** A connection of its own for a transaction's snapshot. */
  openReader(): Connection
  readonly health: Health
  /** Whether it was too large to be checked whole at start. */
  readonly unchecked: boolean
  close(): void
}

/**
 * Opens `<dataDir>/cloud.db`, making it in a new folder. WAL, so snapshots read while others write. `checkBytes`: up to this
 * size the file is checked whole before anything else. Throws an Error in plain words when the file is not ours, newer than
 * this program, damaged, in use, or gone while what belonged to it is still there.
 */
export const openStoreFile = (dataDir: string, synchronous: Durability, checkBytes = CHECK_BYTES): StoreFile => {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'cloud.db')
  const fresh = !existsSync(file) || statSync(file).size === 0
  if (fresh) refuseLostStore(dataDir)
  else refuseForeignHeader(file)
  const unchecked = !fresh && statSync(file).size > checkBytes
  const health = makeHealth(file)
  const letGo = holdDirectory(dataDir)
  try {
    const main = health.watch(openConnection(file, 5000))
    try {
      if (fresh) createSchema(main)
      else takeOn(main, file, !unchecked)
      main.exec(`PRAGMA synchronous=${synchronous}`)
      main.exec('PRAGMA wal_autocheckpoint=4000')
      main.exec(`PRAGMA cache_size=-${PAGE_CACHE_KIB}`)
    } catch (error) {
      main.close()
      throw error
    }
    return {
      main,
      health,
      unchecked,
      openReader: () => health.watch(openConnection(file, 5000)),
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

/**
 * A database that is gone must not be taken for a new one: the engine would throw away the log of acknowledged writes
 * beside it, and an empty cloud would answer as if nothing had ever been there.
 */
const refuseLostStore = (dataDir: string): void => {
  const there = readdirSync(dataDir)
  const left = there.filter((name) => name === 'files' || (name === 'cloud.db-wal' && statSync(join(dataDir, name)).size > 0))
  if (left.length === 0) return
  const state = there.includes('cloud.db') ? '是空的' : '不见了'
  throw new Error(`${join(dataDir, 'cloud.db')} ${state}，它的 ${left.join('、')} 还在：这不是新的目录。没有启动，什么也没有改动。请把 cloud.db 找回来放好，或用 npm run cloud -- restore 备份文件 --data 新目录；真要从头开始，换一个空目录。`)
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
    if (verdict !== 'ok') throw new Error(shorten(String(verdict)))
  } catch (cause) {
    throw damaged(file, cause)
  }
}

const takeOn = (main: Connection, file: string, whole: boolean): void => {
  refuseUnknownStore(main, file, whole)
  try {
    bringUpToDate(main, SCHEMA_VERSION)
  } catch (cause) {
    throw damaged(file, cause)
  }
  main.rows('PRAGMA journal_mode=WAL')
}

/** The refusal of a file the engine could not read. */
export const damagedFile = (file: string, cause: unknown): Error =>
  new Error(`数据库文件已损坏：${file}（${cause instanceof Error ? cause.message : String(cause)}）。用 npm run cloud -- check 查看，用 npm run cloud -- restore 备份文件 恢复。`, { cause })

const damaged = (file: string, cause: unknown): Error => {
  if (cause instanceof Error && cause.message.includes(file)) return cause
  return damagedFile(file, cause)
}
