import { badRequest, notSupported } from '../platform-error'
import { type Doc, isDoc, isList, type Maybe, type Value } from './values'

/** Longitude and latitude in degrees. */
export type LngLat = readonly [number, number]

/** MongoDB's own Earth radius for spherical queries, in metres. */
const EARTH_METRES = 6_378_100

/** Great-circle distance in metres. */
export const distanceMetres = (a: LngLat, b: LngLat): number => {
  const rad = Math.PI / 180
  const dLat = (b[1] - a[1]) * rad
  const dLng = (b[0] - a[0]) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Reads a GeoJSON point or a bare [lng, lat] pair; anything else gives undefined. */
export const readPoint = (value: Maybe): LngLat | undefined => {
  const pair = isDoc(value) && value['type'] === 'Point' ? value['coordinates'] : value
  if (!isList(pair) || pair.length !== 2) return undefined
  const [lng, lat] = pair
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : undefined
}

/** Near and within over points. Polygons contain by the even-odd rule on the plane, good for a district. */
export const compileGeo = (op: string, operand: Value): ((values: readonly Maybe[]) => boolean) => {
  if (!isDoc(operand)) throw badRequest(`${op} needs an object`)
  if (op === '$near' || op === '$nearSphere') return near(operand)
  if (op === '$geoWithin') return within(operand)
  return intersects(operand)
}

/** The centre a near query sorts by, if the value is one. */
export const nearCentre = (value: Value): LngLat | undefined => {
  if (!isDoc(value)) return undefined
  const near = value['$nearSphere'] ?? value['$near']
  return isDoc(near) ? readPoint(near['$geometry']) : undefined
}

const anyPoint = (values: readonly Maybe[], accepts: (p: LngLat) => boolean): boolean =>
  values.some((v) => {
    const point = readPoint(v)
    if (point) return accepts(point)
    return isList(v) && v.some((item) => {
      const inner = readPoint(item)
      return inner !== undefined && accepts(inner)
    })
  })

const near = (operand: Doc) => {
  const centre = readPoint(operand['$geometry'])
  if (!centre) throw badRequest('$near needs a $geometry point')
  const max = typeof operand['$maxDistance'] === 'number' ? operand['$maxDistance'] : Infinity
  const min = typeof operand['$minDistance'] === 'number' ? operand['$minDistance'] : 0
  return (values: readonly Maybe[]) =>
    anyPoint(values, (p) => {
      const metres = distanceMetres(centre, p)
      return metres >= min && metres <= max
    })
}

const within = (operand: Doc) => {
  const sphere = operand['$centerSphere']
  if (isList(sphere)) {
    const centre = readPoint(sphere[0])
    const radians = sphere[1]
    if (!centre || typeof radians !== 'number') throw badRequest('$centerSphere needs a point and a radius')
    return (values: readonly Maybe[]) => anyPoint(values, (p) => distanceMetres(centre, p) <= radians * EARTH_METRES)
  }
  const polygons = readPolygons(operand['$geometry'])
  return (values: readonly Maybe[]) => anyPoint(values, (p) => polygons.some((rings) => inPolygon(p, rings)))
}

const intersects = (operand: Doc) => {
  const geometry = operand['$geometry']
  const at = readPoint(geometry)
  if (!at) return within(operand)
  // A point asked against stored polygons: which district is this address in?
  return (values: readonly Maybe[]) =>
    values.some((v) => {
      const point = readPoint(v)
      if (point) return point[0] === at[0] && point[1] === at[1]
      return isDoc(v) && readPolygons(v).some((rings) => inPolygon(at, rings))
    })
}

type Ring = readonly LngLat[]

const readPolygons = (geometry: Maybe): readonly (readonly Ring[])[] => {
  if (!isDoc(geometry) || !isList(geometry['coordinates'])) throw badRequest('a $geometry with coordinates is needed')
  if (geometry['type'] === 'Polygon') return [readRings(geometry['coordinates'])]
  if (geometry['type'] === 'MultiPolygon') return geometry['coordinates'].map(readRings)
  throw notSupported(`geometry ${String(geometry['type'])} here`)
}

const readRings = (rings: Value): readonly Ring[] => {
  if (!isList(rings)) throw badRequest('a polygon is a list of rings')
  return rings.map((ring) =>
    (isList(ring) ? ring : []).map((corner) => {
      const point = readPoint(corner)
      if (!point) throw badRequest('a polygon corner is [lng, lat]')
      return point
    }),
  )
}

const inPolygon = (p: LngLat, rings: readonly Ring[]): boolean => {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i] ?? p
      const b = ring[j] ?? p
      const crosses = a[1] > p[1] !== b[1] > p[1]
      if (crosses && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
    }
  }
  return inside
}
