import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { UnitHomeView } from '@core/contract/registry'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { Meter } from '@/components/meter'
import { Tag } from '@/components/tag'

type Plan = NonNullable<UnitHomeView['plan']>
export type PlanDraft = { readonly year: number; readonly items: readonly { readonly id?: string; readonly title: string; readonly month: number }[] }
const MONTHS = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 月` }))

export interface PlanPartProps {
  readonly plan?: Plan
  readonly year: number
  readonly busyId?: string
  readonly onDone: (itemId: string) => void
  readonly onDrop: (plan: PlanDraft) => void
}

/** What the unit means to do this year with its community, month by month, and how far it has come. */
export function PlanPart({ plan, year, busyId, onDone, onDrop }: PlanPartProps) {
  const items = plan?.year === year ? [...plan.items].sort((a, b) => a.month - b.month) : []
  const done = items.filter(({ doneAt }) => doneAt !== undefined).length
  if (items.length === 0) return <Card><View className='s'>{year} 年还没有计划。一条一件事，写上几月办，办好了在这里点一下。</View></Card>
  return (
    <>
      <Card className='stack stack--tight whole'>
        <View className='h3 num'>{year} 年计划：办好 {done} 件，共 {items.length} 件</View>
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
              <Button kind='ghost' className='grow' onTap={() => onDrop({ year, items: items.filter(({ id }) => id !== item.id).map(({ id, title, month }) => ({ id, title, month })) })}>去掉</Button>
              <Button kind='primary' className='grow' loading={busyId === item.id} onTap={() => onDone(item.id)}>办好了</Button>
            </View>
          )}
        </Card>
      ))}
    </>
  )
}

export function AddPlanSheet({ plan, year, busy, error, onSend, onClose }: { readonly plan?: Plan; readonly year: number; readonly busy: boolean; readonly error?: string; readonly onSend: (plan: PlanDraft) => void; readonly onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [month, setMonth] = useState('')
  const kept = plan?.year === year ? plan.items.map(({ id, title: old, month: when }) => ({ id, title: old, month: when })) : []
  const missing = title.trim() === '' ? '请写一句是什么事' : month === '' ? '请选几月办' : undefined
  return (
    <ConfirmSheet question={`${year} 年加一件`} note='结对社区也看得到。' confirmLabel='放进计划' busy={busy} error={error} missing={missing} onConfirm={() => onSend({ year, items: [...kept, { title: title.trim(), month: Number(month) }] })} onCancel={onClose}>
      <TextField label='什么事' placeholder='如：给社区老人理发' maxLength={MAX.title} value={title} onChange={setTitle} />
      <PickerField label='几月办' value={month} options={MONTHS} onChange={setMonth} />
    </ConfirmSheet>
  )
}
