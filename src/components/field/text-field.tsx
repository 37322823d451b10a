import { Input, Textarea } from '@tarojs/components'
import { Field, type FieldProps } from './index'

/** The browser's keypad for phones; in WeChat the one for numbers. */
const DIGITS = (process.env.TARO_ENV === 'h5' ? 'tel' : 'number') as 'number'

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly placeholder?: string
  readonly maxLength?: number
  /** `tel`: digits only, and no arrows to count up a phone number with. */
  readonly type?: 'text' | 'number' | 'digit' | 'tel'
  /** Several lines, growing with the text. */
  readonly long?: boolean
  readonly id?: string
  readonly onChange: (value: string) => void
}

export function TextField({ value, placeholder, maxLength = 200, type = 'text', long, id, onChange, ...field }: TextFieldProps) {
  const shared = {
    ...(id ? { id } : {}),
    value,
    placeholder,
    maxlength: maxLength,
    ariaLabel: field.label,
    // The browser's real <input> is inside Taro's element and takes its name from here.
    nativeProps: { 'aria-label': field.label, 'aria-invalid': field.error ? 'true' : undefined },
    placeholderClass: 'field__placeholder',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  return (
    <Field {...field}>
      {long ? <Textarea {...shared} autoHeight className='field__box field__box--long' /> : <Input {...shared} type={type === 'tel' ? DIGITS : type} className='field__box' />}
    </Field>
  )
}
