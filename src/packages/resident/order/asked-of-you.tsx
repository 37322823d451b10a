import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { Icon } from '@/components/icon'
import { MessageAsk } from '@/components/message-ask'
import { useMessageAsk } from '@/hooks/use-message-ask'

const MESSAGES = ['orderMoved'] as const

/** What the answer at the bottom of the page answers: the community's question, the time a member proposes. */
export function AskedOfYou({ order }: { readonly order: OrderDetail }) {
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  const can = (action: string) => order.actions.includes(action)
  const question = can('answerInfo') ? order.timeline.filter(({ action }) => action === 'askInfo').pop()?.note : undefined
  const proposal = can('agreeTime') ? order.proposal : undefined
  return (
    <>
      {question && (
        <Card accent row>
          <Icon name='chat' className='red' />
          <View className='grow'>
            <View className='h3'>社区想问您</View>
            <View>{question}</View>
          </View>
        </Card>
      )}
      {proposal && (
        <Card accent row>
          <Icon name='calendar' className='red' />
          <View className='grow'>
            <View className='h3'>党员想这个时间来</View>
            <View className='asked__time num'>{spanWords(proposal, order.now)}</View>
          </View>
        </Card>
      )}
      {order.state === 'scheduled' && <MessageAsk {...asked} about='党员上门以前' onAsk={ask} />}
    </>
  )
}
