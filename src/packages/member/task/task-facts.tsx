import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { ownWords } from '@/components/order-detail/order-facts'
import { BETWEEN } from '@/components/place-words'

/** What is to be done, in the resident's words; where to go stands in its own card. */
export function TaskFacts({ order }: { readonly order: OrderDetail }) {
  return (
    <Card className='stack'>
      {ownWords(order) && <View className='order-detail__text'>{order.text}</View>}
      <Facts
        facts={[
          ['类别', [order.category, order.service].filter(Boolean).join(BETWEEN)],
          ...order.answers.map(({ label, value }) => [label, value] as const),
          ['希望时间', order.appointment && spanWords(order.appointment, order.now)],
          ['代点', order.onBehalf && `替${order.onBehalf.relation}点的`],
        ]}
      />
    </Card>
  )
}
