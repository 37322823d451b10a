import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { UnitHomeView } from '@core/contract/registry'
import { heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { Meter } from '@/components/meter'
import { Tag } from '@/components/tag'
import { byMonth } from '@/components/unit-lists/plan-lines'

type Item = NonNullable<UnitHomeView['plan']>['items'][number]
export interface PlanDraft { readonly year: number; readonly month: number; readonly title: string }
const MONTHS = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 月` }))

export interface PlanPartProps {
  readonly view: UnitHomeView
  readonly busyId?: string
  readonly onDone: (itemId: string) => void
  readonly onDrop: (itemId: string) => void
}

/** What the unit means to do with its community, month by month: this year and how far it has come, and the next where there is something yet. */
export function PlanPart({ view: { year, plan, nextPlan }, ...row }: PlanPartProps) {
  return (
    <>
      <YearPlan year={year} items={byMonth(plan)} {...row} />
      {nextPlan !== undefined && nextPlan.items.length > 0 && <YearPlan year={year + 1} items={byMonth(nextPlan)} {...row} />}
    </>
  )
}

function YearPlan({ year, items, busyId, onDone, onDrop }: Omit<PlanPartProps, 'view'> & { readonly year: number; readonly items: readonly Item[] }) {
  const done = items.filter(({ doneAt }) => doneAt !== undefined).length
  if (items.length === 0) return <Card className='whole'><View className='s'>{year} 年还没有计划。一条一件事，写上几月办，办好了在这里点一下。</View></Card>
  return (
    <>
      <Card className='stack stack--tight whole'>
        <View className='h3 num' {...heading(2)}>{year} 年计划：办好 {done} 件，共 {items.length} 件</View>
        <Meter value={done} max={items.length} label={`办好 ${done} 件，共 ${items.length} 件`} />
      </Card>
      {items.map((item) => (
        <Card key={item.id} className='stack stack--tight'>
          <View className='row between'>
            <View className='grow'><View className='h3'>{item.title}</View><Text className='s num'>{item.month} 月</Text></View>
            {item.doneAt !== undefined && <Tag tone='ok' icon='check'>办好了</Tag>}
          </View>
          {item.doneAt === undefined && (
            <View className='row'>
              <Button kind='ghost' className='grow' loading={busyId === item.id} onTap={() => onDrop(item.id)}>去掉</Button>
              <Button kind='primary' className='grow' loading={busyId === item.id} onTap={() => onDone(item.id)}>办好了</Button>
            </View>
          )}
        </Card>
      ))}
    </>
  )
}

export function AddPlanSheet({ year, busy, error, onSend, onClose }: { readonly year: number; readonly busy: boolean; readonly error?: string; readonly onSend: (item: PlanDraft) => void; readonly onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [month, setMonth] = useState('')
  const [when, setWhen] = useState(year)
  const missing = title.trim() === '' ? '请写一句是什么事' : month === '' ? '请选几月办' : undefined
  return (
    <ConfirmSheet question='计划里加一件' note='结对社区也看得到。' confirmLabel='放进计划' busy={busy} error={error} missing={missing} onConfirm={() => onSend({ year: when, month: Number(month), title: title.trim() })} onCancel={onClose}>
      <ChoiceField label='哪一年' choices={[{ value: String(year), label: `今年（${year}）` }, { value: String(year + 1), label: `明年（${year + 1}）` }]} value={[String(when)]} onChange={([value]) => setWhen(Number(value))} />
      <TextField label='什么事' placeholder='如：给社区老人理发' maxLength={MAX.title} value={title} onChange={setTitle} />
      <PickerField label='几月办' value={month} options={MONTHS} onChange={setMonth} />
    </ConfirmSheet>
  )
}
