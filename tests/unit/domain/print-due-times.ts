// Run by due-time-in-every-zone.spec.ts in processes with different TZ: prints what the rules answer, one line of JSON.
import * as time from '../../../core/domain/time'
import { inShanghai, shanghaiMs } from '../../../core/domain/time/shanghai'

const calendar = time.DEFAULT_CALENDAR
const starts = Array.from({ length: 400 }, (_, i) => Date.UTC(2025, 11, 20) + i * 7 * 3_600_000 + i * 61_000)
const limits = [
  { amount: 90, unit: 'minutes' },
  { amount: 15, unit: 'days' },
  { amount: 11, unit: 'workingHours' },
  { amount: 5, unit: 'workingDays' },
] as const satisfies readonly time.Limit[]
// Every half hour of a year: an error around somebody's summer time shows on a few of them only.
const walls = Array.from({ length: 366 * 48 }, (_, i) => inShanghai(Date.UTC(2026, 0, 1) + i * 1_800_000).format('YYYY-MM-DDTHH:mm'))

console.log(
  JSON.stringify({
    offsetMinutes: new Date(2026, 0, 1).getTimezoneOffset(),
    walls,
    moments: walls.map(shanghaiMs),
    days: starts.map((start) => [time.dayOf(start), time.monthDay(start), time.isWorkday(time.dayOf(start), calendar)]),
    due: limits.map((limit) => starts.map((start) => time.dueAt(start, limit, calendar))),
    cards: starts.map((start) => time.cardAt(time.startClock(start, limits[3], calendar), calendar)),
  }),
)
