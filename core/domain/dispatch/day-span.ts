/** Spans of a day, as people say them: `HH:mm` in Shanghai, over midnight where the end comes before the start. */
import { dayNumberAt, dayOfWeek, minuteOfDay } from '../time/day'
import type { DaySpan, DutySpan } from './facts'

/** Minutes since midnight of `HH:mm`. Asked so often that it reads the digits themselves. */
export const minutesOf = (time: string): number => digitsAt(time, 0) * 60 + digitsAt(time, 3)
const digitsAt = (time: string, at: number): number => 10 * time.charCodeAt(at) + time.charCodeAt(at + 1) - 11 * ZERO
const ZERO = '0'.charCodeAt(0)

/** Whether a minute of the day lies in the span; its end does not. */
export function isWithin({ from, to }: DaySpan, minute: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end
}

/** Whether a moment lies in a span of some days of the week; one over midnight belongs to the day it began on. */
export function isOn(span: DutySpan, at: number): boolean {
  const minute = minuteOfDay(at)
  if (!isWithin(span, minute)) return false
  const [today, end] = [dayNumberAt(at), minutesOf(span.to)]
  const begun = minutesOf(span.from) > end && minute < end ? today - 1 : today
  return span.days.includes(dayOfWeek(begun))
}
