import { Text, View } from '@tarojs/components'
import type { PlannedOrderView } from '@core/contract/dispatch'
import { URGENCY_TEXT } from '@core/text/zh'
import { Button } from '@/components/button'
import { excludedWords } from '@/components/candidate-list/excluded'
import { DueTag } from '@/components/due-tag'
import { Icon } from '@/components/icon'
import { BETWEEN, placeWords } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { useServerOffset } from '@/hooks/use-server-clock'
import { remedyWords } from '../remedy-words'
import './index.scss'
import type { Choice, Person } from './plan'

interface PlanRowProps {
  readonly order: PlannedOrderView
  readonly choice: Choice
  /** Who is asked, where somebody is by name. */
  readonly people: readonly Person[]
  /** Otherwise than it was proposed. */
  readonly changed: boolean
  readonly onChange: () => void
}

/** What has longer is not said: it would stand on every row. */
const SOON_MS = 24 * 3_600_000
const BY_ITSELF = { grab: '抢单', rotate: '轮派', mixed: '混合' } as const

/** One order of the plan: who is asked and why, or why nobody is. */
export function PlanRow({ order, choice, people, changed, onChange }: PlanRowProps) {
  const { title, place, service, urgency, queue, state, need, eligible, route, passedRoute, byItself, dueAt } = order
  const offset = useServerOffset()
  return (
    <View className='plan__row'>
      <View className='plan__what'>
        <View className='row row--tight'>{(urgency === 'p0' || urgency === 'p1') && <Tag tone='danger' icon='alert'>{URGENCY_TEXT[urgency]}</Tag>}<View className='h3 grow'>{title}</View></View>
        <View className='s num'>{[placeWords(place), service, need > 1 && `要 ${need} 人`, queue === 'back' && '退回来的'].filter(Boolean).join(BETWEEN)}</View>
        {dueAt !== undefined && dueAt < Date.now() + offset + SOON_MS && <View><DueTag due={dueAt} offset={offset} what='派单' kind='dispatch' /></View>}
        {route && <View className='s'>按规则「{route}」</View>}
        {passedRoute && <View className='s'>规则「{passedRoute}」点的人不够，这一单按大家来排</View>}
        {byItself && <View className='s'>这一类由系统派（{BY_ITSELF[byItself]}），您也可以先派</View>}
      </View>
      <View className='plan__who'>
        {changed && <View className='plan__changed'><Tag tone='info' icon='edit'>您改的</Tag></View>}
        {people.map(({ memberId, label, reasons }) => (
          <View key={memberId} className='plan__person'>
            <View className='h3'>{label}</View>
            <View className='plan__reasons'>{reasons.slice(0, 4).map(({ tone, text }) => <Tag key={text} tone={tone}>{text}</Tag>)}</View>
          </View>
        ))}
        {choice === 'pool' && <View className='row row--tight'><Icon name='users' small /><Text>放到抢单池，本社区党员都看得到</Text></View>}
        {choice === 'none' && (state === 'complete' ? <Text className='s'>先不派，还在待派单里</Text> : <Short order={order} />)}
        {choice !== 'none' && people.length > 0 && people.length < need && <Tag tone='warn' icon='alert'>{`还差 ${need - people.length} 人，派出后接着找`}</Tag>}
      </View>
      <Button kind='ghost' size='small' label={`换人：${title}`} onTap={onChange}>{eligible === 0 ? '怎么办' : '换人'}</Button>
    </View>
  )
}

/** A team that is not whole, or nobody at all: by which rule, and what would help. */
function Short({ order: { state, seats, need, removed = {}, remedies = [] } }: Pick<PlanRowProps, 'order'>) {
  return (
    <View className='stack stack--tight'>
      <View><Tag tone={state === 'nobody' ? 'danger' : 'warn'} icon='alert'>{state === 'nobody' ? '现在没有人能去' : `只找到 ${seats.length} 人，还差 ${need - seats.length} 人，先不派`}</Tag></View>
      {remedies.length > 0 && <View className='s'>{remedies.slice(0, 3).map(remedyWords).join('；')}</View>}
      <View className='xs num'>{excludedWords(removed)}</View>
    </View>
  )
}
