import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'

/** What is to be done, in the resident's words; where to go stands in its own card. */
export function TaskFacts({ order }: { readonly order: OrderDetail }) {
  const facts = [
    { name: '类别', value: [order.category, order.service].filter(Boolean).join(' · ') },
    ...(order.appointment ? [{ name: '希望时间', value: spanWords(order.appointment, order.now) }] : []),
    ...order.answers.map(({ label, value }) => ({ name: label, value })),
    ...(order.onBehalf ? [{ name: '代点', value: `替${order.onBehalf.relation}点的` }] : []),
  ]
  return (
    <Card className='stack'>
      <View className='task__text'>{order.text}</View>
      <View className='stack stack--tight'>
        {facts.map(({ name, value }) => (
          <View key={name}>
            <View className='s'>{name}</View>
            <View>{value}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
