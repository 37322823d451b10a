import { Text, View } from '@tarojs/components'
import { useEffect, useId, useRef, useState } from 'react'
import { aria } from '../aria'
import { dateText, dayNumber, dayWords, hourOfDay, weekdayWords } from '../china-time'
import { classNames } from '../class-names'
import { dayNumberOf } from '../field/picker-options'
import { Icon } from '../icon'
import { Sheet } from '../sheet'
import { Tappable } from '../tappable'
import { dayAfterKey, dayOfMonth, monthOf, monthWords, weeksOf } from './month'
import './index.scss'

const ON_WEB = process.env.TARO_ENV === 'h5'
const NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const
/** Nothing here is planned further ahead, or put right further back. */
const MOST_DAYS = 1100

export interface DaySheetProps {
  readonly name: string
  readonly value: string
  readonly start?: string
  readonly end?: string
  readonly onChoose: (value: string) => void
  readonly onClose: () => void
}

/** One month at a time: a tap chooses a day; by keyboard the arrows walk from day to day, Page Up and Page Down from month to month. */
export function DaySheet({ name, value, start, end, onChoose, onClose }: DaySheetProps) {
  const today = dayNumber(Date.now())
  const first = start === undefined ? today : dayNumberOf(start)
  const last = end === undefined ? Math.max(first, today) + MOST_DAYS : dayNumberOf(end)
  const within = (day: number) => Math.min(last, Math.max(first, day))
  const chosen = value === '' ? undefined : dayNumberOf(value)
  // What is planned begins with its first day, which is the server's: a phone's clock may be off.
  const [at, setAt] = useState(within(chosen ?? (end === undefined ? first : today)))
  const [month, setMonth] = useState(monthOf(at))
  const id = useId()
  const idOf = (day: number) => `${id}${day}`
  useFocusOn(idOf(at))
  const turn = (by: number) => setMonth(month + by)
  const walk = (key: string): boolean => {
    const next = dayAfterKey(at, key)
    if (next === undefined) return false
    setAt(within(next))
    setMonth(monthOf(within(next)))
    return true
  }
  // One stop of the Tab key: the day one stands on, or the first of another month that was turned to.
  const stop = monthOf(at) === month ? at : weeksOf(month).flat().find((day) => day !== undefined && day >= first && day <= last)
  return (
    <Sheet title={name} onClose={onClose}>
      <View className='row between'>
        <Tappable label='上个月' className='month__turn' disabled={month <= monthOf(first)} onTap={() => turn(-1)}><Icon name='back' /></Tappable>
        <View className='h2 num' {...aria('status')}>{monthWords(month)}</View>
        <Tappable label='下个月' className='month__turn' disabled={month >= monthOf(last)} onTap={() => turn(1)}><Icon name='next' /></Tappable>
      </View>
      <View className='month' {...aria('radiogroup', `${name}，${monthWords(month)}`)}>
        <View className='month__week'>{NAMES.map((each) => <Text key={each} className='month__name xs'>{each}</Text>)}</View>
        {weeksOf(month).map((days, week) => (
          <View key={week} className='month__week'>
            {days.map((day, column) => day === undefined ? <View key={column} className='month__day' /> : (
              <Day key={column} id={idOf(day)} day={day} isToday={day === today} on={day === chosen} off={day < first || day > last} stop={day === stop} onKey={walk} onChoose={() => onChoose(dateText(hourOfDay(day, 12)))} />
            ))}
          </View>
        ))}
      </View>
    </Sheet>
  )
}

/** The day one walks to has the keyboard; the first one as soon as the sheet is drawn. */
function useFocusOn(id: string) {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (!ON_WEB || shown.current === id) return undefined
    shown.current = id
    const timer = setTimeout(() => document.getElementById(id)?.focus({ preventScroll: true }), 0)
    return () => clearTimeout(timer)
  }, [id])
}

interface DayProps {
  readonly id: string
  readonly day: number
  readonly isToday: boolean
  readonly on: boolean
  readonly off: boolean
  readonly stop: boolean
  readonly onKey: (key: string) => boolean
  readonly onChoose: () => void
}

interface KeyPress { readonly key: string; preventDefault(): void }

function Day({ id, day, isToday, on, off, stop, onKey, onChoose }: DayProps) {
  const noon = hourOfDay(day, 12)
  const choose = () => { if (!off) onChoose() }
  const press = (event: KeyPress) => {
    if (event.key === 'Enter' || event.key === ' ') choose()
    else if (!onKey(event.key)) return
    event.preventDefault()
  }
  const states = ON_WEB ? { tabindex: stop ? 0 : -1, onKeyDown: press, ariaChecked: String(on), ariaDisabled: String(off) } : { ariaChecked: on, ariaDisabled: off }
  return (
    <View
      id={id} className={classNames('month__day', on && 'month__day--on', off && 'month__day--off')} hoverClass={off ? 'none' : 'month__day--down'} onClick={choose}
      {...aria('radio', `${dayWords(noon, Date.now())} ${weekdayWords(day)}`)} {...states}
    >
      <Text className='num'>{dayOfMonth(day)}</Text>
      {isToday && <Text className='month__today'>今天</Text>}
    </View>
  )
}
