import type { CollectionInfo, IndexInfo } from '../catalog'
import type { Connection } from '../connection'
import { AFTER, decodeComponent, orderedKeys } from '../index-keys'
import { type Doc, isDoc, type Value } from '../values'
import { WEIGHABLE } from './accumulators'

/** A value of the index fields a group needs, and how many documents have it. */
export interface Weighted {
  readonly doc: Doc
  readonly weight: number
}

/** More different values than this are read in one go instead of being looked up one by one. */
const MAX_SEEKS = 1000

/**
 * What a `$group` over a whole collection reads, taken from one index alone: its leading fields with their counts.
 * Undefined when the group asks for more than a count, sum, average, least or greatest of indexed fields.
 */
export const readCovered = (on: Connection, collection: CollectionInfo, group: Value): readonly Weighted[] | undefined => {
  const paths = pathsOf(group)
  if (!paths || paths.size === 0) return undefined
  const index = collection.indexes.find((one) => covers(one, paths))
  if (!index) return undefined
  const depth = paths.size
  const found: Weighted[] = []
  const fields = orderedKeys(index.spec).slice(0, depth)
  for (const { prefix, weight } of bySeeking(on, index, depth) ?? byReading(on, index, depth)) {
    const doc: Doc = {}
    let at = 0
    for (const [path, direction] of fields) {
      const part = decodeComponent(prefix, at, direction)
      if (!part) return undefined
      doc[path] = part.value
      at = part.end
    }
    found.push({ doc, weight })
  }
  return found
}

/** The plain fields a group reads; undefined when it does anything an index entry cannot answer. */
const pathsOf = (group: Value): ReadonlySet<string> | undefined => {
  if (!isDoc(group) || !Object.hasOwn(group, '_id')) return undefined
  const { _id: by = null, ...rest } = group
  const paths = new Set<string>()
  // In a compound key a missing field and a null one differ, which the index does not know.
  if (!addPath(paths, by)) return undefined
  for (const field of Object.values(rest)) {
    const [entry, more] = isDoc(field) ? Object.entries(field) : []
    if (!entry || more || !WEIGHABLE.has(entry[0])) return undefined
    const [operator, argument] = entry
    if (operator === '$count' ? !isDoc(argument) : !(typeof argument === 'number' || addPath(paths, argument))) return undefined
  }
  return paths
}

const addPath = (paths: Set<string>, value: Value): boolean => {
  if (value === null) return true
  if (typeof value !== 'string' || !/^\$[^$.]+$/.test(value)) return false
  paths.add(value.slice(1))
  return true
}

const covers = (index: IndexInfo, paths: ReadonlySet<string>): boolean =>
  !index.multikey && orderedKeys(index.spec).slice(0, paths.size).filter(([path]) => paths.has(path)).length === paths.size

interface Prefix {
  readonly prefix: string
  readonly weight: number
}

/** Jumps from one value to the next and counts each stretch; gives up when there are too many different ones. */
const bySeeking = (on: Connection, index: IndexInfo, depth: number): readonly Prefix[] | undefined => {
  const found: Prefix[] = []
  const directions = orderedKeys(index.spec).slice(0, depth).map(([, direction]) => direction)
  for (let from = ''; ; ) {
    const key = on.row(`SELECT k FROM ${index.table} WHERE k >= ? ORDER BY k LIMIT 1`, from)?.[0]
    if (typeof key !== 'string') return found
    const prefix = prefixOf(key, directions)
    if (prefix === undefined || found.length >= MAX_SEEKS) return undefined
    const weight = Number(on.row(`SELECT count(*) FROM ${index.table} WHERE k >= ? AND k < ?`, prefix, prefix + AFTER)?.[0])
    found.push({ prefix, weight })
    from = prefix + AFTER
  }
}

const byReading = (on: Connection, index: IndexInfo, depth: number): readonly Prefix[] => {
  const counts = new Map<string, number>()
  const directions = orderedKeys(index.spec).slice(0, depth).map(([, direction]) => direction)
  for (let [from, rid] = ['', 0]; ; ) {
    const rows = on.rows(`SELECT k, rid FROM ${index.table} WHERE (k, rid) > (?, ?) ORDER BY k, rid LIMIT 2000`, from, rid)
    for (const [key] of rows) {
      const prefix = prefixOf(String(key), directions) ?? String(key)
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
    }
    const last = rows[rows.length - 1]
    if (!last || rows.length < 2000) return [...counts].map(([prefix, weight]) => ({ prefix, weight }))
    from = String(last[0])
    rid = Number(last[1])
  }
}

const prefixOf = (key: string, directions: readonly (1 | -1)[]): string | undefined => {
  let at = 0
  for (const direction of directions) {
    const part = decodeComponent(key, at, direction)
    if (!part) return undefined
    at = part.end
  }
  return key.slice(0, at)
}
