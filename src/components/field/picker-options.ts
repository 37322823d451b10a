import { clockWords, dateText, dayNumber, dayWords, hourOfDay, weekdayWords } from '../china-time'
import type { Option } from './option-sheet'

/** As far ahead as anything here is put off. */
const DAYS_AHEAD = 92
const HALF_HOURS = 48
const HALF_HOUR_MS = 1_800_000

/** Every half hour of a day; a time in between that was set elsewhere is one of the choices too. */
export function timeOptions(value: string): readonly Option[] {
  const midnight = hourOfDay(0, 0)
  const times = Array.from({ length: HALF_HOURS }, (_, at) => clockWords(midnight + at * HALF_HOUR_MS))
  return (value === '' || times.includes(value) ? times : [...times, value].sort()).map((time) => ({ value: time, label: time }))
}

const dayOf = (text: string): number => dayNumber(Date.parse(`${text}T12:00:00+08:00`))

/** The days from `start` on, or from today, by their names; where there is an `end`, from it back to `start`: what is over is mostly looked for lately. */
export function dateOptions(start: string | undefined, now: number, end?: string): readonly Option[] {
  const first = start === undefined ? dayNumber(now) : dayOf(start)
  const days = end === undefined ? Array.from({ length: DAYS_AHEAD }, (_, at) => first + at) : Array.from({ length: Math.max(0, dayOf(end) - first + 1) }, (_, at) => dayOf(end) - at)
  return days.map((day) => ({ value: dateText(hourOfDay(day, 12)), label: dayLabel(day, now) }))
}

const dayLabel = (day: number, now: number): string => `${dayWords(hourOfDay(day, 12), now)} ${weekdayWords(day)}`
/** A day as the list says it; chosen, it is called the same. */
export const dateLabel = (text: string, now: number): string => dayLabel(dayOf(text), now)
