/**
 * Times as people say them, always of China's clock, whatever the phone is set to. China has kept +08:00 since 1991.
 * Adding eight hours is all a page needs of core/domain/time, which brings nine KiB of dayjs; a test holds the two together.
 */

const MINUTE = 60_000
export const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const OFFSET = 8 * HOUR
const DATE = /^\d{4}-\d\d-\d\d$/
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const NEAR_DAYS: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/** A stretch of time; both ends ms epoch. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
}

/** China's wall clock at `ms`, to be read with the UTC getters. */
const wallClock = (ms: number) => new Date(ms + OFFSET)
const two = (part: number) => String(part).padStart(2, '0')

/** Whole days of China's calendar since 1970. */
export const dayNumber = (ms: number) => Math.floor((ms + OFFSET) / DAY)
/** ms epoch of an hour of a numbered day. */
export const hourOfDay = (day: number, hour: number) => day * DAY - OFFSET + hour * HOUR
export const weekdayWords = (day: number) => WEEKDAYS[(day + 4) % 7] ?? ''

/** “11-22”, where there is little room. */
export function monthDay(day: number): string {
  const noon = wallClock(hourOfDay(day, 12))
  return `${noon.getUTCMonth() + 1}-${noon.getUTCDate()}`
}

/** A space at which no line ends: a day is never torn in two. */
const KEPT = '\u00a0'

/** “7 月 22 日”, and with its year where that is another one. */
export function calendarWords(ms: number, now: number): string {
  const day = wallClock(ms)
  const year = day.getUTCFullYear()
  const words = [day.getUTCMonth() + 1, '月', day.getUTCDate(), '日']
  return (year === wallClock(now).getUTCFullYear() ? words : [year, '年', ...words]).join(KEPT)
}

/** “今天”, “7 月 22 日”. */
export const dayWords = (ms: number, now: number) => NEAR_DAYS[dayNumber(ms) - dayNumber(now)] ?? calendarWords(ms, now)

/** “09:41” */
export function clockWords(ms: number): string {
  const time = wallClock(ms)
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`
}

/** “今天 09:41” */
export const momentWords = (ms: number, now: number) => `${dayWords(ms, now)} ${clockWords(ms)}`

/** “今天 14:00–16:00” */
export function spanWords({ from, to }: TimeSpan, now: number): string {
  const end = dayNumber(from) === dayNumber(to) ? clockWords(to) : momentWords(to, now)
  return `${momentWords(from, now)}–${end}`
}

/** “2 天 3 小时”, to the two largest parts; less than a minute is a minute. */
export function lengthWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const said = days > 0 ? [days > 0 && `${days} 天`, hours > 0 && `${hours} 小时`] : [hours > 0 && `${hours} 小时`, rest > 0 && `${rest} 分钟`]
  return said.filter(Boolean).join(' ')
}

/** “2026-11-22”, as a date picker and the contract want it; people read `dateWords` (date-words.ts). */
export function dateText(ms: number): string {
  const day = wallClock(ms)
  return `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`
}

/** The morning of a picked day, 09:00. */
export function morningOf(date: string): number | undefined {
  const ms = DATE.test(date) ? Date.parse(`${date}T09:00:00+08:00`) : NaN
  return Number.isNaN(ms) ? undefined : ms
}
