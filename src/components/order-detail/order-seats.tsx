import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { SEAT_TEXT, WAY_TEXT } from '@core/text/zh'
import { Card } from '../card'
import { momentWords } from '../china-time'
import { Icon } from '../icon'
import { BETWEEN } from '../place-words'
import { Tag } from '../tag'
import './index.scss'

const wordOf = (table: Readonly<Record<string, string>>, key: string) => table[key] ?? key

/** Who comes: one line per place. Nothing while nobody is even asked. */
export function OrderSeats({ order }: { readonly order: Pick<OrderDetail, 'seatList' | 'now'> }) {
  const { seatList, now } = order
  if (!seatList.some((seat) => seat.label) && (seatList.length < 2 || seatList.every((seat) => seat.state === 'open'))) return null
  return (
    <Card className='stack stack--tight'>
      {seatList.map((seat, index) => (
        <View key={seat.id} className='row'>
          <Icon name='me' className='red' />
          <View className='grow'>
            <View className='h3'>{seat.mine ? '您' : (seat.label ?? `第 ${index + 1} 位`)}</View>
            {seat.way && (
              <View className='s num'>
                <Text>{wordOf(WAY_TEXT, seat.way)}</Text>
                {seat.since && <Text>{BETWEEN}<Text className='keep'>{momentWords(seat.since, now)}</Text></Text>}
                {seat.flagged && <Text>{seat.way === 'manual' ? '（没有旁证）' : '（后来补传）'}</Text>}
              </View>
            )}
          </View>
          <Tag tone={seat.state === 'done' ? 'ok' : seat.state === 'open' ? 'muted' : 'info'}>{wordOf(SEAT_TEXT, seat.state)}</Tag>
        </View>
      ))}
    </Card>
  )
}
