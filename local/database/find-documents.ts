import { badRequest } from '../platform-error'
import type { CollectionInfo } from './catalog'
import type { Connection, Row } from './connection'
import { readStored } from './ejson'
import { distanceMetres, nearCentre, readPoint } from './geo'
import { compileQuery, type Matcher } from './match-query'
import { partsOf, valuesAt } from './paths'
import { type Plan, planQuery, type Range, type Sort } from './plan-query'
import { compareValues, type Doc, isDoc, sortKey, type Value } from './values'
import { idText } from './write-rows'

/** A found document with what a later write of it needs. */
export interface Found {
  readonly rid: number
  readonly ver: number
  readonly text: string
  readonly doc: Doc
}

export interface FindOptions {
  readonly sort?: Sort
  readonly skip?: number
  readonly limit?: number
}

/** All documents of a collection that match, in order. Synchronous: nothing can happen in between. */
export const findDocuments = (on: Connection, collection: CollectionInfo, query: Doc, options: FindOptions = {}): readonly Found[] => {
  const { sort = [], skip = 0, limit = Infinity } = options
  const near = nearOf(query)
  const plan = planQuery(collection, query, near ? [] : sort)
  const matches = compileQuery(query)
  const ordered = sort.length === 0 ? !near : plan.by === 'index' && plan.sorted && !near
  const wanted = ordered ? skip + limit : Infinity
  const found: Found[] = []
  // A first chunk of about what is wanted: a page of twenty must not read five hundred.
  for (const row of candidates(on, collection, plan, Math.min(500, Math.max(20, wanted + 1)))) {
    const hit = toFound(row, matches)
    if (hit) found.push(hit)
    if (found.length >= wanted) break
  }
  if (!ordered) sortFound(found, sort, near)
  return found.slice(skip, skip + limit)
}

/** How many match. Answered from the index alone when it covers the whole query. */
export const countDocuments = (on: Connection, collection: CollectionInfo, query: Doc): number => {
  const plan = planQuery(collection, query, [])
  const matches = compileQuery(query)
  if (plan.by === 'scan' && plan.exact) return Number(on.row(`SELECT count(*) FROM ${collection.table}`)?.[0] ?? 0)
  if (plan.by === 'index' && plan.exact && !plan.index.multikey) {
    const sql = `SELECT count(*) FROM ${plan.index.table} WHERE k >= ? AND k < ?`
    return plan.ranges.reduce((sum, range) => sum + Number(on.row(sql, range.from, range.to)?.[0] ?? 0), 0)
  }
  let total = 0
  for (const row of candidates(on, collection, plan, 500)) if (toFound(row, matches)) total++
  return total
}

/** Orders documents that were put together from several sources, as a transaction's own writes and its snapshot. */
export const sortFound = (found: { readonly doc: Doc }[], sort: Sort, near?: Near): void => {
  if (sort.length > 0) {
    const keys = sort.map(([path, direction]) => ({ parts: partsOf(path), direction }))
    const keyed = new Map(found.map((f) => [f, keys.map((k) => sortKey(valuesAt(f.doc, k.parts), k.direction))]))
    found.sort((a, b) => {
      const left = keyed.get(a) ?? []
      const right = keyed.get(b) ?? []
      for (const [i, { direction }] of keys.entries()) {
        const order = compareValues(left[i], right[i]) * direction
        if (order !== 0) return order
      }
      return 0
    })
  } else if (near) {
    const metres = new Map(found.map((f) => [f, near(f.doc)]))
    found.sort((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0))
  }
}

/** Distance in metres from the centre a near query names. */
export type Near = (doc: Doc) => number

/** The order a near query implies, if there is one in it. */
export const nearOf = (query: Doc): Near | undefined => {
  for (const [path, condition] of Object.entries(query)) {
    const centre = isDoc(condition) ? nearCentre(condition) : undefined
    if (!centre) continue
    return (doc) => {
      const point = readPoint(valuesAt(doc, partsOf(path))[0])
      return point ? distanceMetres(centre, point) : Infinity
    }
  }
  return undefined
}

/** Reads an order object: field → 1 or -1. */
export const readSort = (order: Doc): Sort =>
  Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw badRequest('an order is 1 or -1')
    return [path, direction]
  })

const toFound = ([rid, ver, text]: Row, matches: Matcher): Found | undefined => {
  const doc = readStored(String(text))
  return matches(doc) ? { rid: Number(rid), ver: Number(ver), text: String(text), doc } : undefined
}

function* candidates(on: Connection, collection: CollectionInfo, plan: Plan, chunk: number): Generator<Row> {
  if (plan.by === 'ids') yield* byIds(on, collection, plan.ids)
  else if (plan.by === 'scan') yield* byScan(on, collection, chunk)
  else {
    const once = plan.index.multikey || plan.ranges.length > 1 ? new Set<number>() : undefined
    for (const range of plan.ranges) {
      for (const row of byRange(on, collection, plan.index.table, range, plan.reverse, chunk)) {
        if (once?.has(Number(row[0]))) continue
        once?.add(Number(row[0]))
        yield row
      }
    }
  }
}

function* byIds(on: Connection, collection: CollectionInfo, ids: readonly Value[]): Generator<Row> {
  const sql = `SELECT rid, ver, doc FROM ${collection.table} WHERE id = ?`
  for (const id of ids) {
    const row = on.row(sql, idText(id))
    if (row) yield row
  }
}

// Read in chunks that each stand alone, so that a half-read statement never stays open on the connection.
function* byScan(on: Connection, collection: CollectionInfo, first: number): Generator<Row> {
  const sql = `SELECT rid, ver, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT ?`
  for (let last = 0, size = first; ; size = 500) {
    const rows = on.rows(sql, last, size)
    yield* rows
    if (rows.length < size) return
    last = Number(rows[rows.length - 1]?.[0])
  }
}

function* byRange(on: Connection, collection: CollectionInfo, table: string, range: Range, reverse: boolean, first: number): Generator<Row> {
  const select = `SELECT i.rid, d.ver, d.doc, i.k FROM ${table} i JOIN ${collection.table} d ON d.rid = i.rid`
  const order = reverse ? 'ORDER BY i.k DESC, i.rid DESC LIMIT ?' : 'ORDER BY i.k, i.rid LIMIT ?'
  const more = reverse ? 'i.k >= ? AND (i.k, i.rid) < (?, ?)' : '(i.k, i.rid) > (?, ?) AND i.k < ?'
  let size = first
  let rows = on.rows(`${select} WHERE i.k >= ? AND i.k < ? ${order}`, range.from, range.to, size)
  for (;;) {
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < size) return
    const [key, rid] = [String(last[3]), Number(last[0])]
    size = 500
    rows = reverse
      ? on.rows(`${select} WHERE ${more} ${order}`, range.from, key, rid, size)
      : on.rows(`${select} WHERE ${more} ${order}`, key, rid, range.to, size)
  }
}
