/** Spans of a day, as people say them: `HH:mm` in Shanghai, over midnight where the end comes before the start. */
import { dayNumberAt, dayOfWeek, MINUTE_MS, minuteOfDay, startOfDay } from '../time/day'
import type { DaySpan, DutySpan } from './facts'

/** Minutes since midnight of `HH:mm`. Asked so often that it reads the digits themselves. */
export const minutesOf = (time: string): number => digitsAt(time, 0) * 60 + digitsAt(time, 3)
const digitsAt = (time: string, at: number): number => 10 * time.charCodeAt(at) + time.charCodeAt(at + 1) - 11 * ZERO
const ZERO = '0'.charCodeAt(0)

/** Whether a minute of the day lies in the span; its end does not. Nothing lies in a span that ends as it begins. */
export function isWithin({ from, to }: DaySpan, minute: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end
}

/** When a span that holds at `at` ends, epoch ms. */
export function spanEnd({ to }: DaySpan, at: number): number {
  const today = startOfDay(dayNumberAt(at)) + minutesOf(to) * MINUTE_MS
  return today > at ? today : today + DAY_MINUTES * MINUTE_MS
}

const DAY_MINUTES = 24 * 60
const NEVER = 0

/**
 * Until when somebody is there who is there at `at`, by one span of some days of the week: epoch ms, its end is not in it; `NEVER`
 * where the span does not hold then. One over midnight belongs to the day it began on. One that ends as it begins was taken once
 * and is refused now: it is the whole of its days.
 */
function endOn({ days, from, to }: DutySpan, at: number): number {
  const [start, end, minute, today] = [minutesOf(from), minutesOf(to), minuteOfDay(at), dayNumberAt(at)]
  if (start === end) return days.includes(dayOfWeek(today)) ? startOfDay(today + 1) : NEVER
  const isOverMidnight = start > end
  if (isOverMidnight ? minute < start && minute >= end : minute < start || minute >= end) return NEVER
  const begun = isOverMidnight && minute < end ? today - 1 : today
  return days.includes(dayOfWeek(begun)) ? startOfDay(begun) + (isOverMidnight ? end + DAY_MINUTES : end) * MINUTE_MS : NEVER
}

/** Whether a moment lies in a span of some days of the week. */
export const isOn = (span: DutySpan, at: number): boolean => endOn(span, at) !== NEVER

/** Whether spans hold from one moment to another without a gap: those that adjoin or overlap are one. */
export function areOn(spans: readonly DutySpan[], from: number, to: number): boolean {
  let until = from
  while (until < to) {
    let farthest = until
    for (const span of spans) farthest = Math.max(farthest, endOn(span, until))
    if (farthest === until) return false
    until = farthest
  }
  return true
}
