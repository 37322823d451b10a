import type { OrderCard } from '@core/contract/order-views'
import { OrderRow } from '../order-row'
import { type ListKey, rowOf } from './queues'

export interface QueueRowsProps {
  readonly orders: readonly OrderCard[]
  readonly queue: ListKey
  /** The server's clock minus this one's, in ms. */
  readonly offset: number
  readonly selected?: string
  readonly isChecked?: (orderId: string) => boolean
  readonly onCheck?: (orderId: string, range: boolean) => void
  readonly onOpen: (orderId: string) => void
}

/** The rows of a queue. With `onCheck` each has a box; on a phone, while choosing, the whole row ticks. */
export function QueueRows({ orders, queue, offset, selected, isChecked, onCheck, onOpen }: QueueRowsProps) {
  return (
    <>
      {orders.map((order) => (
        <OrderRow
          key={order.id}
          id={`row-${order.id}`}
          {...rowOf(order, queue)}
          offset={offset}
          selected={order.id === selected}
          checked={isChecked?.(order.id)}
          onCheck={onCheck && ((range) => onCheck(order.id, range))}
          onTap={() => onOpen(order.id)}
        />
      ))}
    </>
  )
}
