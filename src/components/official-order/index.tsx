import { Fragment, type ReactNode } from 'react'
import type { OrderDetail } from '@core/contract/order-views'
import { OrderAppeals } from '../order-detail/order-appeals'
import { OrderFacts } from '../order-detail/order-facts'
import { OrderFollowing } from '../order-detail/order-following'
import { OrderHead } from '../order-detail/order-head'
import { OrderHistory } from '../order-detail/order-history'
import { type LinkedPhoto, OrderPhotos } from '../order-detail/order-photos'
import { OrderSeats } from '../order-detail/order-seats'
import { ForwardLink } from './forward-link'
import { OrderCalls } from './order-calls'
import { OrderNotes } from './order-notes'
import { OrderOffers } from './order-offers'

export interface OfficialOrderProps {
  readonly order: OrderDetail
  readonly links: readonly LinkedPhoto[]
  /** Right under the facts: on the desk, whom to send. */
  readonly middle?: ReactNode
  /** The desk has its own head. */
  readonly headless?: boolean
  /** The link to an outside unit, where it was issued on this page. */
  readonly link?: { readonly url?: string; readonly onCopy: (url: string) => void }
  readonly onAction: (action: string) => void
  readonly onOpen: (orderId: string) => void
}

/** These have their own place on the page and need not stand in the bar again. */
const IN_PAGE: readonly string[] = ['noteInternal', 'postUpdate', 'issueLink', 'withdrawLink']
export const barActions = (actions: readonly string[]) => actions.filter((action) => !IN_PAGE.includes(action))

/** The whole order as community, street and district see it; the server has left out what this viewer may not see. */
export function OfficialOrder({ order, links, middle, headless, link, onAction, onOpen }: OfficialOrderProps) {
  return (
    <Fragment key={order.id}>
      {!headless && <OrderHead order={order} />}
      <OrderCalls order={order} onOpen={onOpen} />
      {link && <ForwardLink order={order} url={link.url} onCopy={link.onCopy} onAction={onAction} />}
      <OrderAppeals order={order} />
      <OrderFacts order={order} />
      {order.state === 'offered' && <OrderOffers order={order} />}
      {middle}
      <OrderPhotos order={order} links={links} />
      <OrderFollowing order={order} />
      <OrderSeats order={order} />
      {order.state !== 'offered' && <OrderOffers order={order} />}
      <OrderNotes order={order} onAction={onAction} />
      <OrderHistory order={order} />
    </Fragment>
  )
}
