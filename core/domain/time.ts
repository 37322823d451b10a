/**
 * Time as orders see it: limits, due times, clocks that can be paused, cards.
 *
 * Every moment is an integer of epoch ms and every day is a day of Asia/Shanghai. Nothing here reads the machine's clock:
 * `now` comes from the caller, once per call. Numbers that make no sense (NaN, negative amounts, half working days) are
 * mistakes of ours, not of a user, and throw RangeError.
 */
import { isWorkday, type WorkCalendar } from './time/calendar'
import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf } from './time/day'
import {
  addWorkingMs,
  closeOfWorkingDay,
  oneWorkingDayBefore,
  subtractWorkingMs,
  workingMsBetween,
} from './time/working-time'

export { DEFAULT_CALENDAR, isWorkday, knownCalendarYears, missingCalendarYear, type WorkCalendar } from './time/calendar'
export { dayOf, monthDay } from './time/day'
export { workingMsBetween } from './time/working-time'

export type LimitUnit = 'minutes' | 'hours' | 'days' | 'workingHours' | 'workingDays'

/** A time limit as data. `amount` is 0 or more; working days are whole. A day is 24 hours, a working day a day's close. */
export interface Limit {
  readonly amount: number
  readonly unit: LimitUnit
}

/**
 * A running or paused limit. Moments are epoch ms; spans are ms of the clock's own time, which is working time for the
 * working units and plain time for the others.
 */
export interface Clock {
  readonly startedAt: number
  readonly dueAt: number
  readonly unit: LimitUnit
  /** Set while the clock stands still. */
  readonly pausedAt?: number
  /** Own ms left when it was paused; 0 if it was already overdue. */
  readonly left?: number
  /** Own ms it has stood still in earlier pauses; reported beside the result, and needed for the yellow card. */
  readonly pausedFor?: number
}

/** Yellow falls with this share of the limit left, where the limit is not in working days [own]. */
const YELLOW_SHARE = 0.25
const LARGEST_AMOUNT = 1_000_000

const PLAIN_MS = { minutes: MINUTE_MS, hours: HOUR_MS, days: DAY_MS } as const

/**
 * The moment a limit that starts at `start` falls due.
 *
 * - minutes, hours, days: plain time, nights and holidays included.
 * - workingHours: only working time counts; a limit that fills a day ends at its close, not at the next opening.
 * - workingDays: the start's own day is not counted; N working days end at the close of the Nth working day after it.
 *   A start after close, on a weekend or on a holiday counts as made at the next opening (Monday 17:40 + 1 working day is
 *   Wednesday 17:30); a start before opening belongs to that same day.
 * - amount 0 is due at once, in every unit.
 */
export function dueAt(start: number, limit: Limit, calendar: WorkCalendar): number {
  const { amount, unit } = limit
  if (!Number.isSafeInteger(start)) throw new RangeError(`not a moment: ${start}`)
  if (!(amount >= 0 && amount <= LARGEST_AMOUNT)) throw new RangeError(`not an amount: ${amount}`)
  if (amount === 0) return start

  switch (unit) {
    case 'minutes':
    case 'hours':
    case 'days':
      return start + Math.round(amount * PLAIN_MS[unit])
    case 'workingHours':
      return addWorkingMs(start, Math.round(amount * HOUR_MS), calendar)
    case 'workingDays':
      if (!Number.isInteger(amount)) throw new RangeError(`working days are whole: ${amount}`)
      return closeOfWorkingDay(start, amount, calendar)
  }
}

/** The close of the day of a moment; of the next working day where that one is over or not worked. */
export function closeOfDay(moment: number, calendar: WorkCalendar): number {
  return closeOfWorkingDay(moment, 0, calendar)
}

/** A clock that runs from `now`. */
export function startClock(now: number, limit: Limit, calendar: WorkCalendar): Clock {
  return { startedAt: now, dueAt: dueAt(now, limit, calendar), unit: limit.unit }
}

/** Stops the clock and notes what is left. A paused clock is returned as it is, so that a retry changes nothing. */
export function pauseClock(clock: Clock, now: number, calendar: WorkCalendar): Clock {
  if (clock.pausedAt !== undefined) return clock
  const pausedAt = Math.max(now, clock.startedAt)
  return { ...clock, pausedAt, left: ownMsBetween(clock.unit, pausedAt, clock.dueAt, calendar) }
}

/**
 * Lets the clock run again: `dueAt` moves by the pause, measured in the clock's own time, so a pause over a night costs a
 * working limit nothing and never shortens any. A clock that was overdue stays overdue by as much. One that is not
 * paused is returned as it is.
 */
export function resumeClock(clock: Clock, now: number, calendar: WorkCalendar): Clock {
  const { pausedAt, startedAt, unit } = clock
  if (pausedAt === undefined) return clock
  const pause = ownMsBetween(unit, pausedAt, now, calendar)
  const due = isWorking(unit) ? addWorkingMs(clock.dueAt, pause, calendar) : clock.dueAt + pause
  return { startedAt, dueAt: due, unit, pausedFor: (clock.pausedFor ?? 0) + pause }
}

/** Past its due time; the due moment itself is still in time. Never while paused. */
export function isOverdue(clock: Clock, now: number): boolean {
  return clock.pausedAt === undefined && now > clock.dueAt
}

/**
 * Due in working time on a day of which nobody knows yet whether it is worked: a year without holiday data, and not listed
 * by the district. Weekends were guessed with; whoever is shown this deadline is told so.
 */
export function isEstimated(clock: Pick<Clock, 'unit' | 'dueAt'>, calendar: WorkCalendar): boolean {
  return isWorking(clock.unit) && !isWorkday(dayOf(clock.dueAt), calendar).known
}

/**
 * When the cards fall if the clock runs on. Red: when it is due. Yellow: one working day before (the same time of day on
 * the working day before; 山东 2017 办法) for limits in working days, else when a quarter of the limit's own time is left
 * [own]. Never before the start. A paused clock's cards wait: ask again after it resumes.
 */
export function cardAt(clock: Clock, calendar: WorkCalendar): { readonly yellow: number; readonly red: number } {
  return { yellow: Math.max(yellowAt(clock, calendar), clock.startedAt), red: clock.dueAt }
}

function yellowAt(clock: Clock, calendar: WorkCalendar): number {
  const { unit, startedAt, dueAt: due } = clock
  if (unit === 'workingDays') return oneWorkingDayBefore(due, calendar)
  const limitMs = ownMsBetween(unit, startedAt, due, calendar) - (clock.pausedFor ?? 0)
  const quarter = Math.round(limitMs * YELLOW_SHARE)
  return isWorking(unit) ? subtractWorkingMs(due, quarter, calendar) : due - quarter
}

function ownMsBetween(unit: LimitUnit, a: number, b: number, calendar: WorkCalendar): number {
  return isWorking(unit) ? workingMsBetween(a, b, calendar) : Math.max(0, b - a)
}

function isWorking(unit: LimitUnit): boolean {
  return unit === 'workingHours' || unit === 'workingDays'
}
