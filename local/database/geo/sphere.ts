/** Longitude and latitude in degrees. */
export type LngLat = readonly [lng: number, lat: number]
/** A point of the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number]

/** MongoDB's own Earth radius for spherical queries, in metres. */
export const EARTH_METRES = 6_378_100
const RAD = Math.PI / 180

/** Great-circle distance in metres. */
export const distanceMetres = (a: LngLat, b: LngLat): number => {
  const dLat = (b[1] - a[1]) * RAD
  const dLng = (b[0] - a[0]) * RAD
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RAD) * Math.cos(b[1] * RAD) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

export const toVector = ([lng, lat]: LngLat): Vector => {
  const flat = Math.cos(lat * RAD)
  return [flat * Math.cos(lng * RAD), flat * Math.sin(lng * RAD), Math.sin(lat * RAD)]
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
const unit = (a: Vector): Vector => {
  const length = Math.hypot(...a) || 1
  return [a[0] / length, a[1] / length, a[2] / length]
}

/** On which side of the way from a to b the point lies; exactly on it counts as the left, so that no corner counts twice. */
const side = (a: Vector, b: Vector, p: Vector): 1 | -1 => (dot(cross(a, b), p) >= 0 ? 1 : -1)

/** Whether the shorter arcs ab and cd cross. */
export const arcsCross = (a: Vector, b: Vector, c: Vector, d: Vector): boolean => {
  const left = side(a, b, c)
  return left !== side(a, b, d) && left === side(c, d, b) && left !== side(c, d, a)
}

/** About a millimetre, in radians: closer than this is "on" a line. */
const TOUCH = 2e-10

/** Distance in radians from a point to the arc ab. */
export const arcDistance = (p: Vector, a: Vector, b: Vector): number => {
  const toEnds = Math.min(angle(p, a), angle(p, b))
  const normal = cross(a, b)
  if (Math.hypot(...normal) < 1e-15) return toEnds
  const n = unit(normal)
  const between = dot(cross(n, a), p) >= 0 && dot(cross(n, b), p) <= 0
  return between ? Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(n, p))))) : toEnds
}
const angle = (a: Vector, b: Vector): number => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b))

export const touchesArc = (p: Vector, a: Vector, b: Vector): boolean => arcDistance(p, a, b) <= TOUCH

/** A closed way around an area, as its corners; the area is the smaller of its two sides, as in MongoDB. */
export type Ring = readonly Vector[]

/** Whether a ring contains a point, its edge included. */
export const ringContains = (ring: Ring, p: Vector): boolean => {
  const middle = ring.reduce<Vector>((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0])
  const outside = unit([-middle[0] + 1e-9, -middle[1] + 2e-9, -middle[2] + 3e-9])
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] ?? p, ring[i] ?? p]
    if (touchesArc(p, a, b)) return true
    if (arcsCross(a, b, p, outside)) inside = !inside
  }
  return inside
}
