import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { MessageAsk } from '@/components/message-ask'
import { useMessageAsk } from '@/hooks/use-message-ask'

const KINDS = ['orderMoved'] as const

/** Right after sending: it arrived, and nothing more has to be done. Gone as soon as somebody has moved it on. */
export function Fresh({ order }: { readonly order: OrderDetail }) {
  const { ask, ...asked } = useMessageAsk(KINDS)
  if (order.timeline.length > 1) return null
  return (
    <>
      <Card row>
        <View className='fresh__face'><Icon name='check' /></View>
        <View className='grow' {...aria('status')}>
          <View className='h2'>收到了，<Text className='keep'>订单 {order.no}</Text></View>
          <View className='s'>有进展会通知您，也可以随时在“我的订单”里看。</View>
        </View>
      </Card>
      <MessageAsk {...asked} about='有人接单或要您点一下时' onAsk={ask} />
    </>
  )
}
