import { View } from '@tarojs/components'
import { useState } from 'react'
import type { UnitHomeView } from '@core/contract/registry'
import { UNIT_LISTS, type UnitList } from '@core/domain/unit/unit'
import { aria } from '../aria'
import { Button } from '../button'
import { Card } from '../card'
import { dayWords } from '../china-time'
import { ConfirmSheet } from '../confirm-sheet'
import { ChoiceField } from '../field/choice-field'
import { TextField } from '../field/text-field'
import { MAX } from '../field/too-long'
import { BETWEEN } from '../place-words'
import { Tag } from '../tag'

export const LIST_NAMES = { need: '需求', resource: '资源', project: '项目' } as const satisfies Record<UnitList, string>
const LIST_HINTS = { need: '想请对方帮什么', resource: '能给什么：场地、车、人手、讲课', project: '想一起办的事' } as const satisfies Record<UnitList, string>
const SIDE = { unit: '单位', staff: '社区' } as const
type Item = UnitHomeView['items'][number]
export type ItemDeed = 'takeItem' | 'finishItem' | 'dropItem'

export interface UnitListsProps {
  readonly view: UnitHomeView
  /** On which side the reader stands: what is one's own is taken up by the other. */
  readonly side: 'unit' | 'staff'
  readonly busyId?: string
  readonly error?: string
  readonly onDeed: (deed: ItemDeed, itemId: string) => void
}

/** 需求、资源、项目, each with open → taken → done, and who has the next step. */
export function UnitLists({ view: { items, now }, side, busyId, error, onDeed }: UnitListsProps) {
  return (
    <>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      {UNIT_LISTS.map((list) => {
        const own = items.filter((item) => item.list === list).sort((a, b) => rank(a) - rank(b) || b.at - a.at)
        return (
          <View key={list} className='stack stack--tight'>
            <View className='h2'>{LIST_NAMES[list]}</View>
            {own.length === 0 && <Card><View className='s'>还没有。{LIST_HINTS[list]}，写在这里。</View></Card>}
            {own.map((item) => <ItemCard key={item.id} item={item} side={side} now={now} busy={busyId === item.id} onDeed={(deed) => onDeed(deed, item.id)} />)}
          </View>
        )
      })}
    </>
  )
}

const rank = ({ state }: Item): number => ['open', 'taken', 'done', 'dropped'].indexOf(state)

function ItemCard({ item, side, now, busy, onDeed }: { readonly item: Item; readonly side: 'unit' | 'staff'; readonly now: number; readonly busy: boolean; readonly onDeed: (deed: ItemDeed) => void }) {
  const { title, text, state, by, at, takenAt, doneAt } = item
  const other = by === 'unit' ? SIDE.staff : SIDE.unit
  return (
    <Card className='stack stack--tight'>
      <View className='row between'>
        <View className='h3 grow'>{title}</View>
        {state === 'open' ? <Tag tone='warn' icon='clock'>等{other}接</Tag> : state === 'taken' ? <Tag tone='info' icon='users'>{other}在办</Tag> : <Tag tone='ok' icon='check'>办好了</Tag>}
      </View>
      <View>{text}</View>
      <View className='xs num'>{[`${SIDE[by]}提，${dayWords(at, now)}`, takenAt !== undefined && `${dayWords(takenAt, now)}接`, doneAt !== undefined && `${dayWords(doneAt, now)}办好`].filter(Boolean).join(BETWEEN)}</View>
      {state === 'open' && by === side && <Button kind='ghost' loading={busy} onTap={() => onDeed('dropItem')}>收回</Button>}
      {state === 'open' && by !== side && <Button kind='primary' loading={busy} onTap={() => onDeed('takeItem')}>我们来接</Button>}
      {state === 'taken' && <Button kind='ghost' loading={busy} onTap={() => onDeed('finishItem')}>办好了</Button>}
    </Card>
  )
}

export interface NewItem { readonly list: UnitList; readonly title: string; readonly text: string }

export function AddItemSheet({ busy, error, onSend, onClose }: { readonly busy: boolean; readonly error?: string; readonly onSend: (item: NewItem) => void; readonly onClose: () => void }) {
  const [item, setItem] = useState<NewItem>({ list: 'need', title: '', text: '' })
  const edit = (part: Partial<NewItem>) => setItem((old) => ({ ...old, ...part }))
  const missing = item.title.trim() === '' ? '请写一句是什么' : item.text.trim() === '' ? '请写清楚一点，对方才好接' : undefined
  return (
    <ConfirmSheet question='加一条' note='对方会看到，接了会告诉您。' confirmLabel='放进清单' busy={busy} error={error} missing={missing} onConfirm={() => onSend({ ...item, title: item.title.trim(), text: item.text.trim() })} onCancel={onClose}>
      <ChoiceField label='哪一种' hint={LIST_HINTS[item.list]} choices={UNIT_LISTS.map((value) => ({ value, label: LIST_NAMES[value] }))} value={[item.list]} onChange={([value]) => edit({ list: (value ?? 'need') as UnitList })} />
      <TextField label='一句话' maxLength={MAX.title} value={item.title} onChange={(title) => edit({ title })} />
      <TextField label='说清楚' long maxLength={MAX.reason} value={item.text} onChange={(text) => edit({ text })} />
    </ConfirmSheet>
  )
}
