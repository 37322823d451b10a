import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Tag } from '@/components/tag'

/** Gave the task back and does not hold it again: the order goes on without them, only what was noted is theirs. */
export const leftLate = ({ lateRelease, seatList, offer, transfer }: OrderDetail): boolean =>
  lateRelease !== undefined && offer === undefined && transfer?.toMe !== true && !seatList.some(({ mine }) => mine)

/** What was noted, and that something can be said against it; where the order stands now is no business of theirs. */
export function LateRelease({ order: { lateRelease, actions, now } }: { readonly order: OrderDetail }) {
  if (lateRelease === undefined) return null
  const { at, agreed, reversed } = lateRelease
  return (
    <Card className='stack stack--tight'>
      <View className='row between wrap'>
        <View className='h3'>您退还了这一单</View>
        <Tag tone={reversed ? 'ok' : 'muted'}>{reversed ? '不算' : '记了一次'}</Tag>
      </View>
      <View className='num'>{`约好 ${momentWords(agreed, now)}，${momentWords(at, now)} 退还，不到三小时。`}</View>
      {reversed && <View className='s'>申诉成立，这一次不算。</View>}
      {actions.includes('fileAppeal') && <View className='s'>有特殊情况请说明，街道会换一个人来看。十四天内都可以提。</View>}
    </Card>
  )
}
