/** GCJ-02 is what Chinese maps (and WeChat) use; GPS and browsers speak WGS-84, up to 600 m beside it. */

const A = 6_378_245
const EE = 0.006_693_421_622_965_943
const RAD = Math.PI / 180

const wave = (x: number, a: number, b: number) => (20 * Math.sin(x * Math.PI * a) + 20 * Math.sin(x * Math.PI * b)) * (2 / 3)
const slow = (x: number, p: number, q: number, r: number) => (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) + (p * Math.sin((x / q) * Math.PI) + r * Math.sin((x / 30) * Math.PI)) * (2 / 3)

const shiftLat = (x: number, y: number) => -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + wave(x, 6, 2) + slow(y, 160, 12, 320)
const shiftLng = (x: number, y: number) => 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave(x, 6, 2) + slow(x, 150, 12, 300)

const inChina = (lng: number, lat: number) => lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271

/** A browser's position as Chinese maps have it, in degrees; outside China the two are the same. Good to a few metres. */
export function toGcj02(lng: number, lat: number): { readonly lng: number; readonly lat: number } {
  if (!inChina(lng, lat)) return { lng, lat }
  const magic = 1 - EE * Math.sin(lat * RAD) ** 2
  const dLat = (shiftLat(lng - 105, lat - 35) * 180) / (((A * (1 - EE)) / (magic * Math.sqrt(magic))) * Math.PI)
  const dLng = (shiftLng(lng - 105, lat - 35) * 180) / ((A / Math.sqrt(magic)) * Math.cos(lat * RAD) * Math.PI)
  return { lng: lng + dLng, lat: lat + dLat }
}
