/** How far ahead something may be put off: what nobody living will see is no date. */
import { dueAt } from '../time'
import type { WorkCalendar } from '../time'
import { CASE_LIMITS } from './limits'
import type { TimeWindow } from './order'
import type { Refusal } from './refusals'

interface Moment {
  readonly now: number
  readonly calendar: WorkCalendar
}

/** An appointment: it lies ahead, ends after it begins, and is not farther than people plan. */
export function timeRefusal({ from, to }: TimeWindow, { now, calendar }: Moment): Refusal | null {
  if (from <= now || to <= from) return 'TIME_PAST'
  return to > dueAt(now, CASE_LIMITS.appointmentAhead, calendar) ? 'TIME_FAR' : null
}

/** Until when no plan proposes an order: 先不派. */
export function holdRefusal(until: number | undefined, { now, calendar }: Moment): Refusal | null {
  if (until === undefined || until <= now) return 'HOLD_PAST'
  return until > dueAt(now, CASE_LIMITS.holdAhead, calendar) ? 'HOLD_FAR' : null
}

/** The day a suspended order goes on, when it is asked for and again when it is agreed to. */
export function resumeRefusal(until: number, { now, calendar }: Moment): Refusal | null {
  if (until <= now) return 'RESUME_DATE_PAST'
  return until > dueAt(now, CASE_LIMITS.suspendAhead, calendar) ? 'RESUME_DATE_FAR' : null
}
