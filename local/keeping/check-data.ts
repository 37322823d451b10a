import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openCatalog } from '../database/catalog'
import { shorten } from '../database/check-behind'
import { type Connection, openConnection } from '../database/connection'
import { nameOfRow, readDocument } from '../database/damaged-document'
import { isDamage } from '../database/health'
import { refuseForeignHeader, refuseUnknownStore } from '../database/store-file'
import { PlatformError } from '../platform-error'

/** What a whole look at a data file found. */
export interface CheckReport {
  readonly file: string
  readonly bytes: number
  readonly collections: number
  readonly documents: number
  /** In plain words, at most twenty; none when the file is sound. */
  readonly found: readonly string[]
}

const MOST_NAMED = 20

/**
 * Reads a data file whole, its structure, its indexes and every document's text; the cloud may go on working meanwhile and
 * nothing is changed. Throws an Error in plain words when the file is missing or not ours.
 */
export const checkData = (dataDir: string): CheckReport => {
  const file = join(dataDir, 'cloud.db')
  if (!existsSync(file)) throw new Error(`${dataDir} 里没有 cloud.db，不像是本系统的数据目录。`)
  refuseForeignHeader(file)
  const reader = openConnection(file, 5000, true)
  const found: string[] = []
  const [counted, note] = [{ collections: 0, documents: 0 }, (sentence: string) => void (found.length < MOST_NAMED && found.push(sentence))]
  try {
    refuseUnknownStore(reader, file, false)
    const verdict = tried(() => reader.rows(`PRAGMA integrity_check(${MOST_NAMED})`).map(([line]) => String(line)), note, '数据库的结构') ?? ['ok']
    if (verdict[0] !== 'ok') note(`数据库的结构：${shorten(verdict.join('\n'))}${verdict.join('\n').split('\n').length > 2 ? ' 等几处' : ''}`)
    const catalog = tried(() => openCatalog(reader), note, '集合的目录')
    for (const name of catalog?.names() ?? []) {
      counted.collections += 1
      const collection = catalog?.get(name)
      if (collection) counted.documents += tried(() => checkTexts(reader, collection, note), note, `集合 ${name}`) ?? 0
    }
    return { file, bytes: statSync(file).size, ...counted, found }
  } finally {
    reader.close()
  }
}

/** Engine's refusals are what was looked for: noted, and the look goes on elsewhere. */
const tried = <T>(look: () => T, note: (sentence: string) => void, what: string): T | undefined => {
  try {
    return look()
  } catch (cause) {
    if (!isDamage(cause)) throw cause
    note(`${what}读不出来：${cause instanceof Error ? cause.message : String(cause)}`)
    return undefined
  }
}

const checkTexts = (on: Connection, collection: { readonly name: string; readonly table: string }, note: (sentence: string) => void): number => {
  let count = 0
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = on.rows(`SELECT rid, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT 500`, last)
    for (const [rid, text] of rows) {
      const place = { on, collection, rid: Number(rid) }
      try {
        readDocument(String(text), place)
      } catch (cause) {
        if (!(cause instanceof PlatformError)) throw cause
        note(`集合 ${collection.name} 里 _id 为 ${nameOfRow(place)} 的文档不是完整的 JSON`)
      }
    }
    count += rows.length
    if (rows.length < 500) return count
    last = Number(rows[rows.length - 1]?.[0])
  }
}
