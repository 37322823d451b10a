import { Input, Textarea, View } from '@tarojs/components'
import { aria } from '../aria'
import { Field, type FieldProps } from './index'
import { MAX, roomLeft, tooLong } from './too-long'

/** The browser's keypad for phones; in WeChat the one for numbers. */
const DIGITS = (process.env.TARO_ENV === 'h5' ? 'tel' : 'number') as 'number'
/** Taro and WeChat cut at 140 unless told otherwise. */
const UNCUT = -1

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly placeholder?: string
  /** Counted in characters near the end and said when it is over; nothing that was typed is taken away. */
  readonly maxLength?: number
  /** `tel`: digits only, and no arrows to count up a phone number with. */
  readonly type?: 'text' | 'number' | 'digit' | 'tel'
  /** Several lines, growing with the text. */
  readonly long?: boolean
  readonly id?: string
  readonly onChange: (value: string) => void
}

export function TextField({ value, placeholder, maxLength = MAX.answer, type = 'text', long, id, onChange, error, ...field }: TextFieldProps) {
  // A number is right or wrong as a whole: how many digits are left says nothing.
  const words = type === 'text'
  const wrong = (words ? tooLong(value, maxLength) : undefined) ?? error
  const room = words ? roomLeft(value, maxLength) : undefined
  const shared = {
    ...(id ? { id } : {}),
    value,
    placeholder,
    maxlength: UNCUT,
    ariaLabel: field.label,
    // The browser's real <input> is inside Taro's element and takes its name from here.
    nativeProps: { 'aria-label': field.label, 'aria-invalid': wrong ? 'true' : undefined },
    placeholderClass: 'field__placeholder',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  return (
    <Field {...field} error={wrong}>
      {long ? <Textarea {...shared} autoHeight className='field__box field__box--long' /> : <Input {...shared} type={type === 'tel' ? DIGITS : type} className='field__box' />}
      {room && <View className='field__room num' {...aria('status')}>{room}</View>}
    </Field>
  )
}
