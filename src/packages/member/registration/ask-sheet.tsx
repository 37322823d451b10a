import { useState } from 'react'
import type { RegistrationView } from '@core/contract/registry'
import { LEAVING_TEXT } from '@core/text/zh-registration'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import type { Deed } from '@/hooks/use-registry-deed'
import type { Ask } from './use-registration'

const LEAVINGS = (['stopped', 'transferredOut'] as const).map((value) => ({ value, label: LEAVING_TEXT[value] }))

export interface AskSheetProps {
  readonly ask: Ask
  readonly view: RegistrationView
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly busy: boolean
  readonly error?: string
  readonly onSend: (deed: Deed) => void
  readonly onClose: () => void
}

/** What an action still wants to know, and what it leads to. */
export function AskSheet({ ask, view, units, busy, error, onSend, onClose }: AskSheetProps) {
  const [note, setNote] = useState('')
  const [leaving, setLeaving] = useState<'stopped' | 'transferredOut'>('stopped')
  const [unitId, setUnitId] = useState('')
  const shared = { busy, error, onCancel: onClose }
  const registrationId = view.id
  switch (ask) {
    case 'appeal': return (
      <ConfirmSheet {...shared} question='请街道再看一看' note='由没有定过这件事的人来看，五个工作日内答复。一次答复只能申诉一回。' confirmLabel='交给街道' missing={note.trim() === '' ? '请写一句为什么' : undefined} onConfirm={() => onSend({ action: 'appeal', input: { registrationId, note: note.trim() } })}>
        <TextField label='为什么觉得不对' long maxLength={MAX.reason} value={note} onChange={setNote} />
      </ConfirmSheet>
    )
    case 'leave': return (
      <ConfirmSheet {...shared} question='停止在社区的报到' note='不会再派单给您，手上的单子会另找人。记录都留着，想回来再交一份就行。' confirmLabel='停止' onConfirm={() => onSend({ action: 'leave', input: { as: 'resident', registrationId, leaving } })}>
        <ChoiceField label='为什么' choices={LEAVINGS} value={[leaving]} onChange={([value]) => setLeaving(value === 'transferredOut' ? 'transferredOut' : 'stopped')} />
      </ConfirmSheet>
    )
    case 'changeUnit': return (
      <ConfirmSheet {...shared} question='换了工作单位' note={`新单位认可以前，${view.unit === '' ? '社区的报到照旧有效' : `您还算${view.unit}的`}；两边都会知道。`} confirmLabel='告诉新单位' missing={unitId === '' ? '请选一下新单位' : undefined} onConfirm={() => onSend({ action: 'changeUnit', input: { registrationId, unitId } })}>
        <PickerField label='新单位' value={unitId} options={units.filter(({ id }) => id !== view.unitId || view.acknowledge.state === 'refused').map(({ id, name }) => ({ value: id, label: name }))} onChange={setUnitId} />
      </ConfirmSheet>
    )
    case 'withdraw': return <ConfirmSheet {...shared} question='撤回这份报到' note='社区就不再核对了。想报到的时候，再交一份就行。' confirmLabel='撤回' onConfirm={() => onSend({ action: 'withdraw', input: { registrationId } })} />
  }
}
