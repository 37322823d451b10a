import { useState } from 'react'
import type { OrderDetail, SimilarOrder, SortingView } from '@core/contract/order-views'
import { useApi } from '@/hooks/use-api'

/** So many of the likely ones stand on the page; the sheet has them all. */
const LIKELY_SHOWN = 2

export interface Sorted {
  readonly serviceId?: string
  readonly urgency?: SortingView['urgency']
}

export interface Triage {
  /** What the words look like; none while it is fetched, or where it could not be: the page does without. */
  readonly sorting?: SortingView
  /** Open orders that are probably the same matter. */
  readonly likely: readonly SimilarOrder[]
  /** What is chosen to be sent along with 受理; empty leaves the order as the resident sent it. */
  readonly chosen: Sorted
  readonly choose: (part: Sorted) => void
  /** Into which order it is to be merged, once one was tapped on. */
  readonly wanted?: string
  readonly want: (orderId: string | undefined) => void
}

/** What is suggested for an order that waits to be accepted. Suggestions fill in a choice; nothing is done before a person confirms. */
export function useTriage(order: OrderDetail | undefined): Triage {
  const input = order !== undefined && order.actions.includes('accept') ? { as: 'staff' as const, orderId: order.id } : null
  const sorting = useApi('orders', 'suggestSorting', input)
  const similar = useApi('orders', 'similar', order !== undefined && order.actions.includes('merge') ? { as: 'staff' as const, orderId: order.id } : null)
  // By order: on a desk the next one stands in the same place.
  const [state, setState] = useState<{ readonly id?: string; readonly chosen: Sorted; readonly wanted?: string }>({ chosen: {} })
  const own = state.id === order?.id ? state : { id: order?.id, chosen: {} }
  return {
    sorting: sorting.data,
    likely: (similar.data?.items ?? []).filter(({ likely }) => likely).slice(0, LIKELY_SHOWN),
    chosen: own.chosen,
    choose: (part) => setState({ ...own, chosen: { ...own.chosen, ...part } }),
    wanted: own.wanted,
    want: (wanted) => setState({ ...own, wanted }),
  }
}
