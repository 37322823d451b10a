import type { AssignmentInstance } from './certificate'

const NONE = -1

/** Which pairs of an instance are made: by pair, and by member as a list through the pairs. `rowOf`: the row of each pair, see assign-seats.ts. */
export class MadePairs {
  readonly made: Uint8Array
  readonly first: Int32Array
  readonly next: Int32Array
  /** Marked pairs made, of each order with a limit. */
  readonly marked: Int32Array

  constructor(private readonly instance: AssignmentInstance, private readonly rowOf: Int32Array) {
    this.made = new Uint8Array(rowOf.length)
    this.first = new Int32Array(instance.capacities.length).fill(NONE)
    this.next = new Int32Array(rowOf.length).fill(NONE)
    this.marked = new Int32Array(instance.limits === undefined ? 0 : instance.needs.length)
  }

  make(pair: number): void {
    const who = this.instance.member[pair] ?? 0
    this.made[pair] = 1
    this.count(pair, 1)
    this.next[pair] = this.first[who] ?? NONE
    this.first[who] = pair
  }

  /** Answers the member who is free again. */
  unmake(pair: number): number {
    const who = this.instance.member[pair] ?? 0
    this.made[pair] = 0
    this.count(pair, -1)
    const next = this.next[pair] ?? NONE
    if (this.first[who] === pair) this.first[who] = next
    else {
      let before = this.first[who] ?? NONE
      while (this.next[before] !== pair) before = this.next[before] ?? NONE
      this.next[before] = next
    }
    return who
  }

  private count(pair: number, by: number): void {
    const order = (this.rowOf[pair] ?? 0) - this.instance.needs.length
    if (order >= 0) this.marked[order] = (this.marked[order] ?? 0) + by
  }
}
