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
/** «党员 12 号» */
const NAMED = /^党员/
const OTHER = { label: '已结束', tone: 'muted' } as const

type Asked = Pick<OrderDetail, 'offers' | 'seatList' | 'timeline' | 'now'>

/** An invitation stays “taken” when its place is somebody else's by now; one to a pool names nobody. */
function lookOf(label: string, state: string, { seatList, timeline }: Asked): { readonly label: string; readonly tone: Tone } {
  const gone = state === 'taken' && NAMED.test(label) && !seatList.some((seat) => seat.label === label)
  if (!gone) return STATE[state] ?? OTHER
  return { label: timeline.some(({ action, who }) => action === 'release' && who === label) ? '接过，又退了' : '接过', tone: 'muted' }
}

/** Who was asked, and what they said. Open ones first. */
export function OrderOffers({ order }: { readonly order: Asked }) {
  const { offers = [], now } = order
  if (offers.length === 0) return null
  return (
    <Card className='stack stack--tight'>
      <View className='h2'>问过的人</View>
      {[...offers].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open')).map(({ id, label, state, until }) => {
        const look = lookOf(label, state, order)
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
