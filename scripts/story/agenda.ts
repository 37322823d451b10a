/** What happens when, on the virtual clock. Same order for the same pushes: ties go by who came first. */
export interface Agenda {
  at(time: number, what: () => Promise<void>): void
  next(): { readonly time: number; readonly what: () => Promise<void> } | undefined
  readonly size: number
}

interface Item { readonly time: number; readonly turn: number; readonly what: () => Promise<void> }

export function makeAgenda(): Agenda {
  const heap: Item[] = []
  let turn = 0
  const before = (a: Item, b: Item) => a.time < b.time || (a.time === b.time && a.turn < b.turn)
  const item = (index: number) => heap[index] as Item
  const swap = (a: number, b: number) => { [heap[a], heap[b]] = [item(b), item(a)] }
  return {
    get size() { return heap.length },
    at: (time, what) => {
      heap.push({ time, turn: (turn += 1), what })
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1
        if (!before(item(child), item(parent))) break
        swap(child, parent)
        child = parent
      }
    },
    next: () => {
      const first = heap[0]
      const last = heap.pop()
      if (first === undefined || last === undefined || heap.length === 0) return first
      heap[0] = last
      for (let parent = 0; ; ) {
        let least = parent
        for (const child of [2 * parent + 1, 2 * parent + 2]) if (child < heap.length && before(item(child), item(least))) least = child
        if (least === parent) return first
        swap(parent, least)
        parent = least
      }
    },
  }
}
