/** Counts since `start`: function calls, database calls and which of them read or wrote, bytes of function replies. */
export interface MeterReading {
  readonly fn: number
  readonly db: number
  readonly reads: number
  readonly writes: number
  readonly bytesDown: number
}

export interface Meter {
  start(): void
  read(): MeterReading
  countFunction(replyBytes: number): void
  countDatabase(kind: 'read' | 'write' | 'other'): void
}

const ZERO: MeterReading = { fn: 0, db: 0, reads: 0, writes: 0, bytesDown: 0 }

export const makeMeter = (): Meter => {
  let now = ZERO
  return {
    start: () => {
      now = ZERO
    },
    read: () => now,
    countFunction: (replyBytes) => {
      now = { ...now, fn: now.fn + 1, bytesDown: now.bytesDown + replyBytes }
    },
    countDatabase: (kind) => {
      now = { ...now, db: now.db + 1, reads: now.reads + Number(kind === 'read'), writes: now.writes + Number(kind === 'write') }
    },
  }
}
