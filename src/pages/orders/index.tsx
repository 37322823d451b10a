import { useState } from 'react'
import { ListEnd } from '@/components/list-end'
import { OrderCard } from '@/components/order-card'
import { STATE_LOOK } from '@/components/order-card/state-look'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Segmented } from '@/components/segmented'
import { useApiPages } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'

const TABS = [{ key: 'open', label: '进行中' }, { key: 'past', label: '已结束' }] as const

export default function OrdersPage() {
  const { role } = useViewer()
  const [tab, setTab] = useState<(typeof TABS)[number]['key']>('open')
  const orders = useApiPages('orders', 'list', { as: role, tab }, (order) => order.id)
  return (
    <PageShell tab='orders' title={role === 'resident' ? '我的订单' : '订单'} head={<Segmented segments={TABS} value={tab} onChange={setTab} />}>
      <PageState query={orders} empty={tab === 'open' ? '没有正在办的订单。需要帮忙，到首页点“我要点单”。' : '还没有办完的订单。'}>
        {(items) => (
          <>
            {items.map((order) => (
              <OrderCard key={order.id} order={{ ...order, state: STATE_LOOK[order.state], meta: `${order.category} · ${order.place}` }} />
            ))}
            <ListEnd {...orders} onMore={orders.more} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
