import type { Payload } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { shiftsOf } from '../../_data/shifts-repo'

/** A time one stands at a post is nobody else's: the resident would wait, or the post. What was sent before was judged then. */
export async function refuseOnShift(time: Payload['time'], { personId, now, retried }: Ctx): Promise<void> {
  if (time === undefined || retried) return
  const held = (await shiftsOf([personId], now)).find(({ state, claims, startsAt, endsAt }) => state === 'open' && Object.hasOwn(claims, personId) && startsAt < time.to && time.from < endsAt)
  if (held !== undefined) throw new AppError('SHIFTS_OVERLAP', { said: `这段时间您在「${held.title}」有一班。请换个时间，或先退那一班。` })
}
