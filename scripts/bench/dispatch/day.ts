import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import { assignSeats } from '../../../core/domain/dispatch/assign-seats'
import type { Pairs } from '../../../core/domain/dispatch/pairs'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import type { Random } from '../../../local/seed/random'
import { makeRandom } from '../../../local/seed/random'
import { boundOf } from './day-bound'
import type { DayOrder } from './day-order'
import { BUSY_MINUTES, DAY_MINUTES, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'
import { GRIDS, makeMembers, makeOrder, MEMBERS, MORNING } from './district'

const ORDERS = 4000
/** Being served at all is worth more than being served by the best. */
const SERVED = 1000

export interface DayFigures {
  readonly days: number
  /** Orders served, of those the bound says anybody could have served; and their value, of the bound's. */
  readonly servedShare: number
  readonly valueShare: number
  /** The longest an urgent order waited, in seconds, where anybody was free. */
  readonly urgentWaitS: number
  /** Minutes from the end of an order's window until somebody went, on average. */
  readonly lateMinutes: number
  /** Orders nobody within reach knows the trade of: nobody could serve them. */
  readonly outOfReach: number
}

/** Days of 4,000 orders, everybody busy 90 minutes a visit, beside what one could have done who knew the whole day before. */
export function benchDays(seeds: number, say: (line: string) => void): DayFigures {
  const all: DayFigures[] = []
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = makeRandom(seed)
    const roster = makeRoster(makeMembers(random, MEMBERS).filter(({ duty }) => duty.length === 0).map((member) => ({ ...member, visits: Math.max(1, member.visits) })))
    const day = makeDay(random)
    const pairs = pairsOf({ roster, orders: day.map(({ order }) => order), now: MORNING, perBatch: 1, model: NEW_MODEL })
    const played = playDay(day, pairs)
    const [orders, value] = [boundOf(day, pairs, () => 1), boundOf(day, pairs, (pair) => pairs.value[pair] ?? 0)]
    const outOfReach = day.filter((_, at) => pairs.start[at] === pairs.start[at + 1]).length
    all.push({ days: 1, servedShare: played.served / orders, valueShare: played.value / value, urgentWaitS: played.urgentWait * 60, lateMinutes: played.late, outOfReach })
    say(`第 ${seed} 天：办了 ${played.served}，上限 ${orders.toFixed(0)}；值 ${played.value}，上限 ${value.toFixed(0)}`)
  }
  const mean = (of: (day: DayFigures) => number): number => Number((all.reduce((sum, each) => sum + of(each), 0) / all.length).toFixed(4))
  return { days: seeds, servedShare: mean((d) => d.servedShare), valueShare: mean((d) => d.valueShare), urgentWaitS: Math.max(...all.map((d) => d.urgentWaitS)), lateMinutes: mean((d) => d.lateMinutes), outOfReach: mean((d) => d.outOfReach) }
}

/** Arrivals with a morning and an evening peak. What is urgent starts at once, the rest when its window ends. */
function makeDay(random: Random): readonly DayOrder[] {
  const rate = (minute: number): number => {
    const hour = 7 + minute / 60
    return (0.4 + Math.exp(-((hour - 9.5) ** 2) / 4) + 0.8 * Math.exp(-((hour - 17.5) ** 2) / 5)) / 1.5
  }
  const arrivals = Array.from({ length: ORDERS }, () => {
    for (;;) {
      const minute = random.int(0, DAY_MINUTES - 1)
      if (random.next() < rate(minute)) return minute
    }
  })
  return arrivals.sort((a, b) => a - b).map((arrives, n) => {
    const order = makeOrder(random, n, 1, random.int(0, GRIDS - 1))
    return { order, arrives, starts: arrives + (order.urgency === 'p2' ? WINDOW_MINUTES : 0) }
  })
}

/** Minute by minute: everybody who waits is planned together, and those whose window has ended go. */
function playDay(day: readonly DayOrder[], pairs: Pairs): { readonly served: number; readonly value: number; readonly late: number; readonly urgentWait: number } {
  const busyUntil = new Int32Array(pairs.who.length)
  const waiting = new Set<number>()
  let [served, value, late, urgentWait, next] = [0, 0, 0, 0, 0]
  for (let minute = 0; minute <= DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES; minute += 1) {
    while ((day[next]?.arrives ?? Infinity) <= minute) waiting.add(next++)
    const due = (order: number): boolean => (day[order]?.starts ?? Infinity) <= minute
    if (![...waiting].some(due)) continue
    for (const { order, pair } of planOf([...waiting], pairs, (member) => (busyUntil[member] ?? 0) <= minute)) {
      const { starts, order: facts } = day[order] as DayOrder
      if (!due(order)) continue
      waiting.delete(order)
      busyUntil[pairs.member[pair] ?? 0] = minute + BUSY_MINUTES
      served += 1
      value += pairs.value[pair] ?? 0
      late += minute - starts
      if (facts.urgency !== 'p2') urgentWait = Math.max(urgentWait, minute - starts)
    }
    for (const order of waiting) if (minute >= (day[order]?.starts ?? 0) + PATIENCE_MINUTES) waiting.delete(order)
  }
  return { served, value, late: late / Math.max(1, served), urgentWait }
}

function planOf(orders: readonly number[], pairs: Pairs, free: (member: number) => boolean): readonly { readonly order: number; readonly pair: number }[] {
  const numbers = new Map<number, number>()
  const [start, member, value, made] = [[0], [] as number[], [] as number[], [] as { order: number; pair: number }[]]
  for (const order of orders) {
    for (let pair = pairs.start[order] ?? 0; pair < (pairs.start[order + 1] ?? 0); pair += 1) {
      const who = pairs.member[pair] ?? 0
      if (!free(who)) continue
      const number = numbers.get(who) ?? numbers.size
      numbers.set(who, number)
      member.push(number)
      value.push((pairs.value[pair] ?? 0) + SERVED)
      made.push({ order, pair })
    }
    start.push(member.length)
  }
  const plan = assignSeats({ capacities: new Uint8Array(numbers.size).fill(1), needs: new Uint8Array(orders.length).fill(1), start, member, value })
  if (!plan.certified) throw new Error('a plan without its proof')
  return made.filter((_, at) => plan.made[at] === 1)
}
