import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../aria'
import { dayNumber, dayWords, hourOfDay, monthDay, type TimeSpan, weekdayWords } from '../china-time'
import { classNames } from '../class-names'
import { Tappable } from '../tappable'
import { Field, type FieldProps } from './index'

const DAYS_AHEAD = 7
/** The parts of a day in which somebody may come. */
const SPANS = [
  [8, 10, '早上'],
  [10, 12, '上午'],
  [14, 16, '下午'],
  [16, 18, '傍晚'],
  [18, 20, '晚上'],
] as const

export interface WindowFieldProps extends Omit<FieldProps, 'children'> {
  readonly value?: TimeSpan
  /** The server's now, ms epoch: what is over cannot be chosen. */
  readonly now: number
  /** The resident's own wish: it is no other time, so it is not offered as one. */
  readonly taken?: TimeSpan
  readonly onChange: (value: TimeSpan | undefined) => void
}

/** A day, then a part of it: two taps instead of a wheel. A second tap on the chosen part takes it back. */
export function WindowField({ value, now, taken, onChange, ...field }: WindowFieldProps) {
  const today = dayNumber(now)
  const [day, setDay] = useState(value ? dayNumber(value.from) : today)
  const free = SPANS.filter(([from]) => hourOfDay(day, from) > now && hourOfDay(day, from) !== taken?.from)
  return (
    <Field {...field}>
      <View className='window' {...aria('radiogroup', `${field.label}：哪一天`)}>
        {Array.from({ length: DAYS_AHEAD }, (_, index) => today + index).map((each) => (
          <Tappable
            key={each}
            role='radio'
            checked={each === day}
            label={`${dayWords(hourOfDay(each, 12), now)} ${weekdayWords(each)}`}
            className={classNames('window__day', each === day && 'window__day--on')}
            onTap={() => setDay(each)}
          >
            <Text>{each - today < 3 ? dayWords(hourOfDay(each, 12), now) : weekdayWords(each)}</Text>
            <Text className='window__date num'>{monthDay(each)}</Text>
          </Tappable>
        ))}
      </View>
      {free.length === 0 && <View className='s mt2'>今天的时间都过了，请选后面的日子。</View>}
      <View className='choices' {...aria('radiogroup', `${field.label}：什么时候`)}>
        {free.map(([from, to, name]) => {
          const span = { from: hourOfDay(day, from), to: hourOfDay(day, to) }
          const on = value?.from === span.from
          return (
            <Tappable key={from} role='radio' checked={on} className={classNames('choices__chip', 'window__part', on && 'choices__chip--on')} onTap={() => onChange(on ? undefined : span)}>
              <Text>{name}</Text>
              <Text className='num'>{from}:00–{to}:00</Text>
            </Tappable>
          )
        })}
      </View>
    </Field>
  )
}
