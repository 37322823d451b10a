import { DEFAULT_CALENDAR, type WorkCalendar } from '@core/domain/time'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** `'2026-03-02 09:30'` in Shanghai, as epoch ms. */
export function at(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
}

/** The reverse of `at`, so that a failing test shows a time and not a number. */
export function shown(ms: number): string {
  return new Date(ms + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')
}

export function districtCalendar(changes: Partial<WorkCalendar>): WorkCalendar {
  return { ...DEFAULT_CALENDAR, ...changes }
}
