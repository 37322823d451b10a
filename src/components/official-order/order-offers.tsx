import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '../card'
import { momentWords } from '../china-time'
import { Icon } from '../icon'
import { Tag, type Tone } from '../tag'

const STATE: Readonly<Record<string, { readonly label: string; readonly tone: Tone }>> = {
  open: { label: '等回答', tone: 'info' },
  taken: { label: '接了', tone: 'ok' },
  declined: { label: '这次不行', tone: 'muted' },
  lapsed: { label: '没有回答', tone: 'warn' },
  withdrawn: { label: '已收回', tone: 'muted' },
}
const OTHER = { label: '已结束', tone: 'muted' } as const

/** Who was asked, and what they said. Open ones first. */
export function OrderOffers({ order }: { readonly order: Pick<OrderDetail, 'offers' | 'now'> }) {
  const { offers = [], now } = order
  if (offers.length === 0) return null
  return (
    <Card className='stack stack--tight'>
      <View className='h2'>问过的人</View>
      {[...offers].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open')).map(({ id, label, state, until }) => {
        const look = STATE[state] ?? OTHER
        return (
          <View key={id} className='row'>
            <Icon name='me' className='red' />
            <View className='grow'>
              <View className='h3'>{label || '党员'}</View>
              {state === 'open' && <View className='s num'>{momentWords(until, now)} 前回答</View>}
            </View>
            <Tag tone={look.tone}>{look.label}</Tag>
          </View>
        )
      })}
    </Card>
  )
}
