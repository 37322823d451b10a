import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, openConnection } from '../database/connection'
import { type CollectionInfo, openCatalog } from '../database/catalog'
import { readDocument } from '../database/damaged-document'
import { isDamage } from '../database/health'
import { damagedFile, refuseForeignHeader, refuseUnknownStore } from '../database/store-file'
import { consoleLine } from './console-json'
import { nameFailure } from './name-failure'

const ROWS_AT_ONCE = 500

/**
 * Writes one `<collection>.json` each, a document a line, as the platform's console and command line take it. All of them
 * are of one moment; the cloud may go on working meanwhile. Nothing is overwritten. Gives the number of documents by
 * collection. Throws an Error in plain words, and then leaves nothing behind.
 */
export const exportDocuments = (dataDir: string, outDir: string, only?: readonly string[]): Readonly<Record<string, number>> => {
  const file = join(dataDir, 'cloud.db')
  if (!existsSync(file)) throw new Error(`${dataDir} 里没有 cloud.db，不像是本系统的数据目录。`)
  refuseForeignHeader(file)
  const reader = openConnection(file, 5000)
  const made: string[] = []
  try {
    refuseUnknownStore(reader, file, false)
    reader.run('BEGIN')
    const catalog = openCatalog(reader)
    const there = catalog.names()
    const unknown = (only ?? []).filter((name) => !there.includes(name))
    if (unknown.length > 0) throw new Error(`没有这个集合：${unknown.join('、')}。有的是：${there.join('、')}`)
    const names = only ?? there
    const taken = names.map((name) => join(outDir, `${name}.json`)).find((path) => existsSync(path))
    if (taken !== undefined) throw new Error(`已经有这个文件了，没有覆盖它：${taken}`)
    mkdirSync(outDir, { recursive: true })
    return Object.fromEntries(names.map((name) => [name, writeCollection(reader, catalog.get(name), join(outDir, `${name}.json`), made)]))
  } catch (cause) {
    for (const path of made) rmSync(path, { force: true })
    throw isDamage(cause) ? damagedFile(file, cause) : nameFailure(cause, outDir)
  } finally {
    reader.close()
  }
}

/** Beside its place first: what stands under its name is whole. */
const writeCollection = (reader: Connection, collection: CollectionInfo, path: string, made: string[]): number => {
  const part = `${path}.${process.pid}.part`
  // People's data: for its owner's eyes, as the data directory is.
  const handle = openSync(part, 'wx', 0o600)
  let count = 0
  try {
    for (let last = Number.MIN_SAFE_INTEGER; ; ) {
      const rows = reader.rows(`SELECT rid, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT ${ROWS_AT_ONCE}`, last)
      if (rows.length === 0) break
      writeAll(handle, Buffer.from(rows.map(([rid, text]) => `${consoleLine(readDocument(String(text), { on: reader, collection, rid: Number(rid) }))}\n`).join('')))
      count += rows.length
      last = Number(rows[rows.length - 1]?.[0])
    }
    fsyncSync(handle)
    linkSync(part, path)
    made.push(path)
    return count
  } finally {
    closeSync(handle)
    rmSync(part, { force: true })
  }
}

/** A disk that is nearly full takes a part and says nothing until asked again. */
const writeAll = (handle: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}
