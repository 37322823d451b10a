import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { SCALE_WORDS, SPEED_WORDS } from '@/components/field/scale-field'
import { BETWEEN } from '@/components/place-words'

const SOLVED: Readonly<Record<string, string>> = { yes: '解决了', partly: '解决了一部分', no: '没有解决' }

/** What was said of it; and where it was not solved, the way on. */
export function RatingGiven({ order, onReopen }: { readonly order: OrderDetail; readonly onReopen: () => void }) {
  const { rating, actions } = order
  if (!rating) return null
  const unsolved = rating.solved !== 'yes' && actions.includes('requestReopen')
  return (
    <Card className='stack stack--tight' accent={unsolved}>
      <View className='h3'>您的评价：{SOLVED[rating.solved]}</View>
      <View className='s'>态度{SCALE_WORDS[rating.attitude - 1]}{BETWEEN}速度{SPEED_WORDS[rating.speed - 1]}{rating.words ? `${BETWEEN}${rating.words}` : ''}</View>
      {rating.struck && <View className='s'>经复核，这次评价不计入统计。</View>}
      {unsolved && (
        <>
          <View className='s'>还没有完全解决，要请社区再办一次吗？</View>
          <Button kind='primary' icon='refresh' onTap={onReopen}>申请重办</Button>
        </>
      )}
    </Card>
  )
}
