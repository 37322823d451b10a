import type { CloudClock } from '../cloud-clock'
import type { Disturbed } from '../wechat/check-media'
import type { Faults } from './make-faults'

/** What the seed does to WeChat's verdict on the next picture: nothing, never, later by the cloud's clock, or twice. */
export const makePushDisturbance = (faults: Faults, clock: CloudClock) => (): Disturbed => {
  const call = faults.count('push')
  const strikes = (kind: 'pushLost' | 'pushLate' | 'pushTwice') => faults.strikes(kind, call, 'wxa_media_check')
  const [lost, late, twice] = [strikes('pushLost'), strikes('pushLate'), strikes('pushTwice')]
  return async (deliver) => {
    if (lost) return
    if (late) clock.after(faults.lateMs, () => void deliver())
    else await deliver()
    if (twice) await deliver()
  }
}
