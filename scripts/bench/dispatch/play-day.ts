import type { Pairs } from '../../../core/domain/dispatch/pairs'
import { planAhead } from '../../../core/domain/dispatch/plan-ahead'
import { MINUTE_MS } from '../../../core/domain/time/day'
import type { DayOrder } from './day-order'
import { BUSY_MINUTES, DAY_MINUTES, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'

export interface Played {
  readonly served: number
  readonly value: number
  /** Minutes after the windows, on average. */
  readonly late: number
  /** Minutes the longest-held urgent order waited while somebody who may be asked for it did nothing, or went to what is not urgent; and in all. */
  readonly urgentWait: number
  readonly urgentHeld: number
  /** The pair made for each order; −1: none. */
  readonly pairOf: Int32Array
}

/** Minute by minute: everything that waits is planned by the product's own rule, and what it sends goes. */
export function playDay(day: readonly DayOrder[], pairs: Pairs): Played {
  const busyUntil = new Float64Array(pairs.who.length)
  const pairOf = new Int32Array(day.length).fill(-1)
  const unjust = new Int32Array(day.length)
  let waiting: number[] = []
  let [served, value, late, urgentHeld, next] = [0, 0, 0, 0, 0]
  const startsOf = (order: number): number => day[order]?.starts ?? 0
  const isUrgent = (order: number | undefined): boolean => order !== undefined && day[order]?.order.urgency !== 'p2'
  for (let minute = 0; minute <= DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES; minute += 1) {
    while ((day[next]?.arrives ?? Infinity) <= minute) waiting.push(next++)
    if (!waiting.some((order) => startsOf(order) <= minute)) continue
    const went = new Map<number, number>()
    for (const { order, pair } of planned(waiting, day, pairs, minute, busyUntil)) {
      went.set(pairs.member[pair] ?? 0, order)
      pairOf[order] = pair
      served += 1
      value += pairs.value[pair] ?? 0
      late += minute - startsOf(order)
      if (isUrgent(order)) urgentHeld = Math.max(urgentHeld, minute - startsOf(order))
    }
    waiting = waiting.filter((order) => pairOf[order] === -1)
    for (const order of waiting.filter(isUrgent)) if (anyOf(order, pairs, (who) => (busyUntil[who] ?? 0) <= minute && !isUrgent(went.get(who)))) unjust[order] = (unjust[order] ?? 0) + 1
    waiting = waiting.filter((order) => minute < startsOf(order) + PATIENCE_MINUTES)
    for (const who of went.keys()) busyUntil[who] = minute + BUSY_MINUTES
  }
  return { served, value, late: late / Math.max(1, served), urgentWait: Math.max(0, ...unjust), urgentHeld, pairOf }
}

function anyOf(order: number, { start, member }: Pairs, isFree: (who: number) => boolean): boolean {
  for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) if (isFree(member[pair] ?? 0)) return true
  return false
}

/** Pairs of the day that go now. */
function planned(waiting: readonly number[], day: readonly DayOrder[], { start, member, value }: Pairs, minute: number, busyUntil: Float64Array): readonly { readonly order: number; readonly pair: number }[] {
  const [starts, members, values, own] = [[0], [] as number[], [] as number[], [] as number[]]
  for (const order of waiting) {
    for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) {
      members.push(member[pair] ?? 0)
      values.push(value[pair] ?? 0)
      own.push(pair)
    }
    starts.push(own.length)
  }
  const orders = waiting.map((order) => {
    const due = (day[order]?.starts ?? 0) * MINUTE_MS
    return { due, until: due + PATIENCE_MINUTES * MINUTE_MS, urgent: day[order]?.order.urgency !== 'p2' }
  })
  const plan = planAhead({ pairs: { start: starts, member: Int32Array.from(members), value: Float64Array.from(values) }, orders, freeAt: busyUntil.map((at) => at * MINUTE_MS), now: minute * MINUTE_MS, visitMs: BUSY_MINUTES * MINUTE_MS })
  if (!plan.certified) throw new Error('a plan without its proof')
  return plan.now.map(({ order, pair }) => ({ order: waiting[order] ?? 0, pair: own[pair] ?? 0 }))
}
