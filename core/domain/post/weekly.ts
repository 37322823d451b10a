import { dayNumberAt, dayOfWeek, DAY_MS, startOfDay } from '../time/day'
import type { WeeklyShift } from './post'

export interface Span { readonly startsAt: number; readonly endsAt: number; readonly places: number }

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The shifts of a usual week over `days` days from the Shanghai day of `from` on, those that have not begun, earliest first. */
export const spansOf = (weekly: readonly WeeklyShift[], from: number, days: number): readonly Span[] => spansOn(weekly, dayNumberAt(from), days).filter(({ startsAt }) => startsAt > from)

/** The same with those that run at that moment, which may have begun the evening before. */
export const spansNotOver = (weekly: readonly WeeklyShift[], from: number, days: number): readonly Span[] => spansOn(weekly, dayNumberAt(from) - 1, days + 1).filter(({ endsAt }) => endsAt > from)

const spansOn = (weekly: readonly WeeklyShift[], first: number, days: number): readonly Span[] =>
  Array.from({ length: days }, (_, i) => first + i)
    .flatMap((day) => weekly.filter(({ days: on }) => on.includes(dayOfWeek(day))).map((shift) => spanOf(shift, day)))
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt)

function spanOf({ from, to, places }: WeeklyShift, day: number): Span {
  const startsAt = startOfDay(day) + minutesOf(from) * 60_000
  const end = startOfDay(day) + minutesOf(to) * 60_000
  return { startsAt, endsAt: end > startsAt ? end : end + DAY_MS, places }
}

/** The same shifts so many weeks later: copying a week. */
export const weeksLater = (spans: readonly Span[], weeks: number): readonly Span[] => spans.map((span) => ({ ...span, startsAt: span.startsAt + weeks * 7 * DAY_MS, endsAt: span.endsAt + weeks * 7 * DAY_MS }))
