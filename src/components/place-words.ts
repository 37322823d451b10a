import { BETWEEN } from '@core/text/zh-lists'

/** Where an order is, so that a compound's number and a building's cannot be read as one: «小区 63 · 6 号楼», not «小区 63 6号楼». */

export { BETWEEN }
const SPACE = '\u00A0'

/** “3号楼” as “3 号楼”, which no line breaks apart. */
export const spaced = (text: string) => text.replace(/([0-9A-Za-z]) ?(?=号楼|单元|栋|幢)/g, `$1${SPACE}`)

export interface WholeAddress {
  readonly compound: string
  readonly building?: string
  /** Unit and room: only for whoever may see the door. */
  readonly door?: string
}

/** “小区 63 · 6 号楼 · 2 单元 301” */
export const addressWords = ({ compound, building, door }: WholeAddress): string =>
  [compound, building && spaced(building), door && spaced(door).replace(/ /g, SPACE)].filter(Boolean).join(BETWEEN)

/** A row's place comes in one piece, the building last; the door is added by who may see it. */
export function placeWords(place: string, door?: string): string {
  const at = place.lastIndexOf(' ')
  return addressWords(at < 0 ? { compound: place, door } : { compound: place.slice(0, at), building: place.slice(at + 1), door })
}
