/**
 * The best assignment of members to seats, exact and with its proof.
 *
 * A member takes at most as many orders as their capacity; an order has as many seats as its need, each for another member; a
 * seat may stay empty at value 0. That is a flow of least cost: seats are filled one after the other along the shortest
 * augmenting path (Dijkstra over reduced costs, after Edmonds–Karp 1972 and Tomizawa 1971), which may move others
 * to other seats on its way. The dual prices that come with it are the certificate.
 */
import type { Assignment, AssignmentInstance } from './certificate'
import { prove } from './certificate'
import { MinHeap } from './min-heap'

export function assignSeats(instance: AssignmentInstance): Assignment {
  const search = new Search(instance)
  const orders = instance.needs.length
  for (let order = 0; order < orders; order += 1) {
    search.open(order)
    const seats = instance.needs[order] ?? 0
    for (let seat = 0; seat < seats; seat += 1) if (!search.fill(order)) break
  }
  return prove(instance, search)
}

const NONE = -1

/**
 * Invariants between two calls, p the price of an order, q of a member: an unmade pair has p + q ≥ value, a made one
 * p + q ≤ value; q > 0 only where the member is full, p > 0 only where the order (once opened) has no empty seat.
 */
class Search {
  readonly made: Uint8Array
  readonly orderPrice: Float64Array
  readonly memberPrice: Float64Array
  private readonly free: Int32Array
  /** The made pairs of each member, as a list through the pairs. */
  private readonly firstMade: Int32Array
  private readonly nextMade: Int32Array
  private readonly orderOf: Int32Array
  private readonly distToMember: Float64Array
  private readonly distToOrder: Float64Array
  /** The pair by which a member (an order) was reached. */
  private readonly viaToMember: Int32Array
  private readonly viaToOrder: Int32Array
  private readonly heap: MinHeap
  private reachedMembers: Int32Array
  private reachedOrders: Int32Array
  private memberCount = 0
  private orderCount = 0

  constructor(private readonly instance: AssignmentInstance) {
    const { capacities, needs, start } = instance
    const pairs = start[needs.length] ?? 0
    this.made = new Uint8Array(pairs)
    this.orderPrice = new Float64Array(needs.length)
    this.memberPrice = new Float64Array(capacities.length)
    this.free = Int32Array.from(capacities)
    this.firstMade = new Int32Array(capacities.length).fill(NONE)
    this.nextMade = new Int32Array(pairs).fill(NONE)
    this.orderOf = new Int32Array(pairs)
    for (let order = 0; order < needs.length; order += 1) this.orderOf.fill(order, start[order] ?? 0, start[order + 1] ?? 0)
    this.distToMember = new Float64Array(capacities.length).fill(Infinity)
    this.distToOrder = new Float64Array(needs.length).fill(Infinity)
    this.viaToMember = new Int32Array(capacities.length)
    this.viaToOrder = new Int32Array(needs.length)
    this.reachedMembers = new Int32Array(capacities.length)
    this.reachedOrders = new Int32Array(needs.length)
    this.heap = new MinHeap(capacities.length)
  }

  /** An order asks for seats at the price its best pair allows: no unmade pair is left above it. */
  open(order: number): void {
    const { start, member, value } = this.instance
    let best = 0
    const end = start[order + 1] ?? 0
    for (let pair = start[order] ?? 0; pair < end; pair += 1) {
      const gain = (value[pair] ?? 0) - (this.memberPrice[member[pair] ?? 0] ?? 0)
      if (gain > best) best = gain
    }
    this.orderPrice[order] = best
  }

  /** One more seat of an order, at the least loss to all others. False: left empty, and so would be every further one. */
  fill(order: number): boolean {
    // Nothing below: leaving a seat of this very order empty costs its price.
    let shortest = this.orderPrice[order] ?? 0
    let endMember = NONE
    let endOrder = order
    this.reachOrder(order, 0, NONE)
    this.relax(order, 0, shortest)
    for (;;) {
      const who = this.heap.pop()
      if (who === NONE) break
      const dist = this.distToMember[who] ?? Infinity
      if (dist >= shortest) break
      if ((this.free[who] ?? 0) > 0) {
        shortest = dist
        endMember = who
        endOrder = NONE
        break
      }
      for (let pair = this.firstMade[who] ?? NONE; pair !== NONE; pair = this.nextMade[pair] ?? NONE) {
        const other = this.orderOf[pair] ?? 0
        const along = dist + (this.instance.value[pair] ?? 0) - (this.orderPrice[other] ?? 0) - (this.memberPrice[who] ?? 0)
        if (along >= (this.distToOrder[other] ?? Infinity)) continue
        this.reachOrder(other, along, pair)
        const emptied = along + (this.orderPrice[other] ?? 0)
        if (emptied < shortest) {
          shortest = emptied
          endOrder = other
          endMember = NONE
        }
        this.relax(other, along, shortest)
      }
    }
    this.reprice(shortest)
    const filled = endMember !== NONE || endOrder !== order
    if (filled) this.augment(endMember, endOrder, order)
    this.forget()
    return filled
  }

  private reachOrder(order: number, dist: number, via: number): void {
    if (this.distToOrder[order] === Infinity) this.reachedOrders[this.orderCount++] = order
    this.distToOrder[order] = dist
    this.viaToOrder[order] = via
  }

  /** All unmade pairs of an order, as far as they may lie on a path shorter than the shortest known. */
  private relax(order: number, dist: number, bound: number): void {
    const { start, member, value } = this.instance
    const base = dist + (this.orderPrice[order] ?? 0)
    const end = start[order + 1] ?? 0
    for (let pair = start[order] ?? 0; pair < end; pair += 1) {
      const who = member[pair] ?? 0
      const along = base + (this.memberPrice[who] ?? 0) - (value[pair] ?? 0)
      const known = this.distToMember[who] ?? Infinity
      if (along >= known || along >= bound || this.made[pair] === 1) continue
      if (known === Infinity) this.reachedMembers[this.memberCount++] = who
      this.distToMember[who] = along
      this.viaToMember[who] = pair
      this.heap.put(who, along)
    }
  }

  /** Prices move by what the nodes lie nearer than the end: the pairs of the path become tight, all others stay right. */
  private reprice(shortest: number): void {
    for (let n = 0; n < this.orderCount; n += 1) {
      const order = this.reachedOrders[n] ?? 0
      const short = shortest - (this.distToOrder[order] ?? 0)
      if (short > 0) this.orderPrice[order] = (this.orderPrice[order] ?? 0) - short
    }
    for (let n = 0; n < this.memberCount; n += 1) {
      const who = this.reachedMembers[n] ?? 0
      const short = shortest - (this.distToMember[who] ?? 0)
      if (short > 0) this.memberPrice[who] = (this.memberPrice[who] ?? 0) + short
    }
  }

  /** Walks the path back from its end: pairs reached along unmade ones are made, those gone back along are unmade. */
  private augment(endMember: number, endOrder: number, from: number): void {
    let who = endMember
    if (who === NONE) who = this.unmake(this.viaToOrder[endOrder] ?? NONE)
    else this.free[who] = (this.free[who] ?? 0) - 1
    for (;;) {
      const pair = this.viaToMember[who] ?? NONE
      this.make(pair)
      const order = this.orderOf[pair] ?? 0
      if (order === from) return
      who = this.unmake(this.viaToOrder[order] ?? NONE)
    }
  }

  private make(pair: number): void {
    const who = this.instance.member[pair] ?? 0
    this.made[pair] = 1
    this.nextMade[pair] = this.firstMade[who] ?? NONE
    this.firstMade[who] = pair
  }

  /** Answers the member who is free again. */
  private unmake(pair: number): number {
    const who = this.instance.member[pair] ?? 0
    this.made[pair] = 0
    const next = this.nextMade[pair] ?? NONE
    if (this.firstMade[who] === pair) this.firstMade[who] = next
    else {
      let before = this.firstMade[who] ?? NONE
      while (this.nextMade[before] !== pair) before = this.nextMade[before] ?? NONE
      this.nextMade[before] = next
    }
    return who
  }

  private forget(): void {
    for (let n = 0; n < this.orderCount; n += 1) this.distToOrder[this.reachedOrders[n] ?? 0] = Infinity
    for (let n = 0; n < this.memberCount; n += 1) this.distToMember[this.reachedMembers[n] ?? 0] = Infinity
    this.orderCount = 0
    this.memberCount = 0
    this.heap.clear()
  }
}
