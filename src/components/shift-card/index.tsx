import { Text, View } from '@tarojs/components'
import type { ShiftCard as Shift } from '@core/contract/posts'
import { metresWords } from '@core/domain/dispatch/walk-words'
import { Card } from '../card'
import { clockWords } from '../china-time'
import { Meter } from '../meter'
import { BETWEEN } from '../place-words'
import { Tag, type Tone } from '../tag'
import { whyWords } from './why-not'
import './index.scss'

const MINE: Readonly<Record<Exclude<Shift['mine'], 'none'>, { readonly label: string; readonly tone: Tone }>> = {
  held: { label: '已认领', tone: 'ok' },
  asked: { label: '等社区同意', tone: 'info' },
  promised: { label: '轮到您，请确认', tone: 'warn' },
  waiting: { label: '候补中', tone: 'info' },
}

export const placesWords = ({ capacity, left, waiting }: Pick<Shift, 'capacity' | 'left' | 'waiting'>): string =>
  left > 0 ? `还要 ${left} 人，共 ${capacity} 人` : `${capacity} 人满了${waiting > 0 ? `，${waiting} 人候补` : ''}`

/** One shift at a glance: when, what, where, how many are still wanted, and how I stand to it. */
export function ShiftCard({ shift, now, onOpen }: { readonly shift: Shift; readonly now: number; readonly onOpen: () => void }) {
  const { title, place, community, startsAt, endsAt, capacity, left, mine, why, distanceM, state, cameAt, wentAt } = shift
  const where = [place, distanceM === undefined ? community : `离您 ${metresWords(distanceM)}`].filter(Boolean).join(BETWEEN)
  const reason = why[0]
  return (
    <Card className='shift-card' onTap={onOpen}>
      <View className='row between'>
        <Text className='h2 num'>{clockWords(startsAt)}–{clockWords(endsAt)}</Text>
        {state === 'cancelled' ? <Tag tone='danger' icon='close'>取消了</Tag> : mine !== 'none' && <Tag tone={MINE[mine].tone} icon={mine === 'held' ? 'check' : 'clock'}>{wentAt !== undefined ? '签退了' : cameAt !== undefined ? '签到了，在岗' : MINE[mine].label}</Tag>}
      </View>
      <View className='h3 mt1'>{title}</View>
      <View className='s num'>{where}</View>
      <View className='row mt2'>
        <View className='grow'><Meter value={capacity - left} max={capacity} label={placesWords(shift)} tone={left > 0 ? 'warn' : 'ok'} /></View>
        <Text className='s num keep'>{placesWords(shift)}</Text>
      </View>
      {mine === 'none' && reason !== undefined && <View className='s mt1'>{whyWords(reason, now)}</View>}
    </Card>
  )
}
