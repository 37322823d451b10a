import { useRouter } from '@tarojs/taro'
import { ActionBar } from '@/components/action-bar'
import { ActionSheet } from '@/components/action-sheet'
import { OrderAppeals } from '@/components/order-detail/order-appeals'
import { OrderFacts } from '@/components/order-detail/order-facts'
import { OrderFollowing } from '@/components/order-detail/order-following'
import { OrderHead } from '@/components/order-detail/order-head'
import { OrderHistory } from '@/components/order-detail/order-history'
import { OrderPhotos } from '@/components/order-detail/order-photos'
import { OrderSeats } from '@/components/order-detail/order-seats'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { decoded } from '@/hooks/routes'
import { useOrder } from '@/hooks/use-order'
import { useOrderAction } from '@/hooks/use-order-action'
import { AskedOfYou } from './asked-of-you'
import { Fresh } from './fresh'
import { RatingGiven } from './rating-given'
import { StartCode } from './start-code'
import './index.scss'

/** “我的事到哪一步了？” */
export default function ResidentOrderPage() {
  const { params } = useRouter()
  const { order: query, links, reload } = useOrder(decoded(params['id']), 'resident')
  const act = useOrderAction('resident', { reload })
  const order = query.data
  return (
    <PageShell
      title={order?.title ?? '订单'}
      foot={order && order.actions.length > 0 && <ActionBar state={order.state} actions={order.actions} busy={act.busy} error={act.error} onAction={(action) => act.start(order, action)} />}
    >
      <PageState query={query}>
        {(shown) => (
          <>
            {params['fresh'] && <Fresh order={shown} />}
            <AskedOfYou order={shown} />
            <StartCode order={shown} />
            <OrderHead order={shown} />
            <RatingGiven order={shown} onReopen={() => act.start(shown, 'requestReopen')} />
            <OrderFollowing order={shown} />
            <OrderSeats order={shown} />
            <OrderPhotos order={shown} links={links} />
            <OrderHistory order={shown} />
            <OrderAppeals order={shown} />
            <OrderFacts order={shown} />
          </>
        )}
      </PageState>
      <ActionSheet {...act.sheet} />
    </PageShell>
  )
}
