import { readFileSync } from 'node:fs'

/** One declared index: fields in order, each ascending (1), descending (-1) or geographic ('2dsphere', filtered only). */
export interface IndexSpec {
  readonly name: string
  readonly keys: readonly (readonly [path: string, direction: 1 | -1 | '2dsphere'])[]
  readonly unique: boolean
}
export type IndexSpecs = Readonly<Record<string, readonly IndexSpec[]>>

/**
 * Reads the index file: `{ "<collection>": [{ "name", "keys": [["a",1],["b",-1]], "unique"? }] }`.
 * Throws an Error that names the file and the entry, because a wrong index file must stop the start.
 */
export const readIndexFile = (file: string): IndexSpecs => {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`索引文件读不出来：${file}（${cause instanceof Error ? cause.message : String(cause)}）`)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error(`索引文件应是对象：${file}`)
  return Object.fromEntries(
    Object.entries(json).map(([collection, list]) => {
      const where = `${file} 的 ${collection}`
      if (!Array.isArray(list)) throw new Error(`${where} 应是数组`)
      const specs = list.map((entry: unknown) => readSpec(entry, where))
      if (new Set(specs.map((s) => s.name)).size !== specs.length) throw new Error(`${where} 有重名的索引`)
      return [collection, specs]
    }),
  )
}

const readSpec = (entry: unknown, where: string): IndexSpec => {
  const { name, keys, unique = false } = (entry ?? {}) as Record<string, unknown>
  if (typeof name !== 'string' || !/^[\w.-]{1,64}$/.test(name)) throw new Error(`${where} 有索引没有合法的 name`)
  if (!Array.isArray(keys) || keys.length === 0) throw new Error(`${where} 的索引 ${name} 没有 keys`)
  if (typeof unique !== 'boolean') throw new Error(`${where} 的索引 ${name} 的 unique 应是布尔值`)
  return { name, unique, keys: keys.map((key: unknown) => readKey(key, `${where} 的索引 ${name}`)) }
}

const readKey = (key: unknown, where: string): readonly [string, 1 | -1 | '2dsphere'] => {
  const [path, direction] = Array.isArray(key) ? (key as unknown[]) : []
  if (typeof path !== 'string' || path === '') throw new Error(`${where} 的 keys 应是 ["字段", 1] 的列表`)
  if (direction !== 1 && direction !== -1 && direction !== '2dsphere') throw new Error(`${where} 的方向只能是 1、-1 或 "2dsphere"`)
  return [path, direction]
}
