import { calendarWords, dayNumber, weekdayWords } from './china-time'

/** A date among facts: “7 月 22 日 周三”. A year away nobody plans by the day of the week: “2030 年 6 月 30 日”. */
export function dateWords(ms: number, now: number): string {
  const words = calendarWords(ms, now)
  return words.includes('年') ? words : `${words} ${weekdayWords(dayNumber(ms))}`
}
