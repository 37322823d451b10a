import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Desk, Key } from '@/components/desk'
import { OrderRow } from '@/components/order-row'
import { PageShell } from '@/components/page-shell'
import { useShell } from '@/components/page-shell/shell-context'
import { PageState } from '@/components/page-state'
import { RailItem } from '@/components/rail-item'
import { Segmented } from '@/components/segmented'
import { useApiPages } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

const QUEUES = [
  { key: 'toDispatch', label: '待派单', icon: 'users' },
  { key: 'toAccept', label: '待受理', icon: 'list' },
  { key: 'late', label: '将超时', icon: 'alert' },
  { key: 'back', label: '退回', icon: 'back' },
  { key: 'toVerify', label: '待回访', icon: 'chat' },
] as const

export default function QueuePage() {
  const { wide } = useShell()
  const [queue, setQueue] = useState<(typeof QUEUES)[number]['key']>('toDispatch')
  const [selected, setSelected] = useState<string>()
  const orders = useApiPages('orders', 'list', { as: 'staff', tab: queue }, (order) => order.id)
  const offset = useServerOffset()
  const name = QUEUES.find(({ key }) => key === queue)?.label
  const list = (
    <PageState query={orders} empty='这一队现在是空的。'>
      {(items) => items.map((order) => (
        <OrderRow key={order.id} title={order.title} meta={`${order.place} · ${order.category}`} due={order.dueAt} offset={offset} selected={wide && order.id === selected} onTap={() => setSelected(order.id)} />
      ))}
    </PageState>
  )
  if (!wide) {
    return (
      <PageShell title='现在要处理' flush head={<Segmented segments={QUEUES} value={queue} onChange={setQueue} />} foot={<Button kind='primary' icon='shield'>看推荐派单</Button>}>
        {list}
      </PageShell>
    )
  }
  return (
    <PageShell
      title='现在要处理'
      desk
      rail={QUEUES.map(({ key, label, icon }) => <RailItem key={key} icon={icon} label={label} on={key === queue} onTap={() => setQueue(key)} />)}
    >
      <Desk title={name} hint={<><Key>↑</Key> <Key>↓</Key> 选择 <Key>Enter</Key> 派单</>} list={list}>
        <View className='s'>从左边选一单。</View>
      </Desk>
    </PageShell>
  )
}
