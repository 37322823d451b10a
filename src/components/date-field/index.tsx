import { Text } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '../class-names'
import { Field, type FieldProps } from '../field'
import { dateLabel } from '../field/picker-options'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { DaySheet } from './day-sheet'

export interface DateFieldProps extends Omit<FieldProps, 'children'> {
  /** 2026-12-01, or nothing yet. */
  readonly value: string
  readonly placeholder?: string
  /** The first and the last day that may be chosen; from today on unless said. */
  readonly start?: string
  readonly end?: string
  readonly onChange: (value: string) => void
}

/** A day, from the page of a calendar. For subpackages: the pages everybody loads first have WeChat's wheel (field/picker-field). */
export function DateField({ value, placeholder = '请选择', start, end, onChange, ...field }: DateFieldProps) {
  const [open, setOpen] = useState(false)
  const chosen = value && dateLabel(value, Date.now())
  return (
    <Field {...field}>
      <Tappable label={`${field.label}：${chosen || placeholder}`} className='field__box field__box--picker' onTap={() => setOpen(true)}>
        <Text className={classNames('grow', !chosen && 'field__placeholder')}>{chosen || placeholder}</Text>
        <Icon name='calendar' />
      </Tappable>
      {open && <DaySheet name={field.label} value={value} start={start} end={end} onChoose={(next) => { setOpen(false); if (next !== value) onChange(next) }} onClose={() => setOpen(false)} />}
    </Field>
  )
}
