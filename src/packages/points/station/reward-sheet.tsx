import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

interface RewardSheetProps { readonly stations: readonly { readonly id: string; readonly name: string }[]; readonly onDone: () => void; readonly onClose: () => void }

const WHOLE = /^[1-9]\d{0,3}$/

/** Something a station keeps: for members' points, or for hours elders were given. */
export function RewardSheet({ stations, onDone, onClose }: RewardSheetProps) {
  const [fields, setFields] = useState({ title: '', about: '', stationId: stations[0]?.id ?? '', unit: 'points', price: '', pieces: '' })
  const send = useApiSubmit('points', 'offerReward', { onDone })
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const byHours = fields.unit === 'minutes'
  const missing = stations.length === 0 ? '社区还没有驿站，请先请区里登记' : fields.title.trim() === '' ? '请写是什么' : fields.about.trim() === '' ? '请写一句说明' : !WHOLE.test(fields.price) ? (byHours ? '请写几小时一件' : '请写几分一件') : !WHOLE.test(fields.pieces) ? '请写有几件' : undefined
  return (
    <ConfirmSheet
      question='加一样东西' confirmLabel='加上' busy={send.busy} error={send.error?.message} missing={missing} onCancel={onClose}
      onConfirm={() => void send.run({ title: fields.title, about: fields.about, stationId: fields.stationId, unit: byHours ? 'minutes' : 'points', price: Number(fields.price) * (byHours ? 60 : 1), pieces: Number(fields.pieces) })}
    >
      <View className='stack'>
        <TextField label='是什么' value={fields.title} maxLength={30} error={send.fields['title']} onChange={(title) => set({ title })} />
        <TextField label='说明' hint='多大一份、什么时候能领' value={fields.about} maxLength={200} error={send.fields['about']} onChange={(about) => set({ about })} />
        <PickerField label='在哪个驿站' options={stations.map(({ id, name }) => ({ value: id, label: name }))} value={fields.stationId} onChange={(stationId) => set({ stationId })} />
        <ChoiceField label='用什么换' choices={[{ value: 'points', label: '党员的积分' }, { value: 'minutes', label: '长辈收到的时长' }]} value={[fields.unit]} onChange={([unit = 'points']) => set({ unit })} />
        <TextField label={byHours ? '几小时一件' : '几分一件'} type='number' value={fields.price} error={send.fields['price']} onChange={(price) => set({ price })} />
        <TextField label='有几件' type='number' value={fields.pieces} error={send.fields['pieces']} onChange={(pieces) => set({ pieces })} />
      </View>
    </ConfirmSheet>
  )
}
