import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LimitsInput } from '@core/contract/people'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ChoiceField } from '@/components/field/choice-field'
import { DutyFields, EVERY_DAY, spanTrouble } from '@/components/field/duty-fields'

type Duty = LimitsInput['duty']

const DAYTIME: Duty[number] = { days: EVERY_DAY, from: '08:00', to: '20:00' }
const EVENING: Duty[number] = { days: EVERY_DAY, from: '18:00', to: '21:00' }
/** As many as the server takes. */
const MOST = 7

interface DutySpansProps {
  readonly duty: Duty
  /** What the server says of a span, by its place (“duty.1”). */
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (duty: Duty) => void
}

/** Any time, or on some days from when to when: as many spans as somebody's week has. */
export function DutySpans({ duty, errors, onChange }: DutySpansProps) {
  // Switched off and on again, nothing has to be said twice.
  const [kept, setKept] = useState<Duty>([DAYTIME])
  const put = (at: number, span: Duty[number]) => onChange(duty.map((each, n) => (n === at ? span : each)))
  const turn = (on: boolean) => {
    if (on === duty.length > 0) return
    if (!on) setKept(duty)
    onChange(on ? kept : [])
  }
  return (
    <>
      <ChoiceField label='什么时候能去' choices={[{ value: 'any', label: '免打扰以外都行' }, { value: 'span', label: '只在这些时候' }]} value={[duty.length > 0 ? 'span' : 'any']} onChange={([value]) => turn(value === 'span')} />
      {duty.map((span, at) => (
        <View key={at} className='stack' {...aria('group', `第 ${at + 1} 段时间`)}>
          {duty.length > 1 && <View className='h3'>第 {at + 1} 段</View>}
          {/* A span without a day is none: its last day stays. */}
          <DutyFields span={span} error={spanTrouble(span) ?? errors[`duty.${at}`]} onChange={(next) => next.days.length > 0 && put(at, next)} />
          {duty.length > 1 && <Button kind='ghost' size='small' icon='trash' label={`去掉第 ${at + 1} 段时间`} onTap={() => onChange(duty.filter((_, n) => n !== at))}>去掉这一段</Button>}
        </View>
      ))}
      {duty.length > 0 && duty.length < MOST && <Button kind='ghost' icon='plus' onTap={() => onChange([...duty, EVENING])}>再加一段时间</Button>}
      {duty.length > 1 && <View className='s'>连着的、有重叠的几段算一段；一单要从头到尾都在您说的时间里，才会问您。</View>}
    </>
  )
}
