import type { ServiceKind } from './rules'
import { SERVICE_KINDS } from './rules'
import type { DayTotals } from './settle'

export const LEDGER_UNITS = ['points', 'minutes'] as const
export type LedgerUnit = (typeof LEDGER_UNITS)[number]

/** One side of an entry. Accounts: `member:<id>` (whoever earned or was given something), `issued:<kind>` (what was given out), `station:<id>` (what was handed in for something). */
export interface Line { readonly account: string; readonly unit: LedgerUnit; readonly amount: number }

/** A day as it was settled, or its reversal; or a record that brought it about: an adjustment of two people, something collected, a gift. */
export type Cause = DayCause | { readonly kind: (typeof RECORD_CAUSES)[number]; readonly recordId: string }
export interface DayCause { readonly kind: (typeof DAY_CAUSES)[number]; readonly memberId: string; readonly day: number; readonly revision: number }
export const DAY_CAUSES = ['day', 'reversal'] as const
export const RECORD_CAUSES = ['adjust', 'collect', 'gift'] as const

/** An entry is never changed: what was wrong is reversed by another. Its lines add up to nothing, unit by unit. */
export interface Entry {
  /** Follows from its cause: the same cause is entered once. */
  readonly id: string
  readonly at: number
  readonly cause: Cause
  /** Version of the rules it was worked out by. */
  readonly rules: number
  readonly lines: readonly Line[]
}

export const memberAccount = (memberId: string): string => `member:${memberId}`

/** Double entry: what a member gets, the kind's account has given. */
export function linesOf(memberId: string, totals: DayTotals): readonly Line[] {
  return SERVICE_KINDS.flatMap((kind: ServiceKind) => LEDGER_UNITS.flatMap((unit): readonly Line[] => {
    const amount = totals[kind][unit]
    return amount === 0 ? [] : [{ account: memberAccount(memberId), unit, amount }, { account: issuedAccount(kind), unit, amount: -amount }]
  }))
}

/** Moves an amount from one account to another; the two sides add up to nothing. */
export const moved = (from: string, to: string, unit: LedgerUnit, amount: number): readonly Line[] => (amount === 0 ? [] : [{ account: from, unit, amount: -amount }, { account: to, unit, amount }])

export const stationAccount = (stationId: string): string => `station:${stationId}`
export const issuedAccount = (kind: ServiceKind): string => `issued:${kind}`

/** Minutes served (or points got for it), by kind: what was given out for it to this account, whatever became of it afterwards. */
export function servedOf(entries: readonly Entry[], account: string, unit: LedgerUnit = 'minutes'): Readonly<Record<ServiceKind, number>> {
  const own = [...new Map(entries.map((entry) => [entry.id, entry])).values()].filter(({ lines }) => lines.some((line) => line.account === account))
  const of = (kind: ServiceKind) => own.reduce((total, { lines }) => lines.reduce((sum, line) => (line.account === issuedAccount(kind) && line.unit === unit ? sum - line.amount : sum), total), 0)
  return { order: of('order'), shift: of('shift'), activity: of('activity') }
}

export const reversed = (lines: readonly Line[]): readonly Line[] => lines.map((line) => ({ ...line, amount: -line.amount }))

/** Whether the lines add up to nothing, unit by unit. */
export const isBalanced = (lines: readonly Line[]): boolean => LEDGER_UNITS.every((unit) => Math.abs(lines.filter((line) => line.unit === unit).reduce((sum, { amount }) => sum + amount, 0)) < 1e-9)

/** What an account has, folded from entries; each counted once, however often it was told. */
export function balanceOf(entries: readonly Entry[], account: string): Readonly<Record<LedgerUnit, number>> {
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  const sum = (unit: LedgerUnit) => once.reduce((total, { lines }) => lines.reduce((own, line) => (line.account === account && line.unit === unit ? own + line.amount : own), total), 0)
  return { points: sum('points'), minutes: sum('minutes') }
}

const same = (a: readonly Line[], b: readonly Line[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The entries that bring a member's day to what it came to: none where it stands so already, the first award, or the
 * reversal of the one that stands and a new one. `standing`: the day's entries so far, in any order.
 */
export function entriesFor(given: { readonly memberId: string; readonly day: number; readonly totals: DayTotals; readonly rules: number; readonly standing: readonly Entry[]; readonly now: number; readonly idOf: (kind: string, revision: number) => string }): readonly Entry[] {
  const { memberId, day, totals, rules, standing, now, idOf } = given
  const days = standing.flatMap(({ cause, ...entry }) => (cause.kind === 'day' || cause.kind === 'reversal' ? [{ ...entry, cause }] : []))
  const last = days.filter(({ cause }) => cause.kind === 'day').reduce<(typeof days)[number] | undefined>((newest, entry) => (newest === undefined || entry.cause.revision > newest.cause.revision ? entry : newest), undefined)
  const lines = linesOf(memberId, totals)
  if (last === undefined) return lines.length === 0 ? [] : [{ id: idOf('day', 1), at: now, cause: { kind: 'day', memberId, day, revision: 1 }, rules, lines }]
  const { revision } = last.cause
  // Cut off after the reversal: what stands is nothing, whatever the award says.
  const isReversed = days.some(({ cause }) => cause.kind === 'reversal' && cause.revision === revision)
  if (!isReversed && same(last.lines, lines)) return []
  return [
    { id: idOf('reversal', revision), at: now, cause: { kind: 'reversal', memberId, day, revision }, rules: last.rules, lines: reversed(last.lines) },
    { id: idOf('day', revision + 1), at: now, cause: { kind: 'day', memberId, day, revision: revision + 1 }, rules, lines },
  ]
}
