import { Text, View } from '@tarojs/components'
import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDetail } from '@core/contract/order-views'
import { STATE_TEXT, URGENCY_TEXT } from '@core/text/zh'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { BETWEEN, placeWords } from '@/components/place-words'
import { Tappable } from '@/components/tappable'
import type { Triage } from './use-triage'
import './index.scss'

export interface TriageHintsProps {
  readonly order: OrderDetail
  readonly categories: CatalogueView['categories']
  readonly triage: Triage
  readonly onOpen: (orderId: string) => void
  /** Asks whether to merge into this order. */
  readonly onMerge: (orderId: string) => void
}

/** Before an order is accepted: what it looks like, and with what it may be one. Drawn only where there is something to say. */
export function TriageHints(props: TriageHintsProps) {
  return (
    <>
      <SortingHint {...props} />
      <SameMatterHint {...props} />
    </>
  )
}

/** Less sure than this is a guess: on the first day, with the catalogue's words alone, two in three first choices are right, of these six in seven. */
const SAID_FROM = 0.3

const sourceWords = (count: number) => (count === 0 ? '按服务目录的词' : `来自本社区 ${count} 次分派`)

/** Chips that fill in the choice; 受理 sends it. The resident's own is one of them, so that a choice can be taken back. */
function SortingHint({ order, categories, triage: { sorting, chosen, choose } }: TriageHintsProps) {
  if (!order.actions.includes('accept') || sorting === undefined) return null
  const named = new Map(categories.flatMap((category) => category.services.map((service) => [service.id, `${category.name}${BETWEEN}${service.name}`] as const)))
  // A chip is short: the category is said where it is another than the order's own.
  const wordOf = (id: string) => (named.get(id) ?? id).replace(`${order.category}${BETWEEN}`, '')
  const sure = (sorting.services[0]?.share ?? 0) >= SAID_FROM
  const suggested = sure ? sorting.services.map(({ serviceId }) => serviceId).filter((id) => named.has(id)) : []
  const urgency = sorting.urgency === order.urgency ? undefined : sorting.urgency
  const [likest] = suggested
  if (likest === undefined) return null
  // Nothing to ask, and good to know.
  if (likest === order.serviceId && urgency === undefined) return <View className='s'>像是：{named.get(likest)}，和居民选的一样（{sourceWords(sorting.learnedFrom)}）</View>
  const services = [...suggested.filter((id) => id !== order.serviceId), order.serviceId].filter((id) => named.has(id))
  const service = chosen.serviceId ?? order.serviceId
  const changed = service !== order.serviceId || (chosen.urgency ?? order.urgency) !== order.urgency
  return (
    <Card className='stack stack--tight'>
      <View>
        <View className='h3'>{likest === order.serviceId && urgency !== undefined ? `紧急程度像是：${URGENCY_TEXT[urgency]}` : `像是：${named.get(likest) ?? ''}`}</View>
        <View className='xs num'>{sourceWords(sorting.learnedFrom)}</View>
      </View>
      {likest !== order.serviceId && (
        <View className='quick' {...aria('radiogroup', '分到哪一项')}>
          {services.map((id) => <Chip key={id} on={id === service} label={`${wordOf(id)}${id === order.serviceId ? '（居民选的）' : ''}`} onTap={() => choose({ serviceId: id })} />)}
        </View>
      )}
      {urgency !== undefined && (
        <View className='quick' {...aria('radiogroup', '紧急程度')}>
          {[urgency, order.urgency].map((each) => <Chip key={each} on={each === (chosen.urgency ?? order.urgency)} label={`${URGENCY_TEXT[each]}${each === order.urgency ? '（现在）' : ''}`} onTap={() => choose({ urgency: each })} />)}
        </View>
      )}
      <View className='s' {...aria('status')}>{changed ? '点“受理”时按选的来分，点之前都能改。' : '觉得对就点一下，再点“受理”；不点就照居民选的。'}</View>
    </Card>
  )
}

function Chip({ on, label, onTap }: { readonly on: boolean; readonly label: string; readonly onTap: () => void }) {
  return (
    <Tappable role='radio' checked={on} className={classNames('quick__chip', 'triage__chip', on && 'quick__chip--on')} onTap={onTap}>
      {on && <Icon name='check' small />}
      <Text>{label}</Text>
    </Tappable>
  )
}

function SameMatterHint({ order, triage: { likely }, onOpen, onMerge }: TriageHintsProps) {
  if (!order.actions.includes('merge') || likely.length === 0) return null
  return (
    <Card className='stack stack--tight'>
      <Text className='h3'>可能是同一件事</Text>
      {likely.map(({ id, title, why, place, state }) => (
        <View key={id} className='triage__row'>
          <Tappable role='link' className='grow triage__face' onTap={() => onOpen(id)}>
            <View className='h3'>{title}</View>
            <View className='s num'>{why}</View>
            <View className='xs num'>{[placeWords(place), STATE_TEXT[state]].join(BETWEEN)}</View>
          </Tappable>
          <Button kind='ghost' size='small' label={`并到这一单：${title}`} onTap={() => onMerge(id)}>并到这一单</Button>
        </View>
      ))}
    </Card>
  )
}
