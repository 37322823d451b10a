/** Arithmetic in working time. Moments are epoch ms, spans are working ms, days are numbers as in `day.ts`. */
import { DAY_MS, dayNumberAt, startOfDay } from './day'
import { planOf, type WorkCalendar, type WorkPlan } from './calendar'

/** Working ms from `a` to `b`; 0 when `b` is not after `a`. */
export function workingMsBetween(a: number, b: number, calendar: WorkCalendar): number {
  if (b <= a) return 0
  const plan = planOf(calendar)
  const [first, last] = [dayNumberAt(a), dayNumberAt(b)]
  if (first === last) return workedAt(plan, b) - workedAt(plan, a)

  let total = worksMs(plan, first) - workedAt(plan, a) + workedAt(plan, b)
  for (let day = first + 1; day < last; day++) total += worksMs(plan, day)
  return total
}

/** The earliest moment by which `span` working ms have passed since `from`. A span that fills a day ends at its close. */
export function addWorkingMs(from: number, span: number, calendar: WorkCalendar): number {
  if (span <= 0) return from
  const plan = planOf(calendar)
  let day = dayNumberAt(from)
  let target = workedAt(plan, from) + span
  while (target > worksMs(plan, day)) {
    target -= worksMs(plan, day)
    day++
  }
  return startOfDay(day) + momentWorked(plan, target, 'earliest')
}

/** The latest moment from which `span` working ms lie before `to`. */
export function subtractWorkingMs(to: number, span: number, calendar: WorkCalendar): number {
  if (span <= 0) return to
  const plan = planOf(calendar)
  let day = dayNumberAt(to)
  let target = workedAt(plan, to) - span
  while (target < 0) {
    day--
    target += worksMs(plan, day)
  }
  return startOfDay(day) + momentWorked(plan, target, 'latest')
}

/**
 * Close of the `count`th working day after the day that the moment belongs to. A moment after close, on a weekend or on a
 * holiday belongs to the day of the next opening.
 */
export function closeOfWorkingDay(from: number, count: number, calendar: WorkCalendar): number {
  const plan = planOf(calendar)
  const today = dayNumberAt(from)
  const open = plan.works(today) && from - startOfDay(today) < plan.close
  let day = open ? today : neighbourWorkday(plan, today, 1)
  for (let i = 0; i < count; i++) day = neighbourWorkday(plan, day, 1)
  return startOfDay(day) + plan.close
}

/** The same time of day on the working day before. */
export function oneWorkingDayBefore(moment: number, calendar: WorkCalendar): number {
  const day = dayNumberAt(moment)
  return startOfDay(neighbourWorkday(planOf(calendar), day, -1)) + (moment - startOfDay(day))
}

function neighbourWorkday(plan: WorkPlan, day: number, step: 1 | -1): number {
  let next = day + step
  while (!plan.works(next)) next += step
  return next
}

function worksMs(plan: WorkPlan, day: number): number {
  return plan.works(day) ? plan.dayMs : 0
}

/** Working ms of the moment's own day that lie before it. */
function workedAt(plan: WorkPlan, moment: number): number {
  const day = dayNumberAt(moment)
  if (!plan.works(day)) return 0
  const time = moment - startOfDay(day)
  return plan.shifts.reduce((sum, { from, to }) => sum + Math.min(Math.max(time - from, 0), to - from), 0)
}

/** Time of day (ms after 00:00) at which `worked` ms of the day are done: before a break, or after it. */
function momentWorked(plan: WorkPlan, worked: number, which: 'earliest' | 'latest'): number {
  let rest = worked
  for (const { from, to } of plan.shifts) {
    const length = to - from
    if (which === 'earliest' ? rest <= length : rest < length) return from + rest
    rest -= length
  }
  return DAY_MS
}
