import { Text, View } from '@tarojs/components'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Tappable } from '../tappable'
import { Field, type FieldProps } from './index'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly icon?: IconName
}

interface ChoicesProps {
  readonly choices: readonly Choice[]
  readonly value: readonly string[]
  readonly many?: boolean
  readonly name: string
  readonly onChange: (value: readonly string[]) => void
}

/** Chips to choose from; a chosen one also carries a tick, so that colour is not the only sign. The tick's place is there before. */
export function Choices({ choices, value, many, name, onChange }: ChoicesProps) {
  const toggle = (key: string) => {
    if (!many) return onChange([key])
    onChange(value.includes(key) ? value.filter((other) => other !== key) : [...value, key])
  }
  return (
    <View className='choices' {...aria(many ? 'group' : 'radiogroup', name)}>
      {choices.map((choice) => {
        const on = value.includes(choice.value)
        return (
          <Tappable
            key={choice.value}
            role={many ? 'checkbox' : 'radio'}
            checked={on}
            label={choice.label}
            className={classNames('choices__chip', on && 'choices__chip--on')}
            onTap={() => toggle(choice.value)}
          >
            {on || choice.icon ? <Icon name={on ? 'check' : (choice.icon ?? 'check')} small /> : <View className={classNames('choices__mark', many && 'choices__mark--many')} />}
            <Text>{choice.label}</Text>
          </Tappable>
        )
      })}
    </View>
  )
}

export type ChoiceFieldProps = Omit<FieldProps, 'children'> & Omit<ChoicesProps, 'name'>

export function ChoiceField({ choices, value, many, onChange, ...field }: ChoiceFieldProps) {
  return (
    <Field {...field}>
      <Choices choices={choices} value={value} many={many} name={field.label} onChange={onChange} />
    </Field>
  )
}
