import { OrderCard } from '@/components/order-card'
import { STATE_LOOK } from '@/components/order-card/state-look'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useApiPages } from '@/hooks/use-api'

export default function TasksPage() {
  const offers = useApiPages('orders', 'list', { as: 'member', tab: 'inbox' }, (order) => order.id)
  return (
    <PageShell tab='tasks' title='等您回答'>
      <PageState query={offers} empty='暂时没有派给您的订单。有新的会通知您。'>
        {(items) => items.map((order) => (
          <OrderCard
            key={order.id}
            accent
            order={{
              ...order,
              state: STATE_LOOK[order.state],
              meta: `${order.place} · ${order.category}`,
              reasons: order.offer?.reasons.map((label) => ({ label, tone: 'ok' as const })),
            }}
          />
        ))}
      </PageState>
    </PageShell>
  )
}
