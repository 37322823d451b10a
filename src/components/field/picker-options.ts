import { clockWords, dayNumber, dayWords, hourOfDay, weekdayWords } from '../china-time'
import type { Option } from './option-sheet'

const HALF_HOURS = 48
const HALF_HOUR_MS = 1_800_000

/** Every half hour of a day; a time in between that was set elsewhere is one of the choices too. */
export function timeOptions(value: string): readonly Option[] {
  const midnight = hourOfDay(0, 0)
  const times = Array.from({ length: HALF_HOURS }, (_, at) => clockWords(midnight + at * HALF_HOUR_MS))
  return (value === '' || times.includes(value) ? times : [...times, value].sort()).map((time) => ({ value: time, label: time }))
}

/** The number of a day that was picked: 2026-12-01. */
export const dayNumberOf = (text: string): number => dayNumber(Date.parse(`${text}T12:00:00+08:00`))
/** A day as it is called where one is chosen: “今天 周四”, “12 月 1 日 周二”. */
export const dateLabel = (text: string, now: number): string => `${dayWords(hourOfDay(dayNumberOf(text), 12), now)} ${weekdayWords(dayNumberOf(text))}`
