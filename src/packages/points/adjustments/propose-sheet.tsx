import { View } from '@tarojs/components'
import { useState } from 'react'
import { SERVICE_TEXT } from '@core/text/zh-service'
import { dateText } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

type Service = keyof typeof SERVICE_TEXT
const SERVICES = (Object.keys(SERVICE_TEXT) as Service[]).map((value) => ({ value, label: SERVICE_TEXT[value] }))
interface ProposeSheetProps { readonly as: 'staff' | 'street'; readonly now: number; readonly latest: number; readonly onDone: () => void; readonly onClose: () => void }

/** The first of two people says what was recorded wrong. */
export function ProposeSheet({ as, now, latest, onDone, onClose }: ProposeSheetProps) {
  const [fields, setFields] = useState({ number: '', day: dateText(latest), service: 'shift' as Service, way: 'more', minutes: '', points: '', note: '' })
  const send = useApiSubmit('points', 'proposeAdjustment', { onDone })
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const sign = fields.way === 'more' ? 1 : -1
  const [minutes, points] = [Number(fields.minutes || '0'), Number(fields.points || '0')]
  const missing = !/^[1-9]\d{0,6}$/.test(fields.number) ? '请写党员的编号' : !Number.isInteger(minutes) || !Number.isFinite(points) || (minutes === 0 && points === 0) ? '请写差多少分钟或多少分' : fields.note.trim() === '' ? '请写为什么，谁能作证' : undefined
  return (
    <ConfirmSheet
      question='提一笔更正' note='另一位同事或街道核对后才记到账上，本人两次都会知道。' confirmLabel='提交' busy={send.busy} error={Object.values(send.fields)[0] ?? send.error?.message} missing={missing} onCancel={onClose}
      onConfirm={() => void send.run({ as, memberNumber: Number(fields.number), day: fields.day, service: fields.service, minutes: sign * minutes, points: sign * points, note: fields.note })}
    >
      <View className='stack'>
        <TextField label='党员编号' hint='例如 党员 8201 号，写 8201' type='number' value={fields.number} onChange={(number) => set({ number })} />
        <DateField label='哪一天的' hint='最近几天的还能补记，不用更正' start={dateText(now - 366 * 86_400_000)} end={dateText(latest)} value={fields.day} onChange={(day) => set({ day })} />
        <ChoiceField label='哪一种' choices={SERVICES} value={[fields.service]} onChange={([service]) => set({ service: SERVICES.find(({ value }) => value === service)?.value ?? 'shift' })} />
        <ChoiceField label='少记了还是多记了' choices={[{ value: 'more', label: '少记了，要加' }, { value: 'less', label: '多记了，要减' }]} value={[fields.way]} onChange={([way = 'more']) => set({ way })} />
        <TextField label='多少分钟' type='number' value={fields.minutes} onChange={(value) => set({ minutes: value })} />
        <TextField label='多少积分' hint='可以不写；以半分计' type='digit' value={fields.points} onChange={(value) => set({ points: value })} />
        <TextField label='为什么' value={fields.note} maxLength={200} long onChange={(note) => set({ note })} />
      </View>
    </ConfirmSheet>
  )
}
