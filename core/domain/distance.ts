const EARTH_M = 6_371_008.8

/** Degrees, GCJ-02 as WeChat's maps use them. */
export interface Point { readonly lng: number; readonly lat: number }

/** Great-circle distance in metres (haversine). */
export function distanceBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const rad = Math.PI / 180
  const h = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lng - a.lng) * rad) / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
