import { View } from '@tarojs/components'
import { useState } from 'react'
import { clockWords, dateText } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

interface MarkSheetProps { readonly as: 'staff' | 'member'; readonly activityId: string; readonly startsAt: number; readonly endsAt: number; readonly now: number; readonly onDone: (label: string) => void; readonly onClose: () => void }

/** Somebody who stands there without a phone: they say their number. */
export function MarkSheet({ as, activityId, startsAt, endsAt, now, onDone, onClose }: MarkSheetProps) {
  const [fields, setFields] = useState({ number: '', which: 'in', clock: clockWords(Math.min(now, startsAt)), reason: '' })
  const send = useApiSubmit('activities', 'mark', { onDone: ({ label }) => onDone(label) })
  const set = (change: Partial<typeof fields>) => { send.clear(); setFields({ ...fields, ...change }) }
  const number = Number(fields.number.replace(/\D/g, ''))
  const missing = number < 1 ? '请写党员编号' : fields.reason.trim() === '' ? '请写一句为什么补记' : undefined
  const sameDay = Date.parse(`${dateText(startsAt)}T${fields.clock}:00+08:00`)
  // An activity over midnight: a clock before its start is the next day's.
  const at = dateText(endsAt) !== dateText(startsAt) && sameDay < startsAt - 3_600_000 ? sameDay + 86_400_000 : sameDay
  return (
    <ConfirmSheet question='补记一位' note='请本人报编号。会标明是补记、谁记的、为什么。' confirmLabel='记上' busy={send.busy} error={send.error?.message} missing={missing} onCancel={onClose} onConfirm={() => void send.run({ as, activityId, number, which: fields.which === 'out' ? 'out' : 'in', at, reason: fields.reason })}>
      <View className='stack'>
        <TextField label='党员编号' hint='“党员 12 号”就写 12' type='number' value={fields.number} onChange={(value) => set({ number: value })} />
        <ChoiceField label='到还是走' choices={[{ value: 'in', label: '到' }, { value: 'out', label: '走' }]} value={[fields.which]} onChange={([which = 'in']) => set({ which, clock: clockWords(Math.min(now, which === 'in' ? startsAt : endsAt)) })} />
        <PickerField label='几点' mode='time' value={fields.clock} onChange={(clock) => set({ clock })} />
        <TextField label='为什么补记' value={fields.reason} maxLength={100} onChange={(reason) => set({ reason })} />
      </View>
    </ConfirmSheet>
  )
}
