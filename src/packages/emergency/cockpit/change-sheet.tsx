import { useState } from 'react'
import { LEVELS } from '@core/domain/emergency/levels'
import { LEVEL_TEXT } from '@core/text/zh-emergency'
import { clockWords, dateText } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { momentOf } from '../looks'
import type { SheetProps } from './cockpit-sheets'

/** Longer, shorter, another level: asked for with a reason, in force once the district agrees. */
export function ChangeSheet({ view, now, control: { deed, emergencyId, show, as } }: SheetProps) {
  const [draft, setDraft] = useState({ level: view.level, date: dateText(view.endsAt), clock: clockWords(view.endsAt), reason: '' })
  const edit = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }))
  const endsAt = momentOf(draft.date, draft.clock)
  const isSame = draft.level === view.level && Math.abs(endsAt - view.endsAt) < 60_000
  const missing = isSame ? '请改级别或结束时间' : endsAt <= now ? '结束要在现在之后' : draft.reason.trim() === '' ? '请写为什么' : undefined
  const send = () => void deed.run({ action: 'askChange', input: { as: as === 'district' ? 'district' : 'street', emergencyId, reason: draft.reason.trim(), level: draft.level, ...(Math.abs(endsAt - view.endsAt) < 60_000 ? {} : { endsAt }) } })
  return (
    <ConfirmSheet question='延长，或调级别' note='区里同意后生效；二级、一级要另一位同意。' confirmLabel='交区里同意' busy={deed.busy} error={deed.error?.message} missing={missing} onConfirm={send} onCancel={() => show(undefined)}>
      <ChoiceField label='级别' choices={LEVELS.map((value) => ({ value, label: LEVEL_TEXT[value] }))} value={[draft.level]} onChange={([value]) => edit({ level: LEVELS.find((each) => each === value) ?? draft.level })} />
      <DateField label='结束的日子' start={dateText(now)} value={draft.date} onChange={(date) => edit({ date })} />
      <PickerField label='结束的钟点' mode='time' value={draft.clock} onChange={(clock) => edit({ clock })} />
      <TextField label='为什么' long maxLength={MAX.reason} value={draft.reason} onChange={(reason) => edit({ reason })} />
    </ConfirmSheet>
  )
}
