import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BalanceView } from '@core/contract/dispatch'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Meter } from '@/components/meter'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { useApi } from '@/hooks/use-api'
import './index.scss'
import { useOwnCommunity } from '../use-own-community'
import { KinOfMember } from './kin-of-member'
import { Turns } from './turns'
import { UnitFilter } from './unit-filter'

/** How the work of 28 days is spread over the community's members: to spare who is asked too often, and to see who is never asked. Nobody is ranked. */
export default function BalancePage() {
  const { communityId, choice } = useOwnCommunity()
  const [unitId, setUnitId] = useState<string>()
  const query = useApi('orders', 'balance', communityId ? { as: 'staff', communityId, ...(unitId === undefined ? {} : { unitId }) } : null)
  return (
    <PageShell title='分工' sub='近 28 天。只给工作人员安排用，不排名、不公开' head={choice}>
      <PageState query={query}>{(view) => <Balance view={view} onUnit={setUnitId} />}</PageState>
      <KinOfMember />
    </PageShell>
  )
}

export function Balance({ view: { members, resting, hours, offers, trades, most, unasked, turns, units, unit, now }, onUnit }: { readonly view: BalanceView; readonly onUnit: (unitId: string | undefined) => void }) {
  return (
    <>
      <UnitFilter units={units} unit={unit} onChoose={onUnit} />
      <Card><Text className='h3 num'>{unit ?? '本社区'} {members} 位党员{resting > 0 ? `，${resting} 位正歇着` : ''}</Text><View className='s num'>{unasked === 0 ? '每一位都问到过。' : `${unasked} 位一次也没问到，方案会先考虑他们。`}</View></Card>
      <Turns turns={turns} now={now} />
      <Bars title='服务了多久' bars={hours} of={members} words={hourWords} />
      <Bars title='被问了几次' bars={offers} of={members} words={offerWords} />
      <View className='h2 mt3'>会同一样的人之间，均不均</View>
      <Card className='stack'>
        {trades.length === 0 && <View className='s'>每样技能要有五位以上服务过，才看得出均不均。</View>}
        {trades.map(({ skill, members: group, hours: sum, gini }) => (
          <View key={skill} className='balance__row'>
            <View className='balance__name'>{skill}<View className='xs num'>{group} 人，共 {sum} 小时</View></View>
            <View className='grow'><Meter value={1 - gini} max={1} label={`均匀程度 ${Math.round((1 - gini) * 100)}%`} tone={gini > 0.6 ? 'danger' : gini > 0.35 ? 'warn' : 'ok'} /></View>
            <Text className='num balance__figure'>{Math.round((1 - gini) * 100)}%</Text>
          </View>
        ))}
      </Card>
      {most.length > 0 && (
        <>
          <View className='h2 mt3'>问得最多的，先让他们歇歇</View>
          <Card className='stack stack--tight'>
            {most.map(({ memberId, label, hours: own, offers: asked, open, resting: rests }) => (
              <View key={memberId} className='balance__row'><Text className='grow h3'>{label}</Text>{rests && <Tag tone='muted' icon='clock'>歇着</Tag>}<Text className='s num'>{[`问过 ${asked} 次`, own > 0 && `服务 ${own} 小时`, open > 0 && `手上 ${open} 单`].filter(Boolean).join(BETWEEN)}</Text></View>
            ))}
          </Card>
        </>
      )}
    </>
  )
}

type Bar = BalanceView['hours'][number]
const hourWords = (bars: readonly Bar[], at: number): string => {
  const [from, next] = [bars[at]?.from ?? 0, bars[at + 1]?.from]
  if (at === 0) return '没有服务时间'
  return next === undefined ? `${from} 小时以上` : at === 1 ? `不到 ${next} 小时` : `${from}–${next} 小时`
}
const offerWords = (bars: readonly Bar[], at: number): string => {
  const [from, next] = [bars[at]?.from ?? 0, bars[at + 1]?.from]
  if (at === 0) return '没问过'
  return next === undefined ? `${from} 次以上` : next - 1 === from ? `${from} 次` : `${from}–${next - 1} 次`
}

interface BarsProps { readonly title: string; readonly bars: readonly Bar[]; readonly of: number; readonly words: (bars: readonly Bar[], at: number) => string }

/** Where nobody lies takes one line for all: a page of empty bars hides those that say something. */
function Bars({ title, bars, of, words }: BarsProps) {
  const named = bars.map(({ members }, at) => ({ members, name: words(bars, at), first: at === 0 }))
  const empty = named.filter(({ members }) => members === 0)
  return (
    <>
      <View className='h2 mt3'>{title}</View>
      <Card className='stack stack--tight'>
        {named.filter(({ members }) => members > 0).map(({ members, name, first }) => (
          <View key={name} className='balance__row' {...aria('group', `${name}：${members} 人`)}>
            <Text className='balance__name'>{name}</Text>
            <View className='grow'><Meter value={members} max={of} label={`${members} 人`} tone={first ? 'muted' : 'ok'} /></View>
            <Text className='num balance__figure'>{members} 人</Text>
          </View>
        ))}
        {empty.length > 0 && <View className='xs num'>没有人：{empty.map(({ name }, at) => <Text key={name} className='keep'>{at === empty.length - 1 ? name : `${name}、`}</Text>)}</View>}
      </Card>
    </>
  )
}
