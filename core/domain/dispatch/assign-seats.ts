/**
 * The best assignment of members to seats, exact and with its proof.
 *
 * A member takes at most as many orders as their capacity; an order has as many seats as its need, each for another member; a
 * seat may stay empty at value 0. That is a flow of least cost: seats are filled one after the other along the shortest
 * augmenting path (Dijkstra over reduced costs, after Edmonds–Karp 1972 and Tomizawa 1971), which may move others
 * to other seats on its way. The dual prices that come with it are the certificate.
 *
 * Where only so many of an order's seats may go to marked members (first-timers in a team), these come through a node of their
 * own with that capacity before the order: still a flow, still exact.
 */
import type { Assignment, AssignmentInstance } from './certificate'
import { prove } from './certificate'
import { MadePairs } from './made-pairs'
import { MinHeap } from './min-heap'
import { pricesIn, wholeValuesOf } from './whole-values'

/** Exact for whole numbers and decimals of six places; for other fractions as near as the proof's tolerance. Always ends. Throws RangeError for values that are no numbers. */
export function assignSeats(instance: AssignmentInstance): Assignment {
  const { searched, proved, perProved, perValue } = wholeValuesOf(instance)
  const search = new Search(searched)
  const orders = instance.needs.length
  for (let order = 0; order < orders; order += 1) {
    const best = search.open(order)
    const seats = instance.needs[order] ?? 0
    for (let seat = search.grant(best) ? 1 : 0; seat < seats; seat += 1) if (!search.fill(order)) break
  }
  const found = prove(proved, { made: search.made, ...pricesIn(search, perProved) })
  const per = perValue / perProved
  return per === 1 ? found : { ...found, ...pricesIn(found, per), value: found.value / per, dual: found.dual / per }
}

const NONE = -1
const LINK = -2

/**
 * A row is an order, or the marked pairs of an order with a limit (numbered after all orders). Invariants between two calls, p
 * the price of a row, q of a member: an unmade pair has p + q ≥ value, a made one p + q ≤ value; q > 0 only where the member
 * is full, p > 0 only where the order (once opened) has no empty seat; a limit's row costs as much as its order unless the limit
 * is reached, and then no less.
 */
class Search {
  readonly made: Uint8Array
  readonly memberPrice: Float64Array
  private readonly rowPrice: Float64Array
  private readonly orders: number
  private readonly free: Int32Array
  private readonly pairs: MadePairs
  private readonly rowOf: Int32Array
  private readonly distToMember: Float64Array
  private readonly distToRow: Float64Array
  /** The pair by which a member (a row) was reached; LINK: the other row of the same order. */
  private readonly viaToMember: Int32Array
  private readonly viaToRow: Int32Array
  private readonly heap: MinHeap
  private readonly reachedMembers: Int32Array
  private readonly reachedRows: Int32Array
  private memberCount = 0
  private rowCount = 0
  /** The shortest path known in this search: to a free member, or (`NONE`) to an order that may leave a seat empty. */
  private shortest = 0
  private endMember = NONE
  private endRow = NONE

  constructor(private readonly instance: AssignmentInstance) {
    const { capacities, needs, start, limited, limits } = instance
    const pairs = start[needs.length] ?? 0
    const rows = limits === undefined ? needs.length : 2 * needs.length
    this.orders = needs.length
    this.rowPrice = new Float64Array(rows)
    this.memberPrice = new Float64Array(capacities.length)
    // Nobody can get more orders than there are.
    this.free = Int32Array.from({ length: capacities.length }, (_, who) => Math.min(capacities[who] ?? 0, needs.length))
    this.rowOf = new Int32Array(pairs)
    for (let order = 0; order < needs.length; order += 1) this.rowOf.fill(order, start[order] ?? 0, start[order + 1] ?? 0)
    if (limits !== undefined) for (let pair = 0; pair < pairs; pair += 1) if (limited?.[pair] === 1 && this.limitOf(this.rowOf[pair] ?? 0) !== undefined) this.rowOf[pair] = (this.rowOf[pair] ?? 0) + this.orders
    this.pairs = new MadePairs(instance, this.rowOf)
    this.made = this.pairs.made
    this.distToMember = new Float64Array(capacities.length).fill(Infinity)
    this.distToRow = new Float64Array(rows).fill(Infinity)
    this.viaToMember = new Int32Array(capacities.length)
    this.viaToRow = new Int32Array(rows)
    this.reachedMembers = new Int32Array(capacities.length)
    this.reachedRows = new Int32Array(rows)
    this.heap = new MinHeap(capacities.length)
  }

  get orderPrice(): Float64Array {
    return this.rowPrice.subarray(0, this.orders)
  }

  get limitPrice(): Float64Array | undefined {
    const { limits } = this.instance
    return limits === undefined ? undefined : Float64Array.from({ length: this.orders }, (_, order) => (this.limitOf(order) === undefined ? 0 : (this.rowPrice[this.orders + order] ?? 0) - (this.rowPrice[order] ?? 0)))
  }

  /** Undefined where a limit would limit nothing. */
  private limitOf(order: number): number | undefined {
    const limit = this.instance.limits?.[order]
    return limit === undefined || limit >= (this.instance.needs[order] ?? 0) ? undefined : limit
  }

  /** An order asks for seats at the price its best pair allows: no unmade pair is left above it. Answers that pair, where no limit speaks. */
  open(order: number): number {
    const { start, member, value } = this.instance
    const limit = this.limitOf(order)
    let [best, bestMarked, bestPair] = [0, 0, NONE]
    const end = start[order + 1] ?? 0
    for (let pair = start[order] ?? 0; pair < end; pair += 1) {
      const gain = (value[pair] ?? 0) - (this.memberPrice[member[pair] ?? 0] ?? 0)
      if (limit !== undefined && this.rowOf[pair] !== order) bestMarked = Math.max(bestMarked, gain)
      else if (gain > best) {
        best = gain
        bestPair = pair
      }
    }
    // With a limit above none the marked come in at the order's own price.
    this.rowPrice[order] = limit === undefined || limit === 0 ? best : Math.max(best, bestMarked)
    if (limit !== undefined) this.rowPrice[this.orders + order] = Math.max(best, bestMarked)
    return limit === undefined ? bestPair : NONE
  }

  /** Most orders get their best at once: a free member at the end of a path of one pair, than which none is shorter. */
  grant(pair: number): boolean {
    if (pair === NONE || (this.instance.needs[this.rowOf[pair] ?? 0] ?? 0) === 0) return false
    const who = this.instance.member[pair] ?? 0
    if ((this.free[who] ?? 0) === 0) return false
    this.free[who] = (this.free[who] ?? 0) - 1
    this.pairs.make(pair)
    return true
  }

  /** One more seat of an order, at the least loss to all others. False: left empty, and so would be every further one. */
  fill(order: number): boolean {
    // Nothing below: leaving a seat of this very order empty costs its price.
    this.shortest = this.rowPrice[order] ?? 0
    this.endMember = NONE
    this.endRow = order
    this.reach(order, 0, NONE, order)
    for (;;) {
      const who = this.heap.pop()
      if (who === NONE) break
      const dist = this.distToMember[who] ?? Infinity
      if (dist >= this.shortest) break
      for (let pair = this.pairs.first[who] ?? NONE; pair !== NONE; pair = this.pairs.next[pair] ?? NONE) {
        const row = this.rowOf[pair] ?? 0
        this.reach(row, dist + (this.instance.value[pair] ?? 0) - (this.rowPrice[row] ?? 0) - (this.memberPrice[who] ?? 0), pair, order)
      }
    }
    this.reprice(this.shortest)
    const filled = this.endMember !== NONE || this.endRow !== order
    if (filled) this.augment(this.endMember, this.endRow, order)
    this.forget()
    return filled
  }

  private reach(row: number, dist: number, via: number, from: number): void {
    if (dist >= (this.distToRow[row] ?? Infinity)) return
    this.reachRow(row, dist, via)
    // A seat may be left empty where an order is reached, not where only its limit is.
    if (row < this.orders && row !== from && dist + (this.rowPrice[row] ?? 0) < this.shortest) {
      this.shortest = dist + (this.rowPrice[row] ?? 0)
      this.endRow = row
      this.endMember = NONE
    }
    this.relax(row, dist)
    if (this.instance.limits === undefined) return
    const limit = this.limitOf(row % this.orders)
    if (limit === undefined) return
    if (row >= this.orders) this.reach(row - this.orders, dist + (this.rowPrice[row] ?? 0) - (this.rowPrice[row - this.orders] ?? 0), LINK, from)
    else if ((this.pairs.marked[row] ?? 0) < limit) this.reach(row + this.orders, dist, LINK, from)
  }

  private reachRow(row: number, dist: number, via: number): void {
    if (this.distToRow[row] === Infinity) this.reachedRows[this.rowCount++] = row
    this.distToRow[row] = dist
    this.viaToRow[row] = via
  }

  /** All unmade pairs of a row, as far as they may lie on a path shorter than the shortest known. A free member ends a path. */
  private relax(row: number, dist: number): void {
    const { start, member, value } = this.instance
    const base = dist + (this.rowPrice[row] ?? 0)
    const order = row < this.orders ? row : row - this.orders
    const end = start[order + 1] ?? 0
    for (let pair = start[order] ?? 0; pair < end; pair += 1) {
      const who = member[pair] ?? 0
      const along = base + (this.memberPrice[who] ?? 0) - (value[pair] ?? 0)
      if (along >= this.shortest) continue
      const known = this.distToMember[who] ?? Infinity
      if (along >= known || this.made[pair] === 1 || this.rowOf[pair] !== row) continue
      if (known === Infinity) this.reachedMembers[this.memberCount++] = who
      this.distToMember[who] = along
      this.viaToMember[who] = pair
      if ((this.free[who] ?? 0) > 0) {
        this.shortest = along
        this.endMember = who
        this.endRow = NONE
      } else this.heap.put(who, along)
    }
  }

  /** Prices move by what the nodes lie nearer than the end: the pairs of the path become tight, all others stay right. */
  private reprice(shortest: number): void {
    for (let n = 0; n < this.rowCount; n += 1) {
      const row = this.reachedRows[n] ?? 0
      const short = shortest - (this.distToRow[row] ?? 0)
      if (short > 0) this.rowPrice[row] = (this.rowPrice[row] ?? 0) - short
    }
    for (let n = 0; n < this.memberCount; n += 1) {
      const who = this.reachedMembers[n] ?? 0
      const short = shortest - (this.distToMember[who] ?? 0)
      if (short > 0) this.memberPrice[who] = (this.memberPrice[who] ?? 0) + short
    }
  }

  /** Walks the path back from its end: pairs reached along unmade ones are made, those gone back along are unmade. */
  private augment(endMember: number, endRow: number, from: number): void {
    let who = endMember
    if (who === NONE) who = this.pairs.unmake(this.leftBy(endRow))
    else this.free[who] = (this.free[who] ?? 0) - 1
    for (;;) {
      const pair = this.viaToMember[who] ?? NONE
      this.pairs.make(pair)
      let row = this.rowOf[pair] ?? 0
      // Through the other row of the same order, where the path came that way.
      if (this.viaToRow[row] === LINK) row = this.otherRow(row)
      if (row === from) return
      who = this.pairs.unmake(this.viaToRow[row] ?? NONE)
    }
  }

  /** The pair by whose unmaking an order's seat got empty. */
  private leftBy(row: number): number {
    const via = this.viaToRow[row] ?? NONE
    return via === LINK ? (this.viaToRow[this.otherRow(row)] ?? NONE) : via
  }

  private otherRow(row: number): number {
    return row < this.orders ? row + this.orders : row - this.orders
  }

  private forget(): void {
    for (let n = 0; n < this.rowCount; n += 1) this.distToRow[this.reachedRows[n] ?? 0] = Infinity
    for (let n = 0; n < this.memberCount; n += 1) this.distToMember[this.reachedMembers[n] ?? 0] = Infinity
    this.rowCount = 0
    this.memberCount = 0
    this.heap.clear()
  }
}
