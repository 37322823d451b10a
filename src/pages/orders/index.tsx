import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { ViewRole } from '@core/contract/common'
import { LIST_TEXT } from '@core/text/zh-lists'
import { nextText } from '@core/text/zh-next'
import { isOverdue } from '@/components/by-when'
import { Button } from '@/components/button'
import { ListEnd } from '@/components/list-end'
import { OrderCard } from '@/components/order-card'
import { PromiseLine, hasPromise } from '@/components/order-card/promise'
import { STATE_LOOK, stepNames, stepOf } from '@/components/order-card/state-look'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { BETWEEN, placeWords } from '@/components/place-words'
import { Segmented } from '@/components/segmented'
import { ROUTES, goTo, orderOpener } from '@/hooks/routes'
import { useApiPages } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'

type TabName = InputOf<'orders', 'list'>['tab']

const OFFICIAL: readonly TabName[] = ['all', 'late', 'closed']
const TABS: Readonly<Record<ViewRole, readonly TabName[]>> = {
  resident: ['open', 'past'],
  member: ['tasks', 'past'],
  staff: OFFICIAL,
  street: OFFICIAL,
  district: OFFICIAL,
}

export default function OrdersPage() {
  const { role } = useViewer()
  // Another role has other tabs: chosen there, not here.
  return <OrderList key={role} role={role} />
}

function OrderList({ role }: { readonly role: ViewRole }) {
  const tabs = TABS[role].map((key) => ({ key, label: LIST_TEXT[key] }))
  const [tab, setTab] = useState<TabName>(tabs[0]?.key ?? 'all')
  const orders = useApiPages('orders', 'list', { as: role, tab }, (order) => order.id, { live: true })
  const now = Date.now() + useServerOffset()
  const open = orderOpener(role)
  const empty = role === 'resident' && tab === 'open'
    ? <Empty action={<Button kind='primary' icon='plus' onTap={() => goTo(ROUTES.services)}>我要点单</Button>}>没有正在办的事。需要帮忙就点一单。</Empty>
    : <Empty>这里还没有订单。</Empty>
  return (
    <PageShell tab='orders' title={role === 'resident' ? '我的订单' : '订单'} head={<Segmented segments={tabs} value={tab} onChange={setTab} />}>
      <PageState query={orders} isEmpty={(items) => items.length === 0} empty={empty}>
        {(items) => (
          <>
            {items.map((order) => (
              <OrderCard
                key={order.id}
                order={{
                  ...order,
                  state: STATE_LOOK[order.state],
                  promise: hasPromise(order) ? <PromiseLine order={order} now={now} as={role} /> : nextText(order.state, role),
                  overdue: isOverdue(order, now),
                  meta: `${order.category}${BETWEEN}${placeWords(order.place)}`,
                  steps: tab === 'open' ? { names: stepNames(order.state), current: stepOf(order.state) } : undefined,
                }}
                onOpen={open && (() => open(order.id))}
              />
            ))}
            <ListEnd {...orders} onMore={orders.more} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
