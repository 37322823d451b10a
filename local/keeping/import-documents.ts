import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CollectionInfo } from '../database/catalog'
import { parseWireDoc } from '../database/ejson'
import { type DocumentDatabase, openDatabase } from '../database/open-database'
import type { Doc } from '../database/values'
import { insertDocuments, setDocument } from '../database/write-documents'
import { PlatformError } from '../platform-error'
import { nameFailure } from './name-failure'
import { type NumberedLine, readLines } from './read-lines'

/** As in the console: `insert` refuses an _id that is there, `upsert` puts the line in its place. */
export type ImportMode = 'insert' | 'upsert'

export interface ImportOptions {
  readonly dataDir: string
  readonly indexesFile: string
  readonly fromDir: string
  readonly mode: ImportMode
  readonly only?: readonly string[] | undefined
}

/** So many wrong lines are named; whoever has more repairs these first. */
const MOST_NAMED = 20

/**
 * Takes every `<collection>.json` of a directory into a stopped cloud, all of it or, at the first wrong line, nothing: the
 * Error names the lines with what is wrong with them. Gives the number of documents by collection.
 */
export const importDocuments = ({ dataDir, indexesFile, fromDir, mode, only }: ImportOptions): Readonly<Record<string, number>> => {
  const files = listFiles(fromDir, only)
  const db = openDatabase({ dataDir, indexesFile, synchronous: 'FULL', now: Date.now })
  try {
    return takeAll(db, files, mode)
  } catch (cause) {
    throw nameFailure(cause, dataDir)
  } finally {
    db.close()
  }
}

const takeAll = (db: DocumentDatabase, files: readonly string[], mode: ImportMode): Readonly<Record<string, number>> => {
  const wrong: string[] = []
  const counts: Record<string, number> = {}
  db.main.run('BEGIN IMMEDIATE')
  try {
    for (const file of files) {
      const name = basename(file, '.json')
      counts[name] = 0
      const collection = ensure(db, name)
      for (const line of readLines(file)) {
        const reason = takeLine(db, collection, line, mode)
        if (reason === undefined) counts[name] += 1
        else wrong.push(`${basename(file)} 第 ${line.number} 行：${reason}`)
        if (wrong.length >= MOST_NAMED) throw refusal(wrong)
      }
    }
    if (wrong.length > 0) throw refusal(wrong)
    db.main.run('COMMIT')
    return counts
  } catch (error) {
    db.main.run('ROLLBACK')
    throw error
  }
}

const refusal = (wrong: readonly string[]) =>
  new Error(`没有导入，什么也没有改动。\n${wrong.join('\n')}${wrong.length >= MOST_NAMED ? '\n（只列出前 20 处）' : ''}${wrong.some((line) => line.includes('_id 重复')) ? '\n已经有的文档要换成文件里的，加 --mode upsert。' : ''}`)

const ensure = (db: DocumentDatabase, name: string): CollectionInfo => {
  try {
    return db.catalog.ensure(name)
  } catch (cause) {
    throw new Error(`文件名 ${name}.json 不能用作集合的名字（字母开头，只有字母、数字、_ 和 -）。没有导入，什么也没有改动。`, { cause })
  }
}

/** Why a line is not taken, or undefined when it was. */
const takeLine = (db: DocumentDatabase, collection: CollectionInfo, { text }: NumberedLine, mode: ImportMode): string | undefined => {
  db.main.run('SAVEPOINT line')
  try {
    const doc = readDocument(text)
    if (mode === 'upsert' && doc['_id'] !== undefined) setDocument(db.direct, collection, { _id: doc['_id'] }, withoutId(doc))
    else insertDocuments(db.direct, collection, [doc])
    return undefined
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    db.main.run('ROLLBACK TO line')
    return inChinese(error)
  } finally {
    db.main.run('RELEASE line')
  }
}

const readDocument = (text: string): Doc => {
  if (text.startsWith('[')) throw new PlatformError('INVALID_PARAM', 'array')
  return parseWireDoc(text, 0)
}

const withoutId = ({ _id, ...fields }: Doc): Doc => fields

const inChinese = ({ message }: PlatformError): string => {
  const [, index, key] = /E11000 .* index: (\S+) dup key: (.*?)\}\]\}, /.exec(message) ?? []
  if (index === '_id_') return `_id 重复 ${key ?? ''}`
  if (index !== undefined) return `和已有的文档（或前面的行）在唯一索引 ${index} 上重复 ${key ?? ''}`
  if (message === 'array') return '这是数组；要一行一个文档，不要方括号和行尾的逗号'
  if (message.includes('not valid EJSON')) return '不是 JSON 文档'
  return message
}

const listFiles = (dir: string, only: readonly string[] | undefined): readonly string[] => {
  const there = readNames(dir)
  const unknown = (only ?? []).filter((name) => !there.includes(`${name}.json`))
  if (unknown.length > 0) throw new Error(`${dir} 里没有 ${unknown.map((name) => `${name}.json`).join('、')}`)
  const files = only === undefined ? there : only.map((name) => `${name}.json`)
  if (files.length === 0) throw new Error(`${dir} 里没有 .json 文件：要一个集合一个文件，名字就是集合的名字。`)
  return files.map((name) => join(dir, name))
}

const readNames = (dir: string): readonly string[] => {
  try {
    return readdirSync(dir).filter((name) => name.endsWith('.json')).sort()
  } catch (cause) {
    throw nameFailure(cause, dir)
  }
}
