import { assignSeats } from '../../../core/domain/dispatch/assign-seats'
import type { Pairs } from '../../../core/domain/dispatch/pairs'
import type { DayOrder } from './day-order'
import { BUSY_MINUTES, DAY_MINUTES, PATIENCE_MINUTES } from './day-order'

/** Minutes of a slot in the finer bound, and how often its prices are improved. */
const SLOT = 10
const ROUNDS = 200

/**
 * No more than this could have been reached by anyone who knew all arrivals, with the same windows and the same patience: the
 * lower of two bounds, each proved by itself.
 */
export function boundOf(day: readonly DayOrder[], pairs: Pairs, worth: (pair: number) => number): number {
  const shifts = [0, 30, 60].map((shift) => bySpans(day, pairs, worth, shift))
  return Math.min(...shifts, bySlots(day, pairs, worth))
}

/** Two visits that begin in the same span of 90 minutes overlap, so each member makes one a span; overlaps across spans are forgiven. */
function bySpans(day: readonly DayOrder[], { start, member, who }: Pairs, worth: (pair: number) => number, shift: number): number {
  const spans = Math.ceil((DAY_MINUTES + 4 * BUSY_MINUTES) / BUSY_MINUTES)
  const [starts, members, values] = [[0], [] as number[], [] as number[]]
  day.forEach(({ starts: from }, order) => {
    for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) {
      for (let span = Math.floor((from + shift) / BUSY_MINUTES); span <= Math.floor((from + PATIENCE_MINUTES + shift) / BUSY_MINUTES); span += 1) {
        members.push((member[pair] ?? 0) * spans + span)
        values.push(worth(pair))
      }
    }
    starts.push(members.length)
  })
  return assignSeats({ capacities: new Uint8Array(who.length * spans).fill(1), needs: new Uint8Array(day.length).fill(1), start: starts, member: members, value: values }).dual
}

/**
 * Any prices ≥ 0 of a member's slots prove a bound (Lagrange): each order takes what is best for it at these prices, and the
 * prices themselves are added. They are improved step by step; a visit surely fills all slots of its length but the first.
 */
function bySlots(day: readonly DayOrder[], { start, member, who }: Pairs, worth: (pair: number) => number): number {
  const filled = BUSY_MINUTES / SLOT - 1
  const slots = Math.ceil((DAY_MINUTES + 4 * BUSY_MINUTES) / SLOT)
  const price = new Float64Array(who.length * slots)
  const used = new Float64Array(price.length)
  const most = day.reduce((sum, _, order) => sum + bestOf(start[order] ?? 0, start[order + 1] ?? 0, worth), 0) / Math.max(1, day.length)
  let best = Infinity
  for (let round = 0; round < ROUNDS; round += 1) {
    used.fill(0)
    let bound = price.reduce((sum, each) => sum + each, 0)
    day.forEach(({ starts }, order) => {
      const [first, last] = [Math.floor(starts / SLOT), Math.floor((starts + PATIENCE_MINUTES) / SLOT)]
      let [top, at] = [0, -1]
      for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) {
        const row = (member[pair] ?? 0) * slots
        let cost = 0
        for (let slot = first + 1; slot <= first + filled; slot += 1) cost += price[row + slot] ?? 0
        for (let slot = first; slot <= last; slot += 1) {
          if (slot > first) cost += (price[row + slot + filled] ?? 0) - (price[row + slot] ?? 0)
          if (worth(pair) - cost > top) [top, at] = [worth(pair) - cost, row + slot]
        }
      }
      if (at < 0) return
      bound += top
      for (let slot = at + 1; slot <= at + filled; slot += 1) used[slot] = (used[slot] ?? 0) + 1
    })
    best = Math.min(best, bound)
    const step = (0.2 * most) / filled / (1 + round / 20)
    for (let slot = 0; slot < price.length; slot += 1) {
      const over = (used[slot] ?? 0) - 1
      if (price[slot] !== 0 || over > 0) price[slot] = Math.max(0, (price[slot] ?? 0) + step * over)
    }
  }
  return best
}

function bestOf(from: number, to: number, worth: (pair: number) => number): number {
  let best = 0
  for (let pair = from; pair < to; pair += 1) best = Math.max(best, worth(pair))
  return best
}
