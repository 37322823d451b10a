/** One call of a function, as the console shows it. */
export interface CallEntry {
  readonly fn: string
  readonly requestId: string
  readonly source: string
  /** When it began, by the cloud's clock, in ms. */
  readonly at: number
  readonly ms: number
  /** Whether an instance had to be started for it. */
  readonly cold: boolean
  /** `ok`, or the platform's code. */
  readonly outcome: string
  readonly error?: string | undefined
  /** What the function printed meanwhile. */
  readonly lines: readonly string[]
}

/** All calls of one function since the start. */
export interface CallTotals {
  readonly calls: number
  readonly cold: number
  readonly errors: number
  readonly slowestMs: number
}

/** Remembers the latest calls with what they printed, and counts them all. */
export interface CallBook {
  note(entry: CallEntry): void
  /** Newest first. */
  latest(): readonly CallEntry[]
  totals(): Readonly<Record<string, CallTotals>>
}

const MOST_ENTRIES = 200
/** A call that prints without end is kept to this many lines of this length. */
const MOST_LINES = 100
const LINE_LENGTH = 2000

export const makeCallBook = (): CallBook => {
  const entries: CallEntry[] = []
  const totals = new Map<string, CallTotals>()
  return {
    note: (entry) => {
      entries.unshift(entry)
      if (entries.length > MOST_ENTRIES) entries.pop()
      const { calls, cold, errors, slowestMs } = totals.get(entry.fn) ?? { calls: 0, cold: 0, errors: 0, slowestMs: 0 }
      totals.set(entry.fn, { calls: calls + 1, cold: cold + Number(entry.cold), errors: errors + Number(entry.outcome !== 'ok'), slowestMs: Math.max(slowestMs, entry.ms) })
    },
    latest: () => entries,
    totals: () => Object.fromEntries(totals),
  }
}

/** Collects what a call prints, within bounds. */
export const makeLines = (): { readonly add: (text: string) => void; readonly lines: readonly string[] } => {
  const lines: string[] = []
  return {
    lines,
    add: (text) => {
      if (lines.length < MOST_LINES) lines.push(text.slice(0, LINE_LENGTH))
      else if (lines.length === MOST_LINES) lines.push('…（后面的没有留）')
    },
  }
}
