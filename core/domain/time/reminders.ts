/** What somebody promised to come to is brought back to their mind so long before it begins, the earlier first: a shift, an activity, a home visit. */
export const REMINDERS_MS = [24 * 3_600_000, 2 * 3_600_000] as const

/** How many of them are behind at a moment: what was agreed on later is not told again at once. */
export const remindersPast = (startsAt: number, now: number): number => REMINDERS_MS.filter((before) => startsAt - before <= now).length

/** When the next one is due, after so many went out; undefined after the last. */
export function nextReminder(startsAt: number, reminded: number): number | undefined {
  const before = REMINDERS_MS[reminded]
  return before === undefined ? undefined : startsAt - before
}

/** How the one that went out last is called. */
export const reminderNamed = (reminded: number): 'remindDay' | 'remindHours' => (reminded === 1 ? 'remindDay' : 'remindHours')
