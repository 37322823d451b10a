/**
 * Days of Asia/Shanghai, whatever the time zone of the process.
 *
 * China has kept one offset, +08:00, without summer time since 1991 (tz database, zone Asia/Shanghai), so a day is
 * plain arithmetic. A day is handled as its number: whole Shanghai days since 1970-01-01.
 */
import { inShanghai, shanghaiMs } from './shanghai'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const SHANGHAI_OFFSET_MS = 8 * HOUR_MS
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/

/** Number of the Shanghai day that holds the moment `ms` (epoch ms). */
export function dayNumberAt(ms: number): number {
  return Math.floor((ms + SHANGHAI_OFFSET_MS) / DAY_MS)
}

/** Epoch ms of 00:00 Shanghai time of a numbered day. */
export function startOfDay(dayNumber: number): number {
  return dayNumber * DAY_MS - SHANGHAI_OFFSET_MS
}

/** `YYYY-MM-DD` of a numbered day. */
export function dayText(dayNumber: number): string {
  return dayOf(startOfDay(dayNumber))
}

/** Number of the day `YYYY-MM-DD`. Throws RangeError for anything that is not a real day, such as 2026-02-30. */
export function dayNumberOf(day: string): number {
  const dayNumber = dayNumberAt(DAY_PATTERN.test(day) ? shanghaiMs(`${day}T00:00`) : NaN)
  // dayjs rolls 02-30 over to 03-02: compare, do not trust.
  if (!Number.isInteger(dayNumber) || dayText(dayNumber) !== day) throw new RangeError(`not a day: ${day}`)
  return dayNumber
}

/** Day of the week of a numbered day: 0 Sunday … 6 Saturday. */
export function weekdayOf(dayNumber: number): number {
  // 1970-01-01 was a Thursday; the second remainder keeps days before 1970 positive.
  return (((dayNumber + 4) % 7) + 7) % 7
}

/** Day of the week as people count: 1 Monday … 7 Sunday. */
export const dayOfWeek = (dayNumber: number): number => weekdayOf(dayNumber) || 7

/** Number of the Monday of the week a numbered day lies in. */
export const mondayOf = (dayNumber: number): number => dayNumber - (dayOfWeek(dayNumber) - 1)

/** Minutes since midnight in Shanghai, 0 … 1439, of the moment `ms` (epoch ms). */
export function minuteOfDay(ms: number): number {
  return Math.floor((ms + SHANGHAI_OFFSET_MS) / MINUTE_MS) - dayNumberAt(ms) * 24 * 60
}

/** `YYYY-MM-DD` in Shanghai of the moment `ms` (epoch ms). Throws RangeError when that is none. */
export function dayOf(ms: number): string {
  const moment = inShanghai(ms)
  if (!moment.isValid()) throw new RangeError(`not a moment: ${ms}`)
  return moment.format('YYYY-MM-DD')
}

/** A numbered day on paper, which is read in any year: “2026 年 12 月 1 日”, kept on one line. */
export function dayInWords(dayNumber: number): string {
  return inShanghai(startOfDay(dayNumber)).format('YYYY\u00a0年\u00a0M\u00a0月\u00a0D\u00a0日')
}

/** `MMDD` in Shanghai of the moment `ms` (epoch ms), as order numbers and notice times use it. */
export function monthDay(ms: number): string {
  const day = dayOf(ms)
  return day.slice(5, 7) + day.slice(8, 10)
}
