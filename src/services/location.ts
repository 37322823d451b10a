import Taro from '@tarojs/taro'
import { CallError } from './call-error'

export interface Position {
  readonly lng: number
  readonly lat: number
  readonly accuracyM: number
}

/** Where the phone is, once, in the coordinates of Chinese maps (GCJ-02). Asked for only by a tap that needs it. */
export async function currentPosition(): Promise<Position> {
  try {
    const { longitude, latitude, accuracy } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: 4000 })
    return { lng: longitude, lat: latitude, accuracyM: accuracy }
  } catch {
    throw new CallError({ code: 'NO_LOCATION' })
  }
}
