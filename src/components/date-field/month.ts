/** Days by number (china-time.ts, dayNumber), months by how many there were since January 1970: a page of a calendar is arithmetic. */
const DAY_MS = 86_400_000
const WEEK = 7

const dateOf = (day: number): Date => new Date(day * DAY_MS)
export const monthOf = (day: number): number => (dateOf(day).getUTCFullYear() - 1970) * 12 + dateOf(day).getUTCMonth()
const firstOf = (month: number): number => Date.UTC(1970, month, 1) / DAY_MS
export const dayOfMonth = (day: number): number => dateOf(day).getUTCDate()

/** “2026 年 12 月” */
export const monthWords = (month: number): string => `${1970 + Math.floor(month / 12)} 年 ${(month % 12) + 1} 月`

/** The weeks of a month from Monday on; what belongs to its neighbours is left open. */
export function weeksOf(month: number): readonly (readonly (number | undefined)[])[] {
  const [first, next] = [firstOf(month), firstOf(month + 1)]
  // 1970-01-01 was a Thursday.
  const monday = first - ((first + 3) % WEEK)
  return Array.from({ length: Math.ceil((next - monday) / WEEK) }, (_, week) =>
    Array.from({ length: WEEK }, (__, at) => monday + week * WEEK + at).map((day) => (day < first || day >= next ? undefined : day)))
}

/** The same day of another month; its last one where that is shorter. */
function monthsOn(day: number, by: number): number {
  const month = monthOf(day) + by
  return Math.min(firstOf(month) + dayOfMonth(day) - 1, firstOf(month + 1) - 1)
}

const STEPS: Readonly<Record<string, (day: number) => number>> = {
  ArrowLeft: (day) => day - 1,
  ArrowRight: (day) => day + 1,
  ArrowUp: (day) => day - WEEK,
  ArrowDown: (day) => day + WEEK,
  PageUp: (day) => monthsOn(day, -1),
  PageDown: (day) => monthsOn(day, 1),
}
/** Where a key leads from a day; undefined for keys that lead nowhere. */
export const dayAfterKey = (day: number, key: string): number | undefined => (Object.hasOwn(STEPS, key) ? STEPS[key]?.(day) : undefined)
