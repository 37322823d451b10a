import { View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { ESTIMATED_TEXT } from '@core/text/zh-next'
import { eventText } from '@core/text/zh-events'
import { Card } from '../card'
import { momentWords } from '../china-time'
import { STATE_LOOK } from '../order-card/state-look'
import { BETWEEN } from '../place-words'
import { Tag } from '../tag'
import { Timeline } from '../timeline'
import { withGap } from './with-gap'
import './index.scss'

/** Merged into another order: how far that one has come, since it is this one's help too. */
export function OrderFollowing({ order }: { readonly order: Pick<OrderDetail, 'following' | 'now'> }) {
  const { following, now } = order
  if (!following) return null
  const look = STATE_LOOK[following.state]
  const entries = [...following.timeline].sort((a, b) => b.seq - a.seq).map((entry, index) => ({
    id: String(entry.seq), title: eventText(entry), note: entry.note, meta: `${momentWords(entry.at, now)}${BETWEEN}${entry.who}`, phase: index === 0 ? 'now' as const : 'past' as const,
  }))
  return (
    <Card className='stack'>
      <View className='order-detail__line'>
        <View className='h2'>合在一起办的进展</View>
        <Tag tone={look.tone} icon={look.icon}>{look.label}</Tag>
      </View>
      {following.dueAt !== undefined && <View className='s num'>最晚 {momentWords(following.dueAt, now)} 前办好{following.estimated ? ESTIMATED_TEXT : ''}</View>}
      <Timeline entries={withGap(entries, following.timelineGap)} />
    </Card>
  )
}
