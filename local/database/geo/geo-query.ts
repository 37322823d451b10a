import { badRequest } from '../../platform-error'
import { type Doc, isDoc, isList, type Maybe, type Value } from '../values'
import { type Box, boxAround, geometriesIn, readGeometry, readPoint } from './geometry'
import { intersect, liesWithin, metresTo } from './relate'
import { distanceMetres, EARTH_METRES, type LngLat } from './sphere'

/** A geographic condition, read once. */
export interface GeoTest {
  readonly accepts: (values: readonly Maybe[]) => boolean
  /** Where matches can lie, in degrees; several when it reaches over the date line. */
  readonly boxes: readonly Box[]
}

/** What `$near` asks for: nearest first, within these distances in metres. */
export interface Nearness {
  readonly centre: LngLat
  readonly min: number
  readonly max: number
}

export const readNear = (operand: Value | undefined): Nearness => {
  if (!isDoc(operand)) throw badRequest('$nearSphere needs an object with a $geometry')
  const centre = isDoc(operand['$geometry']) ? readPoint(operand['$geometry']) : undefined
  if (!centre) throw badRequest('$near requires a point, given the $geometry is none')
  return { centre, min: metres(operand['$minDistance'], '$minDistance', 0), max: metres(operand['$maxDistance'], '$maxDistance', Infinity) }
}

const metres = (value: Maybe, name: string, otherwise: number): number => {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !(value >= 0)) throw badRequest(`${name} must be non-negative`)
  return value
}

/** Metres from the centre to what is stored; undefined when nothing there is a geometry. */
export const distanceTo = (centre: LngLat, values: readonly Maybe[]): number | undefined => {
  const [only] = values
  const point = values.length === 1 ? readPoint(only) : undefined
  if (point) return distanceMetres(centre, point)
  const found = geometriesIn(values)
  return found.length === 0 ? undefined : Math.min(...found.map((one) => metresTo(centre, one)))
}

export const compileGeo = (op: string, operand: Value): GeoTest => {
  if (op === '$near' || op === '$nearSphere') return compileNear(readNear(operand))
  if (!isDoc(operand)) throw badRequest(`${op} needs an object`)
  if (op === '$geoWithin') return compileWithin(operand)
  const wanted = readGeometry(operand['$geometry'])
  return { accepts: (values) => geometriesIn(values).some((one) => intersect(one, wanted)), boxes: [boxAround(wanted)] }
}

const compileNear = ({ centre, min, max }: Nearness): GeoTest => ({
  accepts: (values) => {
    const found = distanceTo(centre, values)
    return found !== undefined && found >= min && found <= max
  },
  boxes: boxesAround(centre, max),
})

const compileWithin = (operand: Doc): GeoTest => {
  const sphere = operand['$centerSphere']
  if (isList(sphere)) {
    const [centre, radians] = [readPoint(sphere[0]), sphere[1]]
    if (!centre || typeof radians !== 'number' || !(radians >= 0)) throw badRequest('$centerSphere needs a point and a radius')
    const radius = radians * EARTH_METRES
    // What lies within a circle does so with every corner; the bow between two of them is left aside.
    const accepts = (values: readonly Maybe[]) => geometriesIn(values).some((one) => one.corners.every((corner) => distanceMetres(centre, corner) <= radius))
    return { accepts, boxes: boxesAround(centre, radius) }
  }
  const shape = Object.keys(operand).find((key) => key !== '$geometry')
  if (shape !== undefined) throw badRequest(`unknown geo specifier: ${shape}`)
  const area = readGeometry(operand['$geometry'])
  if (area.polygons.length === 0) throw badRequest('$geoWithin not supported with provided geometry: a Polygon or MultiPolygon is needed')
  return { accepts: (values) => geometriesIn(values).some((one) => liesWithin(one, area)), boxes: [boxAround(area)] }
}

/** Boxes that together hold every point within `radius` metres. */
export const boxesAround = ([lng, lat]: LngLat, radius: number): readonly Box[] => {
  const angle = (radius / EARTH_METRES) * (180 / Math.PI) * (1 + 1e-9) + 1e-9
  const [south, north] = [lat - angle, lat + angle]
  // Round a pole every longitude is near.
  if (!(south > -90 && north < 90)) return [[-180, 180, Math.max(-90, Number.isFinite(south) ? south : -90), Math.min(90, Number.isFinite(north) ? north : 90)]]
  const wide = Math.asin(Math.min(1, Math.sin((angle * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180))) * (180 / Math.PI)
  const [west, east] = [lng - wide, lng + wide]
  if (west < -180) return [[-180, east, south, north], [west + 360, 180, south, north]]
  if (east > 180) return [[west, 180, south, north], [-180, east - 360, south, north]]
  return [[west, east, south, north]]
}
