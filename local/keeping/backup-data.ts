import { createReadStream, createWriteStream, existsSync, statSync, writeFileSync } from 'node:fs'
import { link, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { openConnection } from '../database/connection'
import { isDamage } from '../database/health'
import { damagedFile, refuseForeignHeader, refuseUnknownStore } from '../database/store-file'
import { nameFailure } from './name-failure'
import { syncDirectory, syncFile } from '../sync-files'
import { type Entry, writeTar } from './tar'

/** What a backup holds, for the sentence at its end. */
export interface BackupReport {
  readonly bytes: number
  readonly files: number
}

/**
 * Writes database, files and keys of a data directory into one file; the cloud may go on working meanwhile. The engine
 * copies what was committed at one moment; the files come after it, so that every file a document names is there unless
 * somebody removed it since. Nothing stands under the given name before it is whole and on disk, and nothing is overwritten.
 * Throws an Error in plain words.
 */
export const backUpData = async (dataDir: string, file: string): Promise<BackupReport> => {
  const source = join(dataDir, 'cloud.db')
  if (!existsSync(source)) throw new Error(`${dataDir} 里没有 cloud.db，不像是本系统的数据目录。`)
  if (existsSync(file)) throw new Error(`已经有这个文件了，没有覆盖它：${file}`)
  const [copy, part] = [`${file}.${process.pid}.db`, `${file}.${process.pid}.part`]
  try {
    copyDatabase(source, copy)
    let files = 0
    const entries = async function* (): AsyncGenerator<Entry> {
      yield entryOf('cloud.db', copy)
      if (existsSync(join(dataDir, 'secrets.json'))) yield entryOf('secrets.json', join(dataDir, 'secrets.json'))
      for await (const name of filesUnder(join(dataDir, 'files'), 'files')) {
        const found = await stat(join(dataDir, name)).catch(() => undefined)
        if (!found) continue
        files++
        yield entryOf(name, join(dataDir, name))
      }
    }
    // The keys are in it: for its owner's eyes only.
    await pipeline(Readable.from(writeTar(entries())), createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(part, { flags: 'wx', mode: 0o600 }))
    await syncFile(part)
    await link(part, file)
    await syncDirectory(dirname(file))
    return { bytes: statSync(file).size, files }
  } catch (cause) {
    throw nameFailure(cause, `备份文件 ${file} `)
  } finally {
    for (const left of [copy, `${copy}-journal`, part]) await rm(left, { force: true })
  }
}

const copyDatabase = (source: string, copy: string): void => {
  refuseForeignHeader(source)
  // The engine takes an empty file for its copy: made here, it is readable by its owner only from the start.
  writeFileSync(copy, '', { flag: 'wx', mode: 0o600 })
  const reader = openConnection(source, 5000)
  try {
    refuseUnknownStore(reader, source, false)
    reader.run('VACUUM INTO ?', copy)
  } catch (cause) {
    throw isDamage(cause) ? damagedFile(source, cause) : cause
  } finally {
    reader.close()
  }
  const made = openConnection(copy)
  try {
    // A backup of a damaged file would be found out on the day it is needed.
    refuseUnknownStore(made, copy, true)
  } finally {
    made.close()
  }
}

const entryOf = (name: string, file: string): Entry => {
  const { size } = statSync(file)
  return { name, size, body: size === 0 ? Readable.from([]) : createReadStream(file, { end: size - 1 }) }
}

/** Uploads under way have names that begin with a dot: they are nobody's file yet. */
async function* filesUnder(folder: string, name: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* filesUnder(join(folder, entry.name), `${name}/${entry.name}`)
    else if (entry.isFile() && !entry.name.startsWith('.part-')) yield `${name}/${entry.name}`
  }
}
