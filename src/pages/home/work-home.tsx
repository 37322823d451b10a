import { View } from '@tarojs/components'
import type { PersonRole } from '@core/contract/common'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { OrderRow } from '@/components/order-row'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

interface WorkHomeProps {
  readonly role: Exclude<PersonRole, 'resident'>
}

/** “哪些要我现在处理？” */
export function WorkHome({ role }: WorkHomeProps) {
  const home = useApi('orders', 'home', { as: role })
  const offset = useServerOffset()
  return (
    <PageShell tab='home' title='现在要处理' sub={home.data && `${home.data.community} · ${home.data.area}`}>
      <PageState query={home} isEmpty={({ orders }) => orders.length === 0} empty={<View>现在没有等您处理的事。有新的会出现在这里。</View>}>
        {({ orders }) => (
          <Card flush>
            {orders.map((order) => <OrderRow key={order.id} title={order.title} meta={`${order.place} · ${order.category}`} due={order.dueAt} offset={offset} />)}
          </Card>
        )}
      </PageState>
    </PageShell>
  )
}
