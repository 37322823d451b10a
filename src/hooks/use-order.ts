import type { InputOf } from '@core/contract/api'
import type { OrderDetail } from '@core/contract/order-views'
import type { LinkedPhoto } from '@/components/order-detail/order-photos'
import { useApi } from './use-api'
import type { Query } from './use-query'

export interface OrderQuery {
  /** For `<PageState query>`; fetched anew whenever the page comes back into view. */
  readonly order: Query<OrderDetail>
  /** Signed links to its photos, ten minutes good. */
  readonly links: readonly LinkedPhoto[]
  readonly reload: () => Promise<void>
}

/** One order as one viewer sees it. No id yet: nothing is asked. */
export function useOrder(orderId: string | undefined, as: InputOf<'orders', 'detail'>['as']): OrderQuery {
  const order = useApi('orders', 'detail', orderId ? { as, orderId } : null)
  const photos = useApi('files', 'photoLinks', orderId && order.data && order.data.photos.length > 0 ? { as, orderId } : null)
  return { order, links: photos.data?.items ?? [], reload: order.reload }
}
