import { View } from '@tarojs/components'
import { useEffect, useId, useState } from 'react'
import { aria } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { Sheet } from '../sheet'
import { showWhenDrawn } from '../show-when-drawn'
import { Tappable } from '../tappable'
import { TextField } from './text-field'

export interface Option {
  readonly value: string
  readonly label: string
  /** What choosing it means, where its name does not say it. */
  readonly note?: string
}

export interface OptionSheetProps {
  readonly name: string
  readonly options: readonly Option[]
  readonly value: string
  /** So many that one of them is looked for by a word. */
  readonly searched?: boolean
  readonly onChoose: (value: string) => void
  readonly onClose: () => void
}

/** One of several, from a list: a tap chooses, and the chosen one stands in view from the start. A browser's wheel of options turns for nobody with a mouse. */
export function OptionSheet({ name, options, value, searched = false, onChoose, onClose }: OptionSheetProps) {
  const id = useId()
  const [word, setWord] = useState('')
  useEffect(() => showWhenDrawn(id, { block: 'center' }), [id])
  const found = options.filter(({ label }) => label.includes(word.trim()))
  return (
    <Sheet title={name} onClose={onClose}>
      {searched && <TextField label={`找${name}`} required={false} placeholder='写几个字' value={word} maxLength={20} onChange={setWord} />}
      {found.length === 0 && <View className='s' {...aria('status')}>没有带“{word.trim()}”的。换几个字试试。</View>}
      <View className='options' {...aria('radiogroup', name)}>
        {found.map((option) => {
          const on = option.value === value
          return (
            <Tappable key={option.value} id={on ? id : undefined} role='radio' checked={on} label={[option.label, option.note].filter(Boolean).join('，')} className={classNames('options__row', on && 'options__row--on')} onTap={() => onChoose(option.value)}>
              <View className='grow'>
                <View>{option.label}</View>
                {option.note && <View className='s'>{option.note}</View>}
              </View>
              {on && <Icon name='check' className='red' />}
            </Tappable>
          )
        })}
      </View>
    </Sheet>
  )
}
