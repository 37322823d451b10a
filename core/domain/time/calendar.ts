/**
 * Which days are worked, and at which hours.
 *
 * Holidays and 调休 come from the data file of chinese-days, not from its functions: those build days in the time zone of
 * the process (in New York `getDayDetail('2026-10-08')` answers for 10-07), and they call every holiday of a year they have
 * no data for a workday.
 */
import chineseDays from 'chinese-days/dist/chinese-days.json'
import { DAY_MS, HOUR_MS, MINUTE_MS, dayNumberOf, dayOf, weekdayOf } from './day'

/** What a district sets for itself. */
export interface WorkCalendar {
  /** Working hours of a worked day, Shanghai time, `'08:30'`; `'24:00'` may end a day. */
  readonly workHours: readonly { readonly from: string; readonly to: string }[]
  /** Days off beyond the national calendar, `YYYY-MM-DD`; stronger than `extraWorkdays`. */
  readonly extraHolidays: readonly string[]
  /** Days worked beyond the national calendar, `YYYY-MM-DD`. */
  readonly extraWorkdays: readonly string[]
}

/** Monday to Friday and 调休 days, 08:30–12:00 and 13:30–17:30 (reference §2, Working time). */
export const DEFAULT_CALENDAR: WorkCalendar = {
  workHours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  extraHolidays: [],
  extraWorkdays: [],
}

/** One stretch of working time inside a day, in ms after 00:00. */
interface Shift {
  readonly from: number
  readonly to: number
}

/** A calendar made ready for arithmetic; days are numbers as in `day.ts`. */
export interface WorkPlan {
  readonly shifts: readonly Shift[]
  /** Working ms of one worked day. */
  readonly dayMs: number
  /** End of the last shift, ms after 00:00. */
  readonly close: number
  readonly works: (dayNumber: number) => boolean
}

// A year is announced as a whole each autumn. A neighbour's notice may spill a day or two over the year's end, so the
// measure is not "has an entry" but "has the two long holidays that every notice holds".
const YEARLY_HOLIDAYS = ['春节', '国庆节']

const holidays: Readonly<Record<string, string>> = chineseDays.holidays
const workdays: Readonly<Record<string, string>> = chineseDays.workdays

const nationalDays: ReadonlyMap<number, boolean> = new Map([
  ...Object.keys(holidays).map((day) => [dayNumberOf(day), false] as const),
  ...Object.keys(workdays).map((day) => [dayNumberOf(day), true] as const),
])

const knownYears: readonly number[] = yearsKnownBy(holidays)
const knownYearSet: ReadonlySet<number> = new Set(knownYears)

/** The years, ascending, that holiday data `{ 'YYYY-MM-DD': 'English,中文,days' }` really covers. */
export function yearsKnownBy(data: Readonly<Record<string, string>>): readonly number[] {
  const entries = Object.entries(data)
  const years = [...new Set(entries.map(([day]) => Number(day.slice(0, 4))))].sort((a, b) => a - b)
  return years.filter((year) =>
    YEARLY_HOLIDAYS.every((name) =>
      entries.some(([day, detail]) => day.startsWith(`${year}-`) && detail.split(',')[1] === name),
    ),
  )
}

/**
 * Years whose holidays and 调休 are in the data, ascending. Outside them `isWorkday` knows weekends only.
 * The last days of December of the last year may still be moved by the notice for the next one.
 */
export function knownCalendarYears(): readonly number[] {
  return knownYears
}

/**
 * Whether the day `YYYY-MM-DD` is worked. `known: false` says that the year is not in the holiday data and the district
 * did not list the day: the answer is then Monday to Friday, and a screen that promises a date should say so.
 * Throws RangeError when `day` is not a real day.
 */
export function isWorkday(day: string, calendar: WorkCalendar): { readonly workday: boolean; readonly known: boolean } {
  const workday = planOf(calendar).works(dayNumberOf(day))
  const known =
    knownYearSet.has(Number(day.slice(0, 4))) ||
    calendar.extraHolidays.includes(day) ||
    calendar.extraWorkdays.includes(day)
  return { workday, known }
}

/** The notice for the next year is published in this month, in most years. */
const NOTICE_MONTH = '11'

/**
 * The year whose holidays are needed and not in the data: this one, or from November on the next. None, all is well.
 * `now` epoch ms. Somebody who runs the system has to be told: limits in working days are guessed in that year.
 */
export function missingCalendarYear(now: number): number | undefined {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const needed = today.slice(5, 7) >= NOTICE_MONTH ? [year, year + 1] : [year]
  return needed.find((each) => !knownYearSet.has(each))
}

// Calendars are frozen data read once per district; the plan is kept as long as the calendar itself lives.
const plans = new WeakMap<WorkCalendar, WorkPlan>()

/** The calendar made ready. Throws RangeError when its hours or days cannot be read: nothing could ever fall due. */
export function planOf(calendar: WorkCalendar): WorkPlan {
  const cached = plans.get(calendar)
  if (cached) return cached
  const plan = makePlan(calendar)
  plans.set(calendar, plan)
  return plan
}

function makePlan(calendar: WorkCalendar): WorkPlan {
  const shifts = calendar.workHours
    .map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
    .sort((a, b) => a.from - b.from)
  const last = shifts.at(-1)
  const broken = shifts.some(({ from, to }, i) => from >= to || from < (shifts[i - 1]?.to ?? 0))
  if (!last || broken) throw new RangeError('work hours must be in order and not overlap')

  const special = new Map(nationalDays)
  for (const day of calendar.extraWorkdays) special.set(dayNumberOf(day), true)
  for (const day of calendar.extraHolidays) special.set(dayNumberOf(day), false)

  return {
    shifts,
    dayMs: shifts.reduce((sum, { from, to }) => sum + to - from, 0),
    close: last.to,
    works: (dayNumber) => special.get(dayNumber) ?? isMondayToFriday(dayNumber),
  }
}

function isMondayToFriday(dayNumber: number): boolean {
  const weekday = weekdayOf(dayNumber)
  return weekday >= 1 && weekday <= 5
}

function timeOfDay(text: string): number {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(text) ?? []
  const ms = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS
  if (!(ms <= DAY_MS)) throw new RangeError(`not a time of day: ${text}`)
  return ms
}
