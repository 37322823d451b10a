import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import { dateText } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import type { AddInput } from './use-post'
import { weeklyWords } from './weekly-words'

const HOW = [{ value: 'weeks', label: '按平常的一周' }, { value: 'copy', label: '照着本周再来' }, { value: 'one', label: '单独一班' }] as const
type How = (typeof HOW)[number]['value']
const OPENS = [{ value: 'now', label: '马上能认领' }, { value: 'later', label: '定个时间开放' }] as const
const WEEKS = [1, 2, 4, 8].map((weeks) => ({ value: String(weeks), label: `${weeks} 周` }))

interface AddSheetProps {
  readonly post: OutputOf<'posts', 'post'>['post']
  /** Shifts of this week that stand. */
  readonly thisWeek: number
  readonly now: number
  readonly busy: boolean
  readonly error?: string | undefined
  readonly onAdd: (input: AddInput) => Promise<void>
  readonly onClose: () => void
}

const moment = (date: string, clock: string): number => Date.parse(`${date}T${clock}:00+08:00`)

/** Shifts of the usual week, of this week once more, or a single one. What is there already is not doubled. */
export function AddSheet({ post, thisWeek, now, busy, error, onAdd, onClose }: AddSheetProps) {
  const [how, setHow] = useState<How>(post.weekly.length > 0 ? 'weeks' : 'one')
  const [weeks, setWeeks] = useState('2')
  const [one, setOne] = useState({ date: dateText(now + 86_400_000), from: '09:00', to: '11:00', places: '2' })
  const [opens, setOpens] = useState<{ date: string; clock: string }>()
  const opensAt = opens === undefined ? {} : { opensAt: moment(opens.date, opens.clock) }
  const missing = how === 'weeks' && post.weekly.length === 0 ? '先在“修改”里写明一周哪几天要人' : how === 'copy' && thisWeek === 0 ? '本周没有班，没有可以照着排的' : how === 'one' && !/^[1-9]\d{0,3}$/.test(one.places) ? '要几个人，请写 1 到 5000' : undefined
  const add = () => {
    if (how === 'weeks') return onAdd({ weeks: Number(weeks), ...opensAt })
    if (how === 'copy') return onAdd({ copy: { weekOf: now, weeks: Number(weeks) }, ...opensAt })
    const [startsAt, end] = [moment(one.date, one.from), moment(one.date, one.to)]
    return onAdd({ spans: [{ startsAt, endsAt: end > startsAt ? end : end + 86_400_000, places: Number(one.places) }], ...opensAt })
  }
  return (
    <ConfirmSheet question='怎么排？' confirmLabel='排好' busy={busy} error={error} missing={missing} onConfirm={() => void add()} onCancel={onClose}>
      <View className='stack'>
        <ChoiceField label='排班' choices={HOW} value={[how]} onChange={([value]) => setHow(HOW.find((each) => each.value === value)?.value ?? 'one')} />
        {how !== 'one' && <ChoiceField label={how === 'weeks' ? '从今天起排' : '往后排'} hint={how === 'weeks' ? post.weekly.map(weeklyWords).join('；') : `本周有 ${thisWeek} 班，照着排 ${weeks} 周，一共 ${thisWeek * Number(weeks)} 班`} choices={WEEKS} value={[weeks]} onChange={([value = '2']) => setWeeks(value)} />}
        {how === 'one' && (
          <>
            <DateField label='哪一天' value={one.date} start={dateText(now)} onChange={(date) => setOne({ ...one, date })} />
            <PickerField label='几点开始' mode='time' value={one.from} onChange={(from) => setOne({ ...one, from })} />
            <PickerField label='几点结束' hint='比开始早，就是到第二天' mode='time' value={one.to} onChange={(to) => setOne({ ...one, to })} />
            <TextField label='要几个人' type='number' value={one.places} onChange={(places) => setOne({ ...one, places })} />
          </>
        )}
        <ChoiceField label='什么时候开放认领' hint='抢手的班定个时间，大家一起认领；到时候才点得了' choices={OPENS} value={[opens === undefined ? 'now' : 'later']} onChange={([value]) => setOpens(value === 'later' ? { date: dateText(now + 86_400_000), clock: '09:00' } : undefined)} />
        {opens && (
          <>
            <DateField label='哪一天开放' value={opens.date} start={dateText(now)} onChange={(date) => setOpens({ ...opens, date })} />
            <PickerField label='几点开放' mode='time' value={opens.clock} onChange={(clock) => setOpens({ ...opens, clock })} />
          </>
        )}
      </View>
    </ConfirmSheet>
  )
}
