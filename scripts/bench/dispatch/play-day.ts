import { assignSeats } from '../../../core/domain/dispatch/assign-seats'
import type { Pairs } from '../../../core/domain/dispatch/pairs'
import type { DayOrder } from './day-order'
import { BUSY_MINUTES, DAY_MINUTES, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'

/** Being served at all is worth more than being served by the best, and what is urgent more than any number of others. */
const SERVED = 1000
const URGENT = 1_000_000
/** Who comes free within so many minutes is planned with, at so much less a minute of waiting. */
const LOOK_MINUTES = Number(process.env['LOOK'] ?? 0)
const WAIT_POINTS = Number(process.env['WAIT'] ?? 5)

export interface Played {
  readonly served: number
  readonly value: number
  /** Minutes after the windows, on average. */
  readonly late: number
  /** Minutes the longest-held urgent order waited while somebody who might have gone did not go to what is urgent; and in all. */
  readonly urgentWait: number
  readonly urgentHeld: number
  /** The pair made for each order; −1: none. */
  readonly pairOf: Int32Array
}

/** Minute by minute: everybody who waits is planned together, and those whose window has ended go. */
export function playDay(day: readonly DayOrder[], pairs: Pairs): Played {
  const busyUntil = new Int32Array(pairs.who.length)
  const pairOf = new Int32Array(day.length).fill(-1)
  const waiting = new Set<number>()
  const unjust = new Int32Array(day.length)
  let [served, value, late, urgentHeld, next] = [0, 0, 0, 0, 0]
  for (let minute = 0; minute <= DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES; minute += 1) {
    while ((day[next]?.arrives ?? Infinity) <= minute) waiting.add(next++)
    const due = (order: number): boolean => (day[order]?.starts ?? Infinity) <= minute
    if (![...waiting].some(due)) continue
    const went = new Map<number, number>()
    for (const { order, pair } of planOf([...waiting], day, pairs, minute, busyUntil)) {
      const who = pairs.member[pair] ?? 0
      if (!due(order) || (busyUntil[who] ?? 0) > minute) continue
      went.set(who, order)
      waiting.delete(order)
      pairOf[order] = pair
      served += 1
      value += pairs.value[pair] ?? 0
      late += minute - (day[order]?.starts ?? 0)
      if (isUrgent(day, order)) urgentHeld = Math.max(urgentHeld, minute - (day[order]?.starts ?? 0))
    }
    for (const order of waiting) {
      if (isUrgent(day, order) && couldHaveGone(order, day, pairs, (who) => (busyUntil[who] ?? 0) <= minute && !isUrgent(day, went.get(who) ?? -1))) unjust[order] = (unjust[order] ?? 0) + 1
      if (minute >= (day[order]?.starts ?? 0) + PATIENCE_MINUTES) waiting.delete(order)
    }
    for (const who of went.keys()) busyUntil[who] = minute + BUSY_MINUTES
  }
  return { served, value, late: late / Math.max(1, served), urgentWait: Math.max(0, ...unjust), urgentHeld, pairOf }
}

const isUrgent = (day: readonly DayOrder[], order: number): boolean => (day[order]?.order.urgency ?? 'p2') !== 'p2'

function couldHaveGone(order: number, _day: readonly DayOrder[], { start, member }: Pairs, isFree: (who: number) => boolean): boolean {
  for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) if (isFree(member[pair] ?? 0)) return true
  return false
}

function planOf(orders: readonly number[], day: readonly DayOrder[], pairs: Pairs, minute: number, busyUntil: Int32Array): readonly { readonly order: number; readonly pair: number }[] {
  const numbers = new Map<number, number>()
  const [start, member, value, made] = [[0], [] as number[], [] as number[], [] as { order: number; pair: number }[]]
  for (const order of orders) {
    const urgent = isUrgent(day, order)
    const starts = Math.max(minute, day[order]?.starts ?? 0)
    const last = (day[order]?.starts ?? 0) + PATIENCE_MINUTES
    for (let pair = pairs.start[order] ?? 0; pair < (pairs.start[order + 1] ?? 0); pair += 1) {
      const who = pairs.member[pair] ?? 0
      const free = busyUntil[who] ?? 0
      // What is urgent goes now or not at all.
      if (free > minute && (urgent || free > minute + LOOK_MINUTES || free > last)) continue
      const wait = Math.max(0, free - starts)
      const number = numbers.get(who) ?? numbers.size
      numbers.set(who, number)
      member.push(number)
      value.push((pairs.value[pair] ?? 0) + SERVED + (urgent ? URGENT : 0) - WAIT_POINTS * wait)
      made.push({ order, pair })
    }
    start.push(member.length)
  }
  const plan = assignSeats({ capacities: new Uint8Array(numbers.size).fill(1), needs: new Uint8Array(orders.length).fill(1), start, member, value })
  if (!plan.certified) throw new Error('a plan without its proof')
  return made.filter((_, at) => plan.made[at] === 1)
}
