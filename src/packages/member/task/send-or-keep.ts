import type { Receipt } from '@core/contract/order-views'
import { type ActionTarget, repeated, sendAction, type ViewerKind, type Wish } from '@/hooks/send-action'
import { call } from '@/services/call'
import { isUnjudged, toCallError } from '@/services/call-error'
import { currentPosition } from '@/services/location'
import { clockOffset } from '@/services/session'
import { keep } from '../use-kept'

/** Coming and going: what is told of them later is as true. */
const AT_DOOR = { checkIn: 'in', finish: 'out' } as const
const isAtDoor = (action: string): action is keyof typeof AT_DOOR => Object.hasOwn(AT_DOOR, action)

/** Sends a wish; coming and going that do not get through are kept on the phone, with their moment and proof, and told when there is a network. */
export async function sendOrKeep(as: ViewerKind, order: ActionTarget, wish: Wish, requestId: string): Promise<Receipt | 'kept'> {
  const { action, payload } = wish
  if (!isAtDoor(action)) return sendAction(as, order, wish, requestId)
  const happenedAt = Date.now() + clockOffset()
  const position = payload['way'] === 'position' ? { position: await currentPosition() } : {}
  const input = { as: 'member' as const, orderId: order.id, ...payload, ...position, ...repeated(order, action), happenedAt }
  try {
    return (await call('orders', action, input as never, { requestId })) as Receipt
  } catch (thrown) {
    if (isUnjudged(toCallError(thrown).code) && keep({ which: AT_DOOR[action], requestId, input })) return 'kept'
    throw thrown
  }
}
