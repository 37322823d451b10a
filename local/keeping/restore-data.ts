import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { openConnection } from '../database/connection'
import { holdDirectory } from '../database/hold-directory'
import { refuseForeignHeader, refuseUnknownStore } from '../database/store-file'
import { codeOf, nameFailure } from './name-failure'
import { syncDirectory, syncFile } from '../sync-files'
import { readTar } from './tar'

/** What came back, for the sentence at the end. */
export interface RestoreReport {
  readonly files: number
  /** Whether data that was there made room. */
  readonly replaced: boolean
}

/**
 * Makes a data directory from a backup. It is unpacked and checked beside its place and put there in one step: whatever is
 * refused leaves everything as it was. Data that is there stays unless `overwrite` says otherwise, and then only a stopped
 * cloud's. Throws an Error in plain words.
 */
export const restoreData = async (file: string, dataDir: string, overwrite: boolean): Promise<RestoreReport> => {
  const target = resolve(dataDir)
  const fresh = `${target}.${process.pid}.restored`
  try {
    const letGo = holdTarget(target, overwrite)
    try {
      await mkdir(fresh, { recursive: true })
      const files = await unpack(file, fresh)
      const replaced = await putInPlace(fresh, target)
      return { files, replaced }
    } finally {
      letGo()
    }
  } catch (cause) {
    throw nameFailure(cause, target)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const holdTarget = (target: string, overwrite: boolean): (() => void) => {
  const there = existsSync(target) ? readdirSync(target) : []
  if (there.length === 0) return () => undefined
  // A wrong path must not empty somebody's folder.
  if (!there.includes('cloud.db')) throw new Error(`${target} 里有别的文件，不像是本系统的数据目录，没有动它。请换一个空目录。`)
  if (!overwrite) throw new Error(`${target} 里已经有数据，没有动它。要用备份换掉它，加上 --overwrite；或用 --data 换一个空目录。`)
  return holdDirectory(target)
}

const notOurs = (file: string, cause?: unknown) => new Error(`不是本系统的备份文件，或者已经损坏：${file}（没有改动任何数据）`, { cause })

const unpack = async (file: string, into: string): Promise<number> => {
  const source = createReadStream(file)
  // Opened first, so that a missing file is not mistaken for a damaged one.
  await new Promise<void>((done, failed) => source.once('open', () => done()).once('error', (cause) => failed(nameFailure(cause, file))))
  const unzip = createGunzip()
  source.on('error', (cause) => unzip.destroy(cause))
  let files = 0
  const folders = new Set<string>()
  try {
    for await (const { name, body } of readTar(source.pipe(unzip))) {
      if (!isExpected(name)) throw notOurs(file)
      const at = join(into, name)
      await mkdir(dirname(at), { recursive: true })
      // Every folder on the way, as each is a name in the one above it.
      for (let folder = dirname(at); folder.length > into.length; folder = dirname(folder)) folders.add(folder)
      await pipeline(body, createWriteStream(at, { flags: 'wx', mode: 0o600 }))
      await syncFile(at)
      if (name.startsWith('files/')) files++
    }
  } catch (cause) {
    // What the system refuses (ENOSPC, EACCES…) is not the archive's fault.
    throw /^E(?!RR_)/.test(codeOf(cause)) ? cause : notOurs(file, cause)
  } finally {
    source.destroy()
  }
  checkDatabase(join(into, 'cloud.db'), file)
  await mkdir(join(into, 'files'), { recursive: true })
  for (const folder of [...folders, join(into, 'files'), into]) await syncDirectory(folder)
  return files
}

const isExpected = (name: string): boolean =>
  name === 'cloud.db' || name === 'secrets.json' || (name.startsWith('files/') && normalize(name) === name && !name.includes('\u0000') && !name.endsWith('/'))

/** Speaks of the backup, not of the place where it was unpacked. */
const checkDatabase = (database: string, file: string): void => {
  if (!existsSync(database)) throw notOurs(file)
  try {
    refuseForeignHeader(database)
    const opened = openConnection(database)
    try {
      refuseUnknownStore(opened, database, true)
    } finally {
      opened.close()
    }
  } catch (cause) {
    throw new Error(cause instanceof Error ? cause.message.replace(database, `${file} 里的数据库`) : String(cause), { cause })
  }
}

const putInPlace = async (fresh: string, target: string): Promise<boolean> => {
  const replaced = existsSync(join(target, 'cloud.db'))
  if (!replaced) {
    await rename(fresh, target)
    await syncDirectory(dirname(target))
    return false
  }
  const before = `${target}.${process.pid}.before`
  await rename(target, before)
  try {
    await rename(fresh, target)
  } catch (cause) {
    await rename(before, target)
    throw cause
  }
  // Before the old data goes: a power cut may leave either of the two, never neither.
  await syncDirectory(dirname(target))
  await rm(before, { recursive: true, force: true })
  return true
}
