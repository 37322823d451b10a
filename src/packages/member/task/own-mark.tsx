import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Tag } from '@/components/tag'

/** Lost the task or gave it back, and does not hold it again: the order goes on without them, only what was noted is theirs. */
export const leftMarked = ({ mark, seatList, offer, transfer }: OrderDetail): boolean =>
  mark !== undefined && offer === undefined && transfer?.toMe !== true && !seatList.some(({ mine }) => mine)

type Mark = NonNullable<OrderDetail['mark']>

function happened({ kind, at, agreed }: Mark, now: number): string {
  const appointment = agreed === undefined ? '' : `约好 ${momentWords(agreed, now)}，`
  if (kind === 'lateRelease') return `${appointment}${momentWords(at, now)} 退还，不到三小时。`
  return agreed === undefined ? `到 ${momentWords(at, now)} 还没有联系居民、也没有签到。` : `${appointment}到 ${momentWords(at, now)} 没有签到。`
}

/** What was noted, and that something can be said against it; where the order stands now is no business of theirs. */
export function OwnMark({ order: { mark, actions, now } }: { readonly order: OrderDetail }) {
  if (mark === undefined) return null
  return (
    <Card className='stack stack--tight'>
      <View className='row between wrap'>
        <View className='h3'>{mark.kind === 'lateRelease' ? '您退还了这一单' : '这一单收回了'}</View>
        <Tag tone={mark.reversed ? 'ok' : 'muted'}>{mark.reversed ? '不算' : '记了一次'}</Tag>
      </View>
      <View className='num'>{happened(mark, now)}</View>
      {mark.reversed && <View className='s'>申诉成立，这一次不算。</View>}
      {actions.includes('fileAppeal') && <View className='s'>有特殊情况请说明，街道会换一个人来看。十四天内都可以提。</View>}
    </Card>
  )
}
