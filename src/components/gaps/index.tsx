import { Text, View } from '@tarojs/components'
import type { GapsView } from '@core/contract/dispatch'
import { URGENCY_TEXT } from '@core/text/zh'
import { Card } from '../card'
import { lengthWords } from '../china-time'
import { Meter } from '../meter'
import { BETWEEN } from '../place-words'
import { Tag } from '../tag'
import { Tappable } from '../tappable'
import { GapMap } from './gap-map'
import './index.scss'

type Item = GapsView['items'][number]

/** What was tried; never that all were asked, where they were not. */
const triedWords = ({ asked, pooled }: Item): string => (asked > 0 ? `问过 ${asked} 位，没人答应` : pooled ? '放过抢单池，没人接' : '问过的都没答应')
/** What can be done about it by whoever looks, as far as the invitations may go. */
const REMEDY: Readonly<Record<string, string>> = {
  community: '还能再派：换几位问，放到抢单池，或和居民另约个时间',
  neighbours: '还能再派：相邻社区的党员也能问了，或和居民另约个时间',
  street: '还能再派：整个街道的党员都能问了，或请双报到单位出人',
  none: '还能再派：整个街道的党员都能问，或请双报到单位出人、转给专业单位办',
}
const remedyOf = ({ state, reach }: Item): string => (state === 'escalated' ? '等街道定下由谁来办：请双报到单位出人，或转给专业单位' : (REMEDY[reach] ?? ''))

interface GapsProps {
  readonly view: GapsView
  readonly onOpen?: (orderId: string) => void
}

/** Where nobody could be found: by trade, by grid on a map, and order by order with what can still be done. */
export function Gaps({ view: { items, total, capped, bySkill, byGrid, now }, onOpen }: GapsProps) {
  const most = Math.max(...bySkill.map(({ orders }) => orders))
  return (
    <>
      <View className='stack'>
        <View className='h2'>缺哪样的人</View>
        <Card className='stack stack--tight'>
          {bySkill.map(({ skill, orders }) => (
            <View key={skill} className='gap__row'><Text className='gap__name'>{skill}</Text><View className='grow'><Meter value={orders} max={most} label={`${orders} 单`} tone='warn' /></View><Text className='num gap__figure'>{orders} 单</Text></View>
          ))}
        </Card>
      </View>
      <View className='stack'>
        <View className='h2'>在哪些网格</View>
        <Card className='stack stack--tight'>
          <GapMap grids={byGrid} />
          {byGrid.map(({ gridId, name, community, orders }) => <View key={gridId} className='gap__row'><Text className='grow'>{community} {name}</Text><Text className='num gap__figure'>{orders} 单</Text></View>)}
        </Card>
      </View>
      <View className='h2'>一单一单看</View>
      {items.length < total && <View className='s num'>{`只列出前 ${items.length} 单，最先到时限的在前；一共${capped ? '至少' : ''} ${total} 单，上面的数按全部算。`}</View>}
      <Card flush>
        {items.map((item) => (
          <Tappable key={item.orderId} role='link' className='gap__order' onTap={() => onOpen?.(item.orderId)}>
            <View className='row row--tight'>{(item.urgency === 'p0' || item.urgency === 'p1') && <Tag tone='danger' icon='alert'>{URGENCY_TEXT[item.urgency]}</Tag>}<Text className='h3 grow'>{item.title}</Text></View>
            <View className='s num'>{[`${item.community} ${item.grid}`, item.skill === '其他' ? undefined : `要会${item.skill}`, `等了 ${lengthWords(now - item.since)}`].filter(Boolean).join(BETWEEN)}</View>
            <View className='row row--tight mt1'><Tag tone={item.state === 'escalated' ? 'danger' : 'warn'}>{item.state === 'escalated' ? '已经提级' : triedWords(item)}</Tag></View>
            <View className='s mt1'>{remedyOf(item)}</View>
          </Tappable>
        ))}
      </Card>
    </>
  )
}
