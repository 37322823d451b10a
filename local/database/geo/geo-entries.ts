import { badRequest } from '../../platform-error'
import type { Cell } from '../connection'
import { partsOf, valuesAt } from '../paths'
import type { IndexSpec } from '../read-indexes'
import type { Doc, Maybe } from '../values'
import { isDoc, isList } from '../values'
import { boxAround, geometriesIn, readPoint } from './geometry'

/** The R-tree beside an index with a geographic field. */
export interface GeoTable {
  readonly path: string
  readonly table: string
}

/** An index has at most one R-tree: of its first geographic field. */
export const geoTable = (spec: IndexSpec, num: number): GeoTable | undefined => {
  const field = spec.keys.find(([, direction]) => direction === '2dsphere')
  return field && { path: field[0], table: `g${num}` }
}

/** What a document has in the R-tree: its box, and the exact place when it is one point; nothing when it has no place. */
export const geoEntryOf = (path: string, doc: Doc): readonly Cell[] | undefined => {
  const values = valuesAt(doc, partsOf(path))
  if (values.every((value) => value === undefined || value === null)) return undefined
  const point = values.length === 1 ? readPoint(values[0]) : undefined
  if (point) return [point[0], point[0], point[1], point[1], point[0], point[1]]
  const found = geometriesIn(values)
  if (found.length === 0 && !values.every(isEmpty)) throw badRequest(`Can't extract geo keys: ${path} holds no GeoJSON geometry`)
  if (found.length === 0) return undefined
  const boxes = found.map(boxAround)
  const edge = (at: 0 | 1 | 2 | 3, pick: (...all: number[]) => number) => pick(...boxes.map((box) => box[at]))
  return [edge(0, Math.min), edge(1, Math.max), edge(2, Math.min), edge(3, Math.max), null, null]
}

const isEmpty = (value: Maybe): boolean => value === undefined || value === null || (isList(value) && value.length === 0) || (isDoc(value) && Object.keys(value).length === 0)
