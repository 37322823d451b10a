import { Text, View } from '@tarojs/components'
import type { PlannedOrderView } from '@core/contract/dispatch'
import { URGENCY_TEXT } from '@core/text/zh'
import { Button } from '@/components/button'
import { excludedWords } from '@/components/candidate-list/excluded'
import { Icon } from '@/components/icon'
import { Tag } from '@/components/tag'
import { remedyWords } from '../remedy-words'
import type { Choice } from './plan'

interface PlanRowProps {
  readonly order: PlannedOrderView
  readonly choice: Choice
  readonly onChange: () => void
}

/** One order of the plan: who is asked and why, or why nobody is. */
export function PlanRow({ order, choice, onChange }: PlanRowProps) {
  const { title, place, service, urgency, seats, others, state, need, eligible, route } = order
  const people = typeof choice === 'string' ? [] : choice.flatMap((id) => [...seats, ...others].find(({ memberId }) => memberId === id) ?? [])
  return (
    <View className='plan__row'>
      <View className='plan__what'>
        <View className='row row--tight'>{(urgency === 'p0' || urgency === 'p1') && <Tag tone='danger' icon='alert'>{URGENCY_TEXT[urgency]}</Tag>}<View className='h3 grow'>{title}</View></View>
        <View className='s num'>{place} · {service}{need > 1 ? ` · 要 ${need} 人` : ''}</View>
        {route && <View className='s'>按规则「{route}」</View>}
      </View>
      <View className='plan__who'>
        {people.map(({ memberId, label, reasons }) => (
          <View key={memberId} className='plan__person'>
            <View className='h3'>{label}</View>
            <View className='candidate__reasons'>{reasons.slice(0, 4).map(({ tone, text }) => <Tag key={text} tone={tone}>{text}</Tag>)}</View>
          </View>
        ))}
        {choice === 'pool' && <View className='row row--tight'><Icon name='users' small /><Text>放到抢单池，本社区党员都看得到</Text></View>}
        {choice === 'none' && (state === 'complete' ? <Text className='s'>先不派这一单</Text> : <Short order={order} />)}
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
