import { assignSeats } from '../../../core/domain/dispatch/assign-seats'
import type { Pairs } from '../../../core/domain/dispatch/pairs'
import type { DayOrder } from './day-order'
import { BUSY_MINUTES, DAY_MINUTES, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'

/** Steps at most; a step is halved after so many without a better bound. */
const ROUNDS = 400
const PATIENT_ROUNDS = 12
const LEAST_STEP = 0.004
/** How much of a step's direction is that of the step before. */
const MOMENTUM = 0.4
/** Where the spans begin from which the search sets out. */
const SHIFTS = [0, 30, 60] as const
const LAST_START = DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES

/**
 * No more than this could have been reached by anyone who knew all arrivals, with the same delays: orders start no earlier than
 * their windows end and no later than they wait, and a visit takes its time, to the minute.
 *
 * For any prices ≥ 0 of the orders a bound is proved (Lagrange): each member takes the best row of visits at what is left
 * of the values, and the prices are added. A member's rows are paths, whose hull has whole corners, so the best prices prove what the linear program
 * of whole days does. They are looked for street by street, by steps along the orders taken too often or not at all, towards
 * what was reached (Held, Wolfe and Crowder 1974); whatever they become, the bound holds.
 *
 * `reached`: the value of each order in some day that could be; `patience`: minutes an order waits.
 */
export function boundOf(day: readonly DayOrder[], pairs: Pairs, worth: (pair: number) => number, reached: ArrayLike<number>, patience: number = PATIENCE_MINUTES): number {
  return partsOf(day, pairs, worth).reduce((sum, part) => sum + lowest(part, day, patience, part.orders.reduce((all, order) => all + (reached[order] ?? 0), 0)), 0)
}

/** Members and orders that have nothing to do with the rest of the day. */
interface Part {
  readonly orders: readonly number[]
  /** Of each member: the orders they may take, as they start, and what each is worth. */
  readonly members: readonly { readonly order: Int32Array; readonly value: Float64Array }[]
}

function partsOf(day: readonly DayOrder[], { start, member, who }: Pairs, worth: (pair: number) => number): readonly Part[] {
  const own = Array.from({ length: who.length }, () => [] as (readonly [order: number, value: number])[])
  const orders = day.map((_, order) => order).sort((a, b) => (day[a]?.starts ?? 0) - (day[b]?.starts ?? 0))
  const root = Int32Array.from({ length: day.length + who.length }, (_, at) => at)
  const rootOf = (at: number): number => {
    while (root[at] !== at) at = root[at] = root[root[at] ?? 0] ?? 0
    return at
  }
  for (const order of orders)
    for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) {
      own[member[pair] ?? 0]?.push([order, worth(pair)])
      root[rootOf(day.length + (member[pair] ?? 0))] = rootOf(order)
    }
  const parts = new Map<number, { orders: number[]; members: Part['members'][number][] }>()
  for (const order of orders) {
    const part = parts.get(rootOf(order)) ?? { orders: [], members: [] }
    part.orders.push(order)
    parts.set(rootOf(order), part)
  }
  own.forEach((all, at) => parts.get(rootOf(day.length + at))?.members.push({ order: Int32Array.from(all, ([order]) => order), value: Float64Array.from(all, ([, value]) => value) }))
  return [...parts.values()]
}

function lowest(part: Part, day: readonly DayOrder[], patience: number, reached: number): number {
  const { orders, members } = part
  const starts = Int32Array.from(day, (order) => order.starts)
  const taken = new Float64Array(day.length)
  const days = new BestDay(patience)
  const boundAt = (price: Float64Array): number => {
    taken.fill(0)
    let bound = orders.reduce((sum, order) => sum + (price[order] ?? 0), 0)
    for (const { order, value } of members) bound += days.take(order, value, price, starts, taken)
    return bound
  }
  const begun = SHIFTS.map((shift) => pricesBySpans(part, starts, shift, patience)).map((price) => ({ price, bound: boundAt(price) }))
  let centre = begun.reduce((a, b) => (a.bound <= b.bound ? a : b))
  let [step, stuck] = [1, 0]
  const direction = new Float64Array(day.length)
  let price = centre.price.slice()
  for (let round = 0; round < ROUNDS && step > LEAST_STEP; round += 1) {
    const bound = boundAt(price)
    stuck += 1
    if (bound < centre.bound - 1e-6 * Math.abs(centre.bound)) {
      centre = { price: price.slice(), bound }
      stuck = 0
    }
    if (centre.bound <= reached * (1 + 1e-7)) break
    if (stuck > PATIENT_ROUNDS) {
      step /= 2
      stuck = 0
      direction.fill(0)
      price = centre.price.slice()
      boundAt(price)
    }
    let length = 0
    for (const order of orders) {
      const miss = (taken[order] ?? 0) - 1
      // A price of nothing cannot fall.
      direction[order] = (price[order] === 0 && miss < 0 ? 0 : miss) + MOMENTUM * (direction[order] ?? 0)
      length += (direction[order] ?? 0) ** 2
    }
    if (length === 0) break
    const along = (step * (Math.min(bound, 1.02 * centre.bound) - reached)) / length
    for (const order of orders) price[order] = Math.max(0, (price[order] ?? 0) + along * (direction[order] ?? 0))
  }
  return centre.bound
}

/** Where the search begins: two visits that start in one span of a visit's length overlap, so each member makes one a span; an assignment, whose prices are exact. */
function pricesBySpans({ orders, members }: Part, starts: Int32Array, shift: number, patience: number): Float64Array {
  const number = new Map(orders.map((order, n) => [order, n]))
  const spans = Math.ceil((LAST_START + BUSY_MINUTES) / BUSY_MINUTES) + 1
  const byOrder = orders.map(() => [] as (readonly [who: number, value: number])[])
  members.forEach(({ order, value }, who) => order.forEach((at, n) => byOrder[number.get(at) ?? 0]?.push([who, value[n] ?? 0])))
  const [start, member, worth] = [[0], [] as number[], [] as number[]]
  orders.forEach((order, n) => {
    const [first, last] = [0, patience].map((wait) => Math.floor(((starts[order] ?? 0) + wait + shift) / BUSY_MINUTES))
    for (const [who, value] of byOrder[n] ?? [])
      for (let span = first ?? 0; span <= (last ?? 0); span += 1) {
        member.push(who * spans + span)
        worth.push(value)
      }
    start.push(member.length)
  })
  const { orderPrice } = assignSeats({ capacities: new Uint8Array(members.length * spans).fill(1), needs: new Uint8Array(orders.length).fill(1), start, member, value: worth })
  const price = new Float64Array(starts.length)
  orders.forEach((order, n) => (price[order] = orderPrice[n] ?? 0))
  return price
}

/** The best row of visits of one member: the longest path through the minutes of the day. */
class BestDay {
  private readonly value = new Float64Array(LAST_START + BUSY_MINUTES + 2)
  private readonly first = new Int32Array(LAST_START + 2)
  private readonly gain = new Float64Array(LAST_START + 2)
  private queue = new Int32Array(64)

  constructor(private readonly patience: number) {}

  /** Answers what it is worth, and counts the orders in it. `order` stands as they start. No order fits twice, for a visit takes longer than an order waits. */
  take(order: Int32Array, value: Float64Array, price: Float64Array, starts: Int32Array, taken: Float64Array): number {
    if (this.queue.length < order.length) this.queue = new Int32Array(2 * order.length)
    if (!this.offers(order, value, price, starts)) return 0
    for (let minute = LAST_START; minute >= 0; minute -= 1) {
      const later = this.value[minute + 1] ?? 0
      const now = (this.gain[minute] ?? 0) + (this.value[minute + BUSY_MINUTES] ?? 0)
      const goes = (this.gain[minute] ?? 0) > 0 && now > later
      this.value[minute] = goes ? now : later
      if (!goes) this.first[minute] = -1
    }
    for (let minute = 0; minute <= LAST_START; ) {
      const at = this.first[minute] ?? -1
      if (at >= 0) taken[at] = (taken[at] ?? 0) + 1
      minute += at >= 0 ? BUSY_MINUTES : 1
    }
    return this.value[0] ?? 0
  }

  /** Of the orders that may start in each minute the best: the greatest of a window that slides. */
  private offers(order: Int32Array, value: Float64Array, price: Float64Array, starts: Int32Array): boolean {
    const { queue, gain, first } = this
    let [head, tail, next, any] = [0, 0, 0, false]
    const worth = (n: number): number => (value[n] ?? 0) - (price[order[n] ?? 0] ?? 0)
    for (let minute = 0; minute <= LAST_START; minute += 1) {
      for (; next < order.length && (starts[order[next] ?? 0] ?? 0) <= minute; next += 1) {
        const gained = worth(next)
        if (gained <= 0) continue
        while (tail > head && worth(queue[tail - 1] ?? 0) <= gained) tail -= 1
        queue[tail++] = next
        any = true
      }
      while (tail > head && (starts[order[queue[head] ?? 0] ?? 0] ?? 0) + this.patience < minute) head += 1
      gain[minute] = tail > head ? worth(queue[head] ?? 0) : 0
      first[minute] = tail > head ? (order[queue[head] ?? 0] ?? -1) : -1
    }
    return any
  }
}
