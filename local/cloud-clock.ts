/** The cloud's clock, in ms since the epoch. Functions see it as their own Date. */
export interface CloudClock {
  now(): number
  /** Whether it stands still between jumps. */
  readonly virtual: boolean
  /** Moves the clock forward. A virtual clock stands still otherwise; the real one keeps running from there. */
  advance(ms: number): void
  set(ms: number): void
  /** Called after every jump. */
  onJump(listener: () => void): void
  /** Runs `work` once the clock has moved on by `ms`, whether by itself or by a jump; not at all after `stop`. */
  after(ms: number, work: () => void): void
  /** Nothing that was put off happens any more. */
  stop(): void
  /** Shared with the workers: [0 when real and 1 when virtual, offset or absolute ms]. */
  readonly shared: SharedArrayBuffer
}

/** Node's timers overflow beyond this; a longer wait is taken in steps. */
export const MAX_WAIT_MS = 2 ** 31 - 1

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

  const later = new Set<{ readonly at: number; readonly work: () => void; timer: NodeJS.Timeout | undefined }>()
  const runDue = () => {
    for (const one of [...later].sort((a, b) => a.at - b.at)) {
      clearTimeout(one.timer)
      if (one.at > now()) one.timer = virtual ? undefined : setTimeout(runDue, Math.min(one.at - now(), MAX_WAIT_MS))
      else if (later.delete(one)) one.work()
    }
  }
  listeners.push(runDue)
  return {
    now,
    virtual,
    advance: jump,
    set: (ms) => jump(ms - now()),
    onJump: (listener) => void listeners.push(listener),
    after: (ms, work) => {
      later.add({ at: now() + ms, work, timer: undefined })
      runDue()
    },
    stop: () => {
      for (const one of later) clearTimeout(one.timer)
      later.clear()
    },
    shared,
  }
}
