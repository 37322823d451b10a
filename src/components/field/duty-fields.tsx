import type { LimitsInput } from '@core/contract/people'
import { ChoiceField } from './choice-field'
import { PickerField } from './picker-field'

type Span = LimitsInput['duty'][number]

/** Days of the week as people count them: 1 Monday … 7 Sunday. */
export const DAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const
const DAYS = DAY_NAMES.map((label, at) => ({ value: String(at + 1), label }))
export const EVERY_DAY = DAYS.map(({ value }) => Number(value))

/** What is wrong with a span, before the server says it: its ends are one, and nobody can tell which part of the day is meant. */
export const spanTrouble = ({ from, to }: Pick<Span, 'from' | 'to'>): string | undefined => (from === to ? `${from} 到 ${to} 不成一段：开始和结束要不一样。整天都行的，选 00:00 到 23:59` : undefined)

interface DutyFieldsProps { readonly span: Span; readonly error?: string; readonly onChange: (span: Span) => void }

/** On which days, from when to when. */
export function DutyFields({ span, error, onChange }: DutyFieldsProps) {
  return (
    <>
      <ChoiceField label='星期' many choices={DAYS} value={span.days.map(String)} onChange={(days) => onChange({ ...span, days: days.map(Number).sort((a, b) => a - b) })} />
      <PickerField label='从几点起' mode='time' value={span.from} onChange={(from) => onChange({ ...span, from })} />
      <PickerField label='到几点为止' hint='比上面的早，就是到第二天' error={error} mode='time' value={span.to} onChange={(to) => onChange({ ...span, to })} />
    </>
  )
}
