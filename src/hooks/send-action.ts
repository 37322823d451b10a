import type { InputOf } from '@core/contract/api'
import type { CallableAction } from '@core/contract/order-payloads'
import type { OrderCard, OrderDetail, Receipt } from '@core/contract/order-views'
import { call } from '@/services/call'
import { currentPosition } from '@/services/location'

export type ViewerKind = InputOf<'orders', 'detail'>['as']
/** A row of a list, or the whole view. `rate` needs the whole. */
export type ActionTarget = OrderCard | OrderDetail

/** What is wished, without how things stood: sent again after a lost network it is the same wish and keeps its number. */
export interface Wish {
  readonly orderId: string
  readonly action: CallableAction
  readonly payload: Readonly<Record<string, unknown>>
}

export const isDetail = (order: ActionTarget): order is OrderDetail => 'timeline' in order

/** What the view showed goes back with the actions whose guard repeats it, so that they need no read. */
export function repeated(order: ActionTarget, action: CallableAction): object {
  if (action === 'take') return order.offer ? { offerId: order.offer.id, seen: order.offer.seen, facts: order.offer.facts } : {}
  if (!isDetail(order)) return {}
  const seen = { version: order.version, head: order.head }
  if (action === 'rate') return { seen }
  if (action === 'confirm') return { seen, round: order.round }
  return (action === 'checkIn' || action === 'finish') && order.facts ? { seen, facts: order.facts } : {}
}

/** Sends one wish, once: the same requestId again is the same wish. */
export async function sendAction(as: ViewerKind, order: ActionTarget, { action, payload }: Wish, requestId: string): Promise<Receipt> {
  const position = payload['way'] === 'position' ? { position: await currentPosition() } : {}
  const input = { as, orderId: order.id, ...payload, ...position, ...repeated(order, action) }
  // The sheet's table is held to the contract's fields (ask-types.ts); which action it is, only this line does not know.
  return (await call('orders', action, input as never, { requestId })) as Receipt
}
