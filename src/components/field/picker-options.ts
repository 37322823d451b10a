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

/** The days from `start` on, or from today, by their names; where there is an `end`, from it back to `start`: what is over is mostly looked for lately. */
export function dateOptions(start: string | undefined, now: number, end?: string): readonly Option[] {
  const dayOf = (text: string | undefined): number => (text === undefined ? dayNumber(now) : dayNumber(Date.parse(`${text}T12:00:00+08:00`)))
  const first = dayOf(start)
  const days = end === undefined ? Array.from({ length: DAYS_AHEAD }, (_, at) => first + at) : Array.from({ length: Math.max(0, dayOf(end) - first + 1) }, (_, at) => dayOf(end) - at)
  return days.map((day) => {
    const noon = hourOfDay(day, 12)
    return { value: dateText(noon), label: `${dayWords(noon, now)} ${weekdayWords(day)}` }
  })
}
