import { useState } from 'react'
import type { OrderCard, Receipt } from '@core/contract/order-views'
import type { BulkLine } from '@/components/bulk-result'
import type { Queue } from '@core/domain/order/queues'
import { noteMove, queueOf } from './queue-counts'
import { useApiSubmit } from './use-api'

export interface Bulk {
  readonly accept: (orders: readonly OrderCard[]) => Promise<void>
  /** What became of each; nothing where the lot did not arrive. */
  readonly dispatch: (items: readonly DispatchItem[], orders: readonly Named[], plan?: string) => Promise<readonly BulkLine[] | undefined>
  readonly busy: boolean
  readonly error?: string
  /** What became of the last lot, until it is put away. */
  readonly result?: { readonly verb: string; readonly lines: readonly BulkLine[] }
  readonly close: () => void
}

interface Named extends Pick<OrderCard, 'id' | 'title'> {
  /** Where it stood until now. */
  readonly queue: Queue
}

type Results = readonly { readonly orderId: string; readonly ok: boolean; readonly code?: string; readonly said?: string; readonly receipt?: Receipt }[]

export interface DispatchItem {
  readonly orderId: string
  /** Its version that was looked at: who was quicker is not overrun. */
  readonly version?: number
  readonly memberIds: readonly string[]
  /** Whom to ask after them, one by one. */
  readonly next?: readonly string[]
  readonly pool?: boolean
}

/** Several orders at once, each on its own: what failed is said per order, and the rest is done. */
export function useBulk(onDone: () => unknown): Bulk {
  const [result, setResult] = useState<Bulk['result']>()
  const accepting = useApiSubmit('orders', 'acceptMany')
  const dispatching = useApiSubmit('orders', 'dispatchMany')

  const show = (verb: string, orders: readonly Named[], results: Results) => {
    const lines = results.map(({ orderId, ok, said, receipt }) => {
      const order = orders.find(({ id }) => id === orderId)
      if (receipt && order) noteMove(order.queue, receipt)
      return { orderId, ok, ...(said === undefined ? {} : { said }), title: order ? order.title : '' }
    })
    setResult({ verb, lines })
    void onDone()
    return lines
  }
  return {
    accept: async (orders) => {
      const output = await accepting.run({ as: 'staff', orderIds: orders.map(({ id }) => id) })
      if (output) show('受理', orders.map(({ id, title, ...order }) => ({ id, title, queue: queueOf(order) })), output.results)
    },
    dispatch: async (items, orders, plan) => {
      const output = await dispatching.run({ as: 'staff', ...(plan === undefined ? {} : { plan }), items: items.map(({ next, ...item }) => ({ ...item, memberIds: [...item.memberIds], ...(next && next.length > 0 ? { next: [...next] } : {}) })) })
      return output && show('派出', orders, output.results)
    },
    busy: accepting.busy || dispatching.busy,
    error: (accepting.error ?? dispatching.error)?.message,
    result,
    close: () => setResult(undefined),
  }
}
