import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { APPEAL_TARGET_TEXT } from '@core/text/zh'
import { Card } from '../card'
import { Tag, type Tone } from '../tag'
import './index.scss'

const STATE: Readonly<Record<string, { readonly label: string; readonly tone: Tone }>> = {
  open: { label: '复核中', tone: 'warn' },
  upheld: { label: '成立', tone: 'ok' },
  dismissed: { label: '不成立', tone: 'muted' },
  withdrawn: { label: '已撤回', tone: 'muted' },
}
const OTHER = { label: '已处理', tone: 'muted' } as const

/** The appeals this viewer may see, with what was answered. */
export function OrderAppeals({ order }: { readonly order: Pick<OrderDetail, 'appeals'> }) {
  if (order.appeals.length === 0) return null
  return (
    <Card className='stack'>
      {order.appeals.map((appeal) => {
        const { label, tone } = STATE[appeal.state] ?? OTHER
        return (
          <View key={appeal.id}>
            <View className='order-detail__line'>
              <Text className='h3'>{appeal.mine ? '您的申诉' : '申诉'}：{(APPEAL_TARGET_TEXT as Readonly<Record<string, string>>)[appeal.target] ?? appeal.target}</Text>
              <Tag tone={tone}>{label}</Tag>
            </View>
            <View className='s mt1'>{appeal.reason}</View>
            {appeal.answer && <View className='s mt1'>答复：{appeal.answer}</View>}
          </View>
        )
      })}
    </Card>
  )
}
