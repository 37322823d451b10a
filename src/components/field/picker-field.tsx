import { Picker, Text } from '@tarojs/components'
import { type ReactElement, useState } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { Field, type FieldProps } from './index'
import { type Option, OptionSheet } from './option-sheet'
import { dateLabel, timeOptions } from './picker-options'

const ON_WEB = process.env.TARO_ENV === 'h5'
/** More than two screens of them are looked for by a word. */
const SEARCHED_FROM = 20

export interface PickerFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly placeholder?: string
  /** A list to choose from; without it a time, or a date on WeChat's wheel. On the web a day is chosen from a month (date-field). */
  readonly options?: readonly Option[]
  readonly mode?: 'date' | 'time'
  readonly start?: string
  readonly end?: string
  readonly onChange: (value: string) => void
}

/** One of many: WeChat's own wheel there as long as they are few, a list of ours in the browser and where a word is needed to find one. */
export function PickerField({ value, placeholder = '请选择', options, mode = 'date', start, end, onChange, ...field }: PickerFieldProps) {
  const [open, setOpen] = useState(false)
  const chosen = options ? options.find((option) => option.value === value)?.label : value && mode === 'date' ? dateLabel(value, Date.now()) : value
  const searched = options !== undefined && options.length > SEARCHED_FROM
  const isListed = ON_WEB || searched
  const face = (
    <Tappable label={`${field.label}：${chosen || placeholder}`} className='field__box field__box--picker' onTap={isListed ? () => setOpen(true) : undefined}>
      <Text className={classNames('grow', !chosen && 'field__placeholder')}>{chosen || placeholder}</Text>
      <Icon name={options ? 'down' : mode === 'date' ? 'calendar' : 'clock'} />
    </Tappable>
  )
  if (!isListed) return <Field {...field}><Wheel {...{ value, options, mode, start, end, onChange, face }} /></Field>
  const choose = (next: string) => {
    setOpen(false)
    if (next !== value) onChange(next)
  }
  return (
    <Field {...field}>
      {face}
      {open && <OptionSheet name={field.label} options={options ?? timeOptions(value)} value={value} searched={searched} onChoose={choose} onClose={() => setOpen(false)} />}
    </Field>
  )
}

interface WheelProps extends Pick<PickerFieldProps, 'value' | 'options' | 'mode' | 'start' | 'end' | 'onChange'> {
  readonly face: ReactElement
}

function Wheel({ value, options, mode, start, end, onChange, face }: WheelProps) {
  if (!options) {
    return mode === 'time'
      ? <Picker mode='time' value={value} start={start} onChange={(event) => onChange(event.detail.value)}>{face}</Picker>
      : <Picker mode='date' value={value} start={start} end={end} onChange={(event) => onChange(event.detail.value)}>{face}</Picker>
  }
  return (
    <Picker
      mode='selector'
      range={options.map((option) => option.label)}
      value={Math.max(0, options.findIndex((option) => option.value === value))}
      onChange={(event) => {
        const option = options[Number(event.detail.value)]
        if (option) onChange(option.value)
      }}
    >
      {face}
    </Picker>
  )
}
