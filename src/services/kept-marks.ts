import Taro from '@tarojs/taro'
import { getSession } from './session'

/** A shift, or an activity. */
export type Gathering = { readonly shiftId: string } | { readonly activityId: string }
/** Of an order the whole wish, exactly as it was sent: sent again it is the same one. */
export interface AtDoor { readonly orderId: string; readonly as: 'member'; readonly happenedAt: number }
type AtGathering = Gathering & { readonly way: 'position' | 'code'; readonly position?: { readonly lng: number; readonly lat: number; readonly accuracyM: number }; readonly code?: string; readonly at: number }
export const gatheringId = (of: Gathering | AtDoor): string => ('orderId' in of ? of.orderId : 'shiftId' in of ? of.shiftId : of.activityId)

/** Coming or going that could not be told yet: with its moment and its proof, as the server will judge them. */
export interface KeptMark {
  readonly requestId: string
  readonly which: 'in' | 'out'
  readonly input: AtGathering | AtDoor
  /** The server has judged, and said this: it is not told again, and stays until the person has seen it. */
  readonly refused?: string
}

/** Each person's own: a phone is lent, and coming is told for who came. */
const keyOf = (): string => `kept-marks.${getSession().me?.personId ?? ''}`

/** On this phone, oldest first: going is told after coming. */
export function keptMarks(): readonly KeptMark[] {
  try {
    const kept: unknown = Taro.getStorageSync(keyOf())
    return Array.isArray(kept) ? (kept as KeptMark[]) : []
  } catch {
    return []
  }
}

/** Every mark through this, away where it gives nothing. */
export const changeMarks = (change: (mark: KeptMark) => readonly KeptMark[], more: readonly KeptMark[] = []): void => Taro.setStorageSync(keyOf(), [...keptMarks().flatMap(change), ...more])
