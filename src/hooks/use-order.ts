import { useEffect, useRef } from 'react'
import type { InputOf } from '@core/contract/api'
import type { OrderDetail } from '@core/contract/order-views'
import type { LinkedPhoto } from '@/components/order-detail/order-photos'
import { useApi } from './use-api'
import type { Query } from './use-query'

export interface OrderQuery {
  /** For `<PageState query>`; fetched anew whenever the page comes back into view, and by itself while it is. */
  readonly order: Query<OrderDetail>
  /** Signed links to its photos, ten minutes good. */
  readonly links: readonly LinkedPhoto[]
  readonly reload: () => Promise<void>
}

const LIVE = { live: true } as const

/** One order as one viewer sees it. No id yet: nothing is asked. */
export function useOrder(orderId: string | undefined, as: InputOf<'orders', 'detail'>['as']): OrderQuery {
  const order = useApi('orders', 'detail', orderId ? { as, orderId } : null, LIVE)
  const pictures = order.data?.photos.map(({ fileId }) => fileId).join(' ') ?? ''
  const photos = useApi('files', 'photoLinks', orderId && pictures ? { as, orderId } : null)
  useOnChange(pictures, photos.reload)
  return { order, links: photos.data?.items ?? [], reload: order.reload }
}

/** A picture that came later has a link of its own; the first ones are fetched as they are. */
function useOnChange(pictures: string, reload: () => Promise<void>) {
  const known = useRef(pictures)
  useEffect(() => {
    if (known.current && pictures && known.current !== pictures) void reload()
    known.current = pictures
  }, [pictures, reload])
}
