/** The cloud's clock, in ms since the epoch. Functions see it as their own Date. */
export interface CloudClock {
  now(): number
  /** Moves the clock forward. A virtual clock stands still otherwise; the real one keeps running from there. */
  advance(ms: number): void
  set(ms: number): void
  /** Called after every jump. */
  onJump(listener: () => void): void
  /** Shared with the workers: [0 when real and 1 when virtual, offset or absolute ms]. */
  readonly shared: SharedArrayBuffer
}

export const makeClock = (mode: 'real' | { readonly startAt: number }): CloudClock => {
  const shared = new SharedArrayBuffer(16)
  const cells = new BigInt64Array(shared)
  const listeners: (() => void)[] = []
  const virtual = mode !== 'real'
  Atomics.store(cells, 0, virtual ? 1n : 0n)
  Atomics.store(cells, 1, BigInt(virtual ? Math.trunc(mode.startAt) : 0))
  const jump = (ms: number) => {
    Atomics.add(cells, 1, BigInt(Math.trunc(ms)))
    for (const listener of listeners) listener()
  }
  const now = () => Number(Atomics.load(cells, 1)) + (virtual ? 0 : Date.now())
  return { now, advance: jump, set: (ms) => jump(ms - now()), onJump: (listener) => void listeners.push(listener), shared }
}
