import type { OrderCard } from '@core/contract/order-views'
import { HOUR, dayNumber, hourOfDay } from './china-time'

/** Nobody comes, calls or decides at a quarter past six in the morning: what ends in the night is to be done by the evening before. */
const NIGHT_FROM = 22
const NIGHT_TO = 8
const EVENING = 18
/** An evening that is nearly here would press for no reason: then the very time is said. */
const ROOM_MS = 2 * HOUR

/** Deadlines that somebody meets by working; the others are moments at which something happens by itself. */
const WORKED: readonly (string | undefined)[] = ['accept', 'dispatch', 'contact', 'arrive', 'finish', 'dispute', 'level'] satisfies readonly OrderCard['dueKind'][]

/**
 * The time to say for a deadline, ms epoch: itself by day, the evening before where it lies in the night.
 * Only the words change; what is late and what is not stays with the deadline.
 */
export function byWhen(due: number, now: number, kind: string | undefined): number {
  const day = dayNumber(due)
  const night = due > hourOfDay(day, NIGHT_FROM) ? day : due <= hourOfDay(day, NIGHT_TO) ? day - 1 : undefined
  if (night === undefined || !WORKED.includes(kind)) return due
  const evening = hourOfDay(night, EVENING)
  return evening - now >= ROOM_MS ? evening : due
}

/** Whether it is over: said with a sign and a word, never by colour alone. */
export const isOverdue = ({ dueAt, dueKind }: Pick<OrderCard, 'dueAt' | 'dueKind'>, now: number) => dueAt !== undefined && dueKind !== undefined && dueKind !== 'none' && dueAt < now
