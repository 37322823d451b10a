import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '../aria'
import { dayNumber, dayWords, hourOfDay, monthDay, spanWords, type TimeSpan, weekdayWords } from '../china-time'
import { classNames } from '../class-names'
import { Tappable } from '../tappable'
import { Field, type FieldProps } from './index'

const DAYS_AHEAD = 7
const DAY = 86_400_000
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

/**
 * A day, then a part of it: two taps instead of a wheel. A day alone is no time yet, and looks like none; another day takes the
 * chosen part along. A second tap on the chosen part takes it back.
 */
export function WindowField({ value, now, taken, onChange, ...field }: WindowFieldProps) {
  const today = dayNumber(now)
  const [day, setDay] = useState(value ? dayNumber(value.from) : today)
  const isFree = (from: number): boolean => from > now && from !== taken?.from
  const look = (next: number) => {
    setDay(next)
    if (value === undefined) return
    const by = (next - dayNumber(value.from)) * DAY
    onChange(isFree(value.from + by) ? { from: value.from + by, to: value.to + by } : undefined)
  }
  const free = SPANS.filter(([from]) => isFree(hourOfDay(day, from)))
  return (
    <Field {...field}>
      <View className='window' {...aria('radiogroup', `${field.label}：哪一天`)}>
        {Array.from({ length: DAYS_AHEAD }, (_, index) => today + index).map((each) => (
          <Tappable
            key={each}
            role='radio'
            checked={value !== undefined && each === day}
            label={`${dayWords(hourOfDay(each, 12), now)} ${weekdayWords(each)}`}
            className={classNames('window__day', each === day && (value === undefined ? 'window__day--seen' : 'window__day--on'))}
            onTap={() => look(each)}
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
      <View className='s mt2' {...aria('status')}>{value ? `选好了：${spanWords(value, now)}` : `还没有选时间${free.length > 0 ? `。${dayWords(hourOfDay(day, 12), now)}要来，请再点一个时段` : ''}`}</View>
    </Field>
  )
}
