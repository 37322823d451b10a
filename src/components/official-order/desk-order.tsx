import type { ReactNode } from 'react'
import type { OrderDetail } from '@core/contract/order-views'
import { ActionSheet, type ActionSheetProps } from '../action-sheet'
import type { LinkedPhoto } from '../order-detail/order-photos'
import { PageState, type QueryView } from '../page-state'
import { DeskHead } from './desk-head'
import { OfficialOrder, type OfficialOrderProps, barActions } from './index'

export interface DeskOrderProps {
  readonly query: QueryView<OrderDetail>
  readonly links: readonly LinkedPhoto[]
  /** The server's clock minus this one's, in ms. */
  readonly offset: number
  readonly control: {
    readonly start: (order: OrderDetail, action: string) => void
    readonly busy?: string
    readonly error?: string
    readonly sheet: ActionSheetProps
  }
  /** Right under the facts, e.g. whom to send; the action it carries out stands there and not in the bar. */
  readonly middle?: { readonly action: string; readonly draw: (order: OrderDetail) => ReactNode }
  /** Before that: what is suggested for this order; nothing is carried out there. */
  readonly hints?: (order: OrderDetail) => ReactNode
  readonly link?: OfficialOrderProps['link']
  readonly onOpen: (orderId: string) => void
}

/** The order beside a desk's list, with what its viewer may do. */
export function DeskOrder({ query, links, offset, control, middle, hints, link, onOpen }: DeskOrderProps) {
  return (
    <PageState query={query}>
      {(order) => {
        const act = (action: string) => control.start(order, action)
        const placed = middle && order.actions.includes(middle.action) ? middle : undefined
        return (
          <>
            <DeskHead order={order} actions={barActions(order.actions).filter((action) => action !== placed?.action)} offset={offset} busy={control.busy} error={control.error} onAction={act} />
            <OfficialOrder headless order={order} links={links} middle={<>{hints?.(order)}{placed?.draw(order)}</>} link={link} onAction={act} onOpen={onOpen} />
            <ActionSheet {...control.sheet} />
          </>
        )
      }}
    </PageState>
  )
}
