import Taro from '@tarojs/taro'
import { CallError } from './call-error'
import { toGcj02 } from './gcj02'

export interface Position {
  readonly lng: number
  readonly lat: number
  readonly accuracyM: number
}

/**
 * Where the phone is, once, in the coordinates of Chinese maps (GCJ-02). Asked for only by a tap that needs it. A browser knows
 * GPS coordinates only, and Taro refuses to ask it for others; named where it is asked, the build leaves the arithmetic out of WeChat's main package.
 */
export async function currentPosition(): Promise<Position> {
  try {
    const { longitude, latitude, accuracy } = await Taro.getLocation({ type: process.env.TARO_ENV === 'h5' ? 'wgs84' : 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: 8000 })
    return { ...(process.env.TARO_ENV === 'h5' ? toGcj02(longitude, latitude) : { lng: longitude, lat: latitude }), accuracyM: accuracy }
  } catch {
    throw new CallError({ code: 'NO_LOCATION' })
  }
}
