import { badRequest } from '../../platform-error'
import { type Doc, isDoc, isList, shown, type Maybe, type Value } from '../values'
import { type LngLat, type Ring, toVector, type Vector } from './sphere'

/** Any GeoJSON geometry, taken apart. A polygon is its outer ring and its holes. */
export interface Geometry {
  readonly points: readonly Vector[]
  readonly lines: readonly (readonly Vector[])[]
  readonly polygons: readonly (readonly Ring[])[]
  /** Every position in it, in degrees. */
  readonly corners: readonly LngLat[]
}

/** Reads a GeoJSON point or a bare [lng, lat] pair; anything else gives undefined. */
export const readPoint = (value: Maybe): LngLat | undefined => {
  const pair = isDoc(value) && value['type'] === 'Point' ? value['coordinates'] : value
  if (!isList(pair) || pair.length < 2) return undefined
  const [lng, lat] = pair
  if (typeof lng !== 'number' || typeof lat !== 'number') return undefined
  return lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90 ? [lng, lat] : undefined
}

const position = (value: Value): LngLat => {
  const point = isList(value) ? readPoint(value) : undefined
  if (!point) throw badRequest('a GeoJSON position is [longitude, latitude] within [-180, 180] and [-90, 90]')
  return point
}
const list = (value: Value | undefined, what: string, least: number): readonly Value[] => {
  if (!isList(value) || value.length < least) throw badRequest(`GeoJSON ${what} must be an array of at least ${least}`)
  return value
}
const lineOf = (value: Value): readonly LngLat[] => list(value, 'LineString', 2).map(position)
const ringOf = (value: Value): readonly LngLat[] => {
  const ring = list(value, 'polygon loop', 4).map(position)
  const [first, last] = [ring[0], ring[ring.length - 1]]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw badRequest('Loop is not closed')
  return ring
}

const parts = (points: readonly LngLat[], lines: readonly (readonly LngLat[])[], polygons: readonly (readonly (readonly LngLat[])[])[]): Geometry => ({
  points: points.map(toVector),
  lines: lines.map((line) => line.map(toVector)),
  polygons: polygons.map((rings) => rings.map((ring) => ring.map(toVector))),
  corners: [...points, ...lines.flat(), ...polygons.flat(2)],
})

/** Reads any GeoJSON geometry. Throws DATABASE_REQUEST_FAILED when it is none, or not a closed and bounded one. */
export const readGeometry = (value: Maybe): Geometry => {
  if (!isDoc(value)) throw badRequest('geometry must be a GeoJSON object')
  const { type, coordinates = null } = value
  switch (type) {
    case 'Point':
      return parts([position(coordinates)], [], [])
    case 'MultiPoint':
      return parts(list(coordinates, type, 1).map(position), [], [])
    case 'LineString':
      return parts([], [lineOf(coordinates)], [])
    case 'MultiLineString':
      return parts([], list(coordinates, type, 1).map(lineOf), [])
    case 'Polygon':
      return parts([], [], [list(coordinates, type, 1).map(ringOf)])
    case 'MultiPolygon':
      return parts([], [], list(coordinates, type, 1).map((polygon) => list(polygon, 'Polygon', 1).map(ringOf)))
    case 'GeometryCollection': {
      const all = list(value['geometries'], type, 1).map(readGeometry)
      return { points: all.flatMap((g) => g.points), lines: all.flatMap((g) => g.lines), polygons: all.flatMap((g) => g.polygons), corners: all.flatMap((g) => g.corners) }
    }
    default:
      throw badRequest(`unknown GeoJSON type: ${shown(type)}`)
  }
}

/** The geometries stored at a path: one, a bare pair, or a list of them. What is none of these is passed over. */
export const geometriesIn = (values: readonly Maybe[]): readonly Geometry[] =>
  values.flatMap((value) => {
    const pair = isList(value) ? readPoint(value) : undefined
    if (pair) return [parts([pair], [], [])]
    return (isList(value) ? value : [value]).flatMap((one) => {
      const inner = isList(one) ? readPoint(one) : undefined
      if (inner) return [parts([inner], [], [])]
      return isDoc(one) ? (tryRead(one) ?? legacyPoint(one) ?? []) : []
    })
  })

/** The pair from before GeoJSON, written as an object: whatever its first two fields are called, longitude and latitude. */
const legacyPoint = (value: Doc): Geometry | undefined => {
  const pair = readPoint(Object.values(value).slice(0, 2))
  return pair && parts([pair], [], [])
}

const tryRead = (value: Value): Geometry | undefined => {
  try {
    return readGeometry(value)
  } catch {
    return undefined
  }
}

/** West, east, south, north in degrees. */
export type Box = readonly [west: number, east: number, south: number, north: number]

/** A box around a geometry. Great circles bow towards the pole between two corners, so it is a little taller. */
export const boxAround = ({ corners, points }: Geometry): Box => {
  let [west, east, south, north] = [180, -180, 90, -90]
  for (const [lng, lat] of corners) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  if (points.length === corners.length) return [west, east, south, north]
  // Beyond half the globe it is the way across the date line that was meant.
  if (east - west > 180) return [-180, 180, south < 0 ? -90 : south, north > 0 ? 90 : north]
  const bow = (((east - west) * Math.PI) / 180) ** 2 * (180 / Math.PI / 8)
  return [west, east, Math.max(-90, south - bow), Math.min(90, north + bow)]
}
