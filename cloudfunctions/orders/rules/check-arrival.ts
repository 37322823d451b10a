import type { OrderDoc } from '@core/contract/documents'
import type { Payload } from '@core/domain/order/order'
import { distanceBetween } from '@core/domain/distance'
import { AppError } from '../../_kit/app-error'
import { startCodeOf } from '../../_order/start-code'

/** The fence around a compound's point, in metres [own]; a compound is not a pin. */
const FENCE_M = 300
/** A position less sure than this proves nothing. */
const MAX_ACCURACY_M = 200

/** What of an order its proof of arrival rests on. */
type Arrived = Pick<OrderDoc, '_id' | 'round'> & { readonly place: { readonly point?: OrderDoc['place']['point'] | undefined } }

/** Proof of being at the door: by position within the fence, by the resident's four digits, or by hand, which is flagged. */
export function checkArrival(doc: Arrived, input: Readonly<Record<string, unknown>>): Payload {
  if (input['way'] === 'code') {
    if (input['code'] !== startCodeOf(doc._id, doc.round)) throw new AppError('CODE_WRONG')
    return { way: 'code' }
  }
  if (input['way'] === 'manual') return { way: 'manual' }
  const position = input['position'] as { lng: number; lat: number; accuracyM: number } | undefined
  if (position === undefined || doc.place.point === undefined) throw new AppError('POSITION_VAGUE')
  if (position.accuracyM > MAX_ACCURACY_M) throw new AppError('POSITION_VAGUE', { detail: { accuracyM: Math.round(position.accuracyM) } })
  const distanceM = Math.round(distanceBetween(position, doc.place.point))
  // The doubt of the position counts for the member: the circle around it must touch the fence.
  if (distanceM - position.accuracyM > FENCE_M) throw new AppError('TOO_FAR', { detail: { distanceM, fenceM: FENCE_M } })
  return { way: 'position', distanceM }
}
