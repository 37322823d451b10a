import type { OrderDoc } from '@core/contract/documents'
import type { Position } from '@core/domain/check-in/fence'
import { inFence } from '@core/domain/check-in/fence'
import type { Payload } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import { startCodeOf } from '../../_order/start-code'

/** What of an order its proof of arrival rests on. */
type Arrived = Pick<OrderDoc, '_id' | 'round'> & { readonly place: { readonly point?: OrderDoc['place']['point'] | undefined } }

/** Proof of being at the door: by position within the fence, by the resident's four digits, or by hand, which is flagged. */
export function checkArrival(doc: Arrived, input: Readonly<Record<string, unknown>>): Payload {
  if (input['way'] === 'code') {
    if (input['code'] !== startCodeOf(doc._id, doc.round)) throw new AppError('CODE_WRONG')
    return { way: 'code' }
  }
  if (input['way'] === 'manual') return { way: 'manual' }
  const judged = inFence(input['position'] as Position | undefined, doc.place.point)
  if (!judged.ok) throw new AppError(judged.code, judged.detail === undefined ? {} : { detail: judged.detail })
  return { way: 'position', distanceM: judged.distanceM }
}
