import { badRequest } from '../platform-error'
import type { CollectionInfo } from './catalog'
import type { Connection, Row } from './connection'
import { readDocument } from './damaged-document'
import { findNear, metresFrom, type Near, nearOf } from './find-near'
import { type Around, compileQuery, type Matcher } from './match-query'
import { partsOf, valuesAt } from './paths'
import { planQuery, type Sort } from './plan-query'
import { refuseLongLists } from './query-size'
import { candidates } from './read-candidates'
import { compareSortKeys, type Doc, sortKey } from './values'

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
  readonly around?: Around
}

/** All documents of a collection that match, in order. Synchronous: nothing can happen in between. */
export const findDocuments = (on: Connection, collection: CollectionInfo, query: Doc, options: FindOptions = {}): readonly Found[] => {
  const { sort = [], skip = 0, limit = Infinity } = options
  refuseLongLists(query)
  const matches = compileQuery(query, options.around)
  const near = nearOf(query)
  if (near) return nearest(on, collection, near, matches, options)
  const plan = planQuery(collection, query, sort)
  const ordered = sort.length === 0 || (plan.by === 'index' && plan.sorted)
  const wanted = ordered ? skip + limit : Infinity
  const found: Found[] = []
  // A first chunk of about what is wanted: a page of twenty must not read five hundred.
  for (const row of candidates(on, collection, plan, Math.min(500, Math.max(20, wanted + 1)))) {
    const hit = toFound(on, collection, row, plan.exact ? undefined : matches)
    if (hit) found.push(hit)
    if (found.length >= wanted) break
  }
  if (!ordered) sortFound(found, sort)
  return found.slice(skip, skip + limit)
}

/** Nearest first, unless an order is asked for: then distance only decides who is in. */
const nearest = (on: Connection, collection: CollectionInfo, near: Near, matches: Matcher, { sort = [], skip = 0, limit = Infinity }: FindOptions): readonly Found[] => {
  const found = findNear(on, collection, near, matches, sort.length > 0 ? Infinity : skip + limit)
  if (sort.length === 0) return found.slice(skip)
  const sorted = [...found]
  sortFound(sorted, sort)
  return sorted.slice(skip, skip + limit)
}

/** How many match. Answered from the index alone when it covers the whole query. */
export const countDocuments = (on: Connection, collection: CollectionInfo, query: Doc): number => {
  refuseLongLists(query)
  const matches = compileQuery(query)
  if (nearOf(query)) throw badRequest('$geoNear, $near, and $nearSphere are not allowed in this context')
  const plan = planQuery(collection, query, [])
  if (plan.by === 'scan' && plan.exact) return Number(on.row(`SELECT count(*) FROM ${collection.table}`)?.[0] ?? 0)
  if (plan.by === 'index' && plan.exact && !plan.index.multikey) {
    const sql = `SELECT count(*) FROM ${plan.index.table} WHERE k >= ? AND k < ?`
    return plan.ranges.reduce((sum, range) => sum + Number(on.row(sql, range.from, range.to)?.[0] ?? 0), 0)
  }
  let total = 0
  for (const row of candidates(on, collection, plan, 500)) if (toFound(on, collection, row, matches)) total++
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
        const order = compareSortKeys(left[i], right[i]) * direction
        if (order !== 0) return order
      }
      return 0
    })
  } else if (near) {
    const metres = new Map(found.map((f) => [f, metresFrom(near, f.doc)]))
    found.sort((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0))
  }
}

/** Reads an order object: field → 1 or -1. */
export const readSort = (order: Doc): Sort =>
  Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw badRequest('an order is 1 or -1')
    if (path.split('.').includes('')) throw badRequest('FieldPath must not be empty, nor have an empty part')
    return [path, direction]
  })

/** The row when it matches. One that the plan answers for is read only when somebody looks into it. */
const toFound = (on: Connection, collection: CollectionInfo, row: Row, matches: Matcher | undefined): Found | undefined => {
  const found = openRow(on, collection, row)
  return matches === undefined || matches(found.doc) ? found : undefined
}

const openRow = (on: Connection, collection: CollectionInfo, [rid, ver, text]: Row): Found => {
  let read: Doc | undefined
  return {
    rid: Number(rid),
    ver: Number(ver),
    text: String(text),
    get doc() {
      return (read ??= readDocument(this.text, { on, collection, rid: this.rid }))
    },
  }
}
