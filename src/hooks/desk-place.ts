import type { OrderCard } from '@core/contract/order-views'
import { OFFICIAL_QUEUES, STAFF_QUEUES, isToDecide } from '@/components/queue/queues'
import type { DeskRole } from './desk-rooms'
import { queueOf } from './queue-counts'

/** Where in the desk's rail an order stands: in its queue, or among all orders where none of the queues has it. */
export function placeOf(as: DeskRole, order: Pick<OrderCard, 'state' | 'back' | 'actions'> | undefined): string {
  if (order === undefined) return 'orders'
  const queue = as !== 'staff' && isToDecide(order) ? 'toDecide' : queueOf(order)
  return (as === 'staff' ? STAFF_QUEUES : OFFICIAL_QUEUES).some(({ key }) => key === queue) ? queue : 'orders'
}
