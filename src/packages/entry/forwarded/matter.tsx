import { View } from '@tarojs/components'
import type { ForwardedView } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Facts } from '@/components/facts'

export interface MatterProps {
  readonly view: ForwardedView
  readonly order: NonNullable<ForwardedView['order']>
}

/** What it is about and where, and until when the community owes the resident an end of it. */
export function Matter({ view, order }: MatterProps) {
  const { community, phone, until, now } = view
  const { title, text, service, place, unit, reason, dueAt, no } = order
  return (
    <Card className='stack'>
      <View>
        <View className='h2'>{title}</View>
        <View className='s mt1'>{community}请{unit || '您的单位'}来办</View>
      </View>
      {text !== '' && text !== title && <View>{text}</View>}
      <Facts
        facts={[
          ['类别', service],
          ['地点', place],
          ['为什么请您', reason || undefined],
          ['办结时限', dueAt && momentWords(dueAt, now)],
          ['订单', no],
          ['社区电话', phone],
          ['链接有效到', momentWords(until, now)],
        ]}
      />
      <View className='s'>为保护居民，这里没有姓名、电话、门牌和照片，文字里的号码也隐去了。要联系居民或上门，请打社区电话，由社区来约。</View>
    </Card>
  )
}
