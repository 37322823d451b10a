import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RulesView } from '@core/contract/points'
import { SERVICE_TEXT } from '@core/text/zh-service'
import { dateText } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { TextField } from '@/components/field/text-field'
import { useApiSubmit } from '@/hooks/use-api'

const KINDS = ['order', 'shift', 'activity'] as const
type Kind = (typeof KINDS)[number]
type Texts = Record<Kind, string>
const textsOf = (of: Readonly<Record<Kind, number>>): Texts => ({ order: String(of.order), shift: String(of.shift), activity: String(of.activity) })
const numbersOf = (of: Texts): Record<Kind, number> => ({ order: Number(of.order), shift: Number(of.shift), activity: Number(of.activity) })
const isWrong = (of: Texts): boolean => KINDS.some((kind) => !/^\d{1,2}(\.5)?$/.test(of[kind]) || Number(of[kind]) > 24)

/** A new version, from tomorrow at the earliest. */
export function RulesSheet({ before, now, onDone, onClose }: { readonly before: RulesView; readonly now: number; readonly onDone: () => void; readonly onClose: () => void }) {
  const tomorrow = dateText(now + 86_400_000)
  const [from, setFrom] = useState(tomorrow)
  const [perHour, setPerHour] = useState(textsOf(before.perHour))
  const [cap, setCap] = useState(textsOf(before.capPerDay))
  const [note, setNote] = useState('')
  const send = useApiSubmit('points', 'setRules', { onDone })
  const missing = isWrong(perHour) || isWrong(cap) ? '分数写 0 到 24，可以带 .5' : note.trim() === '' ? '请写一句说明' : undefined
  return (
    <ConfirmSheet question='定新的规则' note='从那一天起算；以前的日子不重算。' confirmLabel='定下来' busy={send.busy} error={send.fields['from'] ?? send.error?.message} missing={missing} onCancel={onClose} onConfirm={() => void send.run({ from, perHour: numbersOf(perHour), capPerDay: numbersOf(cap), note })}>
      <View className='stack'>
        <DateField label='从哪一天起' start={tomorrow} value={from} onChange={setFrom} />
        {KINDS.map((kind) => (
          <View key={kind} className='row'>
            <View className='grow'><TextField label={`${SERVICE_TEXT[kind]}一小时几分`} type='digit' value={perHour[kind]} onChange={(value) => setPerHour({ ...perHour, [kind]: value })} /></View>
            <View className='grow'><TextField label='一天最多' type='digit' value={cap[kind]} onChange={(value) => setCap({ ...cap, [kind]: value })} /></View>
          </View>
        ))}
        <TextField label='说明' value={note} maxLength={200} onChange={setNote} />
      </View>
    </ConfirmSheet>
  )
}
