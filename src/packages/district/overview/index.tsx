import { Card } from '@/components/card'
import { OrderRow } from '@/components/order-row'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useApiPages } from '@/hooks/use-api'

export default function OverviewPage() {
  const late = useApiPages('orders', 'list', { as: 'district', tab: 'late' }, (order) => order.id)
  return (
    <PageShell title='超时和提级'>
      <PageState query={late} empty='现在没有超时的订单。'>
        {(items) => <Card flush>{items.map((order) => <OrderRow key={order.id} title={order.title} meta={order.place} due={order.dueAt} />)}</Card>}
      </PageState>
    </PageShell>
  )
}
