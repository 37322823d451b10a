import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ForwardedView } from '@core/contract/order-views'
import { Button } from '@/components/button'
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
          ['链接有效到', momentWords(until, now)],
        ]}
      />
      {phone && (
        <View className='row'>
          <View className='grow'>
            <View className='h3'>{community}</View>
            <View className='s num'>{phone}</View>
          </View>
          <Button kind='ghost' size='small' icon='phone' label={`打电话给${community}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>打电话</Button>
        </View>
      )}
      <View className='s'>为保护居民，这里没有姓名、电话、门牌和照片，文字里的号码也隐去了。要联系居民或上门，请打社区电话，由社区来约。</View>
    </Card>
  )
}
