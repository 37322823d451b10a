import type { CollectionInfo } from './catalog'
import type { Connection, Row } from './connection'
import type { Plan, Range } from './plan-query'
import type { Value } from './values'
import { idText } from './write-rows'

/** Rows (rid, ver, doc) a plan leads to, read in chunks that each stand alone, so that no half-read statement stays open. */
export function* candidates(on: Connection, collection: CollectionInfo, plan: Plan, chunk: number): Generator<Row> {
  if (plan.by === 'ids') yield* byIds(on, collection, plan.ids)
  else if (plan.by === 'scan') yield* byScan(on, collection, chunk)
  else if (plan.by === 'geo') yield* byBoxes(on, collection, plan)
  else if (plan.by === 'union') yield* byUnion(on, collection, plan.plans, chunk)
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

function* byUnion(on: Connection, collection: CollectionInfo, plans: readonly Plan[], chunk: number): Generator<Row> {
  const once = new Set<number>()
  for (const plan of plans) {
    for (const row of candidates(on, collection, plan, chunk)) {
      if (once.has(Number(row[0]))) continue
      once.add(Number(row[0]))
      yield row
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

function* byScan(on: Connection, collection: CollectionInfo, first: number): Generator<Row> {
  const sql = `SELECT rid, ver, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT ?`
  for (let last = 0, size = first; ; size = 500) {
    const rows = on.rows(sql, last, size)
    yield* rows
    if (rows.length < size) return
    last = Number(rows[rows.length - 1]?.[0])
  }
}

/** The condition that a box of the R-tree meets a box given as west, east, south, north. */
export const MEETS = 'east >= ? AND west <= ? AND north >= ? AND south <= ?'

function* byBoxes(on: Connection, collection: CollectionInfo, { geo, boxes }: Extract<Plan, { by: 'geo' }>): Generator<Row> {
  const once = new Set<number>()
  const select = `SELECT rid, ver, doc FROM ${collection.table} WHERE rid = ?`
  for (const box of boxes) {
    for (const [rid] of on.rows(`SELECT rid FROM ${geo.table} WHERE ${MEETS}`, ...box)) {
      if (once.has(Number(rid))) continue
      once.add(Number(rid))
      const row = on.row(select, Number(rid))
      if (row) yield row
    }
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
