import { Picker, Text } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import { Field, type FieldProps } from './index'

interface Option {
  readonly value: string
  readonly label: string
}

export interface PickerFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly placeholder?: string
  /** A list to choose from; without it, a date or a time. */
  readonly options?: readonly Option[]
  readonly mode?: 'date' | 'time'
  readonly start?: string
  readonly end?: string
  readonly onChange: (value: string) => void
}

export function PickerField({ value, placeholder = '请选择', options, mode = 'date', start, end, onChange, ...field }: PickerFieldProps) {
  const chosen = options ? options.find((option) => option.value === value)?.label : value
  const face = (
    <Tappable label={`${field.label}：${chosen || placeholder}`} className='field__box field__box--picker'>
      <Text className={classNames('grow', !chosen && 'field__placeholder')}>{chosen || placeholder}</Text>
      <Icon name={options ? 'down' : mode === 'date' ? 'calendar' : 'clock'} />
    </Tappable>
  )
  return (
    <Field {...field}>
      {options ? (
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
      ) : mode === 'date' ? (
        <Picker mode='date' value={value} start={start} end={end} onChange={(event) => onChange(event.detail.value)}>{face}</Picker>
      ) : (
        <Picker mode='time' value={value} start={start} end={end} onChange={(event) => onChange(event.detail.value)}>{face}</Picker>
      )}
    </Field>
  )
}
