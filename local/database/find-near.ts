import { badRequest } from '../platform-error'
import type { CollectionInfo } from './catalog'
import type { Connection } from './connection'
import { readDocument } from './damaged-document'
import type { Found } from './find-documents'
import type { GeoTable } from './geo/geo-entries'
import { boxesAround, distanceTo, type Nearness, readNear } from './geo/geo-query'
import { distanceMetres, EARTH_METRES } from './geo/sphere'
import type { Matcher } from './match-query'
import { partsOf, valuesAt } from './paths'
import { MEETS } from './read-candidates'
import { type Doc, isDoc, isList, type Value } from './values'

/** A near condition of a query, and the field it is about. */
export interface Near extends Nearness {
  readonly path: string
}

/** The near condition in a query, if there is one: at the top, or in an `$and` there. */
export const nearOf = (query: Doc): Near | undefined => {
  const [near, another] = nearsOf(query)
  if (another) throw badRequest('Too many geoNear expressions')
  return near && { path: near[0], ...readNear(near[1]) }
}

const nearsOf = (query: Doc): readonly (readonly [path: string, operand: Value])[] =>
  Object.entries(query).flatMap(([path, condition]) => {
    if (path === '$and' && isList(condition)) return condition.flatMap((branch) => (isDoc(branch) ? nearsOf(branch) : []))
    if (path.startsWith('$') || !isDoc(condition)) return []
    return [condition['$nearSphere'], condition['$near']].flatMap((operand) => (operand === undefined ? [] : [[path, operand] as const]))
  })

/** Metres from the centre of a near condition to a document; Infinity when it has no place. */
export const metresFrom = (near: Near, doc: Doc): number => distanceTo(near.centre, valuesAt(doc, partsOf(near.path))) ?? Infinity

/** The R-tree a near condition needs. Throws the database's own refusal when none is declared. */
export const geoIndexFor = (collection: CollectionInfo, path: string): GeoTable => {
  const geo = collection.indexes.find((index) => index.geo?.path === path)?.geo
  if (!geo) throw badRequest(`error processing query: planner returned error :: caused by :: unable to find index for $geoNear query on ${collection.name}.${path}`)
  return geo
}

/** Half the way round the Earth: nothing is farther. */
const FARTHEST = Math.PI * EARTH_METRES
/** Where a search by R-tree begins, in metres; what the last one needed is where the next begins. */
const hints = new WeakMap<CollectionInfo, number>()

/** At most `wanted` matching documents, nearest first. Looks in a growing circle, so that few are read. */
export const findNear = (on: Connection, collection: CollectionInfo, near: Near, matches: Matcher, wanted: number): readonly Found[] => {
  const geo = geoIndexFor(collection, near.path)
  const seen = new Map<number, Hit | undefined>()
  let radius = Math.min(near.max, wanted === Infinity ? FARTHEST : (hints.get(collection) ?? 500))
  for (;;) {
    const hits = readCircle({ on, collection, geo, near, matches, wanted }, radius, seen)
    if (hits.length >= wanted || radius >= near.max || radius >= FARTHEST) {
      const last = hits[wanted - 1]
      // A little more than was needed this time; a start too small or too large costs time, never a result.
      if (last) hints.set(collection, Math.max(1, last.metres * 1.2))
      return hits.slice(0, wanted).map((hit) => hit.found)
    }
    const growth = hits.length > 0 ? Math.min(8, Math.max(1.5, Math.sqrt(wanted / hits.length) * 1.3)) : 8
    radius = Math.min(near.max, radius * growth)
  }
}

interface Hit {
  readonly metres: number
  readonly found: Found
}
interface Search {
  readonly on: Connection
  readonly collection: CollectionInfo
  readonly geo: GeoTable
  readonly near: Near
  readonly matches: Matcher
  readonly wanted: number
}

const readCircle = (search: Search, radius: number, seen: Map<number, Hit | undefined>): readonly Hit[] => {
  const { on, geo, near, wanted } = search
  const places = new Map<number, number>()
  for (const box of boxesAround(near.centre, radius)) {
    for (const [rid, lng, lat] of on.rows(`SELECT rid, lng, lat FROM ${geo.table} WHERE ${MEETS}`, ...box)) {
      const metres = typeof lng === 'number' && typeof lat === 'number' ? distanceMetres(near.centre, [lng, lat]) : -1
      if (metres <= radius) places.set(Number(rid), metres)
    }
  }
  const hits: Hit[] = []
  let exact = 0
  // Exact places in order of distance; shapes come first, their distance is known only once they are read.
  const ordered = [...places].filter(([, metres]) => metres < 0 || (metres >= near.min && metres <= near.max)).sort((a, b) => a[1] - b[1])
  for (const [at, [rid, metres]] of ordered.entries()) {
    if (exact >= wanted) break
    if (!seen.has(rid)) readHits(search, ordered.slice(at, at + CHUNK).flatMap(([one]) => (seen.has(one) ? [] : [one])), seen)
    const hit = seen.get(rid)
    if (!hit || hit.metres > radius || hit.metres < near.min || hit.metres > near.max) continue
    hits.push(hit)
    if (metres >= 0) exact++
  }
  return hits.sort((a, b) => a.metres - b.metres)
}

/** Documents read at once. */
const CHUNK = 20

const readHits = ({ on, collection, near, matches }: Search, rids: readonly number[], seen: Map<number, Hit | undefined>): void => {
  for (const rid of rids) seen.set(rid, undefined)
  for (const [rid, ver, text] of on.rows(`SELECT rid, ver, doc FROM ${collection.table} WHERE rid IN (SELECT value FROM json_each(?))`, JSON.stringify(rids))) {
    const doc = readDocument(String(text), { on, collection, rid: Number(rid) })
    if (matches(doc)) seen.set(Number(rid), { metres: metresFrom(near, doc), found: { rid: Number(rid), ver: Number(ver), text: String(text), doc } })
  }
}
