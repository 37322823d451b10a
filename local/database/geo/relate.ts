import type { Geometry } from './geometry'
import { arcDistance, arcsCross, EARTH_METRES, type LngLat, type Ring, ringContains, toVector, touchesArc, type Vector } from './sphere'

type Polygon = readonly Ring[]
type Line = readonly Vector[]

const inPolygon = (p: Vector, [outer, ...holes]: Polygon): boolean =>
  outer !== undefined && ringContains(outer, p) && !holes.some((hole) => ringContains(hole, p) && !onLine(p, hole))

const inAny = (p: Vector, polygons: readonly Polygon[]): boolean => polygons.some((polygon) => inPolygon(p, polygon))
const onLine = (p: Vector, line: Line): boolean => line.some((b, i) => i > 0 && touchesArc(p, line[i - 1] ?? b, b))
const samePoint = (a: Vector, b: Vector): boolean => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < 1e-12

const linesCross = (one: Line, other: Line): boolean =>
  one.some((b, i) => i > 0 && other.some((d, j) => j > 0 && arcsCross(one[i - 1] ?? b, b, other[j - 1] ?? d, d)))

const edgesOf = (geometry: Geometry): readonly Line[] => [...geometry.lines, ...geometry.polygons.flat()]

/** Whether a geometry lies wholly in the area of polygons. */
export const liesWithin = (geometry: Geometry, area: Geometry): boolean => {
  const edges = edgesOf(geometry)
  const borders = area.polygons.flat()
  return (
    [...geometry.points, ...edges.flat()].every((p) => inAny(p, area.polygons)) &&
    !edges.some((edge) => borders.some((border) => linesCross(edge, border) && !edge.every((p) => onLine(p, border))))
  )
}

/** Whether two geometries share a point. */
export const intersect = (a: Geometry, b: Geometry): boolean => {
  const meets = (one: Geometry, other: Geometry): boolean =>
    one.points.some((p) => other.points.some((q) => samePoint(p, q)) || other.lines.some((line) => onLine(p, line))) ||
    [...one.points, ...edgesOf(one).flat()].some((p) => inAny(p, other.polygons)) ||
    one.lines.some((line) => line.some((p) => other.lines.some((way) => onLine(p, way))))
  if (meets(a, b) || meets(b, a)) return true
  const others = edgesOf(b)
  return edgesOf(a).some((edge) => others.some((other) => linesCross(edge, other)))
}

/** Metres from a place to the nearest part of a geometry; 0 inside a polygon. */
export const metresTo = (from: LngLat, geometry: Geometry): number => {
  const p = toVector(from)
  if (inAny(p, geometry.polygons)) return 0
  let best = Infinity
  for (const q of geometry.points) best = Math.min(best, arcDistance(p, q, q))
  for (const line of edgesOf(geometry)) line.forEach((b, i) => (best = Math.min(best, arcDistance(p, line[i - 1] ?? b, b))))
  return best * EARTH_METRES
}
