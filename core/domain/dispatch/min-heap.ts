const NONE = -1

/** A binary heap of numbered items by key, whose keys may come down; made once for items 0 … size − 1. */
export class MinHeap {
  private readonly items: Int32Array
  private readonly keys: Float64Array
  /** Where an item stands, or −1. */
  private readonly place: Int32Array
  private count = 0

  constructor(size: number) {
    this.items = new Int32Array(size)
    this.keys = new Float64Array(size)
    this.place = new Int32Array(size).fill(NONE)
  }

  /** Puts an item in, or brings its key down. */
  put(item: number, key: number): void {
    let at = this.place[item] ?? NONE
    if (at === NONE) at = this.count++
    this.keys[item] = key
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = this.items[above] ?? 0
      if ((this.keys[parent] ?? 0) <= key) break
      this.set(at, parent)
      at = above
    }
    this.set(at, item)
  }

  /** The item with the least key, taken out; −1 when there is none. */
  pop(): number {
    if (this.count === 0) return NONE
    const top = this.items[0] ?? 0
    this.place[top] = NONE
    this.count -= 1
    if (this.count > 0) this.sink(this.items[this.count] ?? 0)
    return top
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.place[this.items[at] ?? 0] = NONE
    this.count = 0
  }

  /** The last item comes to the top and goes down to where it belongs. */
  private sink(item: number): void {
    const key = this.keys[item] ?? 0
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.count) break
      if (below + 1 < this.count && (this.keys[this.items[below + 1] ?? 0] ?? 0) < (this.keys[this.items[below] ?? 0] ?? 0)) below += 1
      const child = this.items[below] ?? 0
      if ((this.keys[child] ?? 0) >= key) break
      this.set(at, child)
      at = below
    }
    this.set(at, item)
  }

  private set(at: number, item: number): void {
    this.items[at] = item
    this.place[item] = at
  }
}
