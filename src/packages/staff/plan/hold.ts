import { dayNumber, HOUR, hourOfDay, momentWords } from '@/components/china-time'

/** When the community opens; what waits until tomorrow is looked at then. */
const MORNING = 8.5
const AFTERNOON = 14

/** Until when an order may be left, as people say it; the hours of today that are still to come, then mornings. */
export function holdChoices(now: number): readonly { readonly until: number; readonly label: string }[] {
  const today = dayNumber(now)
  const soon = [
    { until: now + HOUR, label: '一小时后' },
    ...(hourOfDay(today, AFTERNOON) > now + HOUR ? [{ until: hourOfDay(today, AFTERNOON), label: '今天下午两点' }] : []),
  ]
  return [...soon, ...([[1, '明天早上'], [2, '后天早上'], [6, '六天后早上']] as const).map(([days, label]) => ({ until: hourOfDay(today + days, MORNING), label }))]
}

export const heldWords = ({ until, mine }: { readonly until: number; readonly mine: boolean }, now: number): string => `${mine ? '您' : '同事'}留到${momentWords(until, now)}，到时再排`
