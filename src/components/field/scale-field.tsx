import { Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Tappable } from '../tappable'
import { Field, type FieldProps } from './index'

export const SCALE_WORDS = ['很差', '不太好', '一般', '好', '很好'] as const
export const SPEED_WORDS = ['很慢', '有点慢', '一般', '快', '很快'] as const

export interface ScaleFieldProps extends Omit<FieldProps, 'children'> {
  /** 1 to 5. */
  readonly value?: number
  /** From the lowest to the highest. */
  readonly words?: readonly [string, string, string, string, string]
  readonly onChange: (value: 1 | 2 | 3 | 4 | 5) => void
}

/** Five degrees as words: a word says what three stars leave to guess. */
export function ScaleField({ value, words = SCALE_WORDS, onChange, ...field }: ScaleFieldProps) {
  return (
    <Field {...field}>
      <View className='scale' {...aria('radiogroup', field.label)}>
        {([5, 4, 3, 2, 1] as const).map((degree) => {
          const word = words[degree - 1]
          return (
            <Tappable key={degree} role='radio' label={word} checked={degree === value} className={classNames('scale__cell', degree === value && 'scale__cell--on')} onTap={() => onChange(degree)}>
              <Text>{word}</Text>
            </Tappable>
          )
        })}
      </View>
    </Field>
  )
}
