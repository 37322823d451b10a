import type { PresenceMark, ShiftFacts } from '../post/shift'
import { OVER_AFTER_MS } from '../post/shift'

/** Coming and going count from so long before the start, to when a shift is over [own]. */
export const EARLY_MS = 60 * 60_000
/** A mark that reaches the server later than this is flagged: a code can be sent home, a position cannot. Later than a day it is refused: then the staff decide, by hand [own]. */
export const LATE_FLAG_MS = { position: 10 * 60_000, code: 2 * 60_000 } as const
export const LATE_MAX_MS = 24 * 3_600_000
/** The staff may put down by hand what was not marked until so long after the end: by then the days are settled. */
export const BY_HAND_MS = 3 * 24 * 3_600_000
/** Phones' clocks differ by so much. */
export const SKEW_MS = 2 * 60_000

export const CHECK_IN_REFUSALS = ['TOO_EARLY', 'CHECK_IN_OVER', 'NOT_CHECKED_IN', 'PLACE_CODE_WRONG', 'PLACE_CODE_EXPIRED', 'PROOF_TOO_OLD', 'CLOCK_AHEAD', 'PLACE_WITHOUT_POINT'] as const
export type CheckInRefusal = (typeof CHECK_IN_REFUSALS)[number]

type Times = Pick<ShiftFacts, 'startsAt' | 'endsAt'>

/** Why somebody cannot come or go at that moment; null: they can. */
export function presenceRefusal({ startsAt, endsAt }: Times, at: number): CheckInRefusal | null {
  if (at < startsAt - EARLY_MS) return 'TOO_EARLY'
  return at > endsAt + OVER_AFTER_MS ? 'CHECK_IN_OVER' : null
}

/** Why a moment that a phone reports is not believed at all; null: it is. */
export function tellingRefusal(at: number, now: number): CheckInRefusal | null {
  if (at > now + SKEW_MS) return 'CLOCK_AHEAD'
  return now - at > LATE_MAX_MS ? 'PROOF_TOO_OLD' : null
}

/** When it was: as the phone kept it that could tell it only now, and never later than it was told. */
export const momentTold = (kept: number | undefined, toldAt: number): number => Math.min(kept ?? toldAt, toldAt)

/** Whether it is believed and flagged: a position could have been taken at any time, a code passed on. */
export const isHeardLate = (at: number, now: number, way: keyof typeof LATE_FLAG_MS): boolean => now - at > LATE_FLAG_MS[way]

export interface Span { readonly from: number; readonly to: number }

/** What of a shift counts as served: from coming to going, never beyond the shift. Undefined where one of them is missing. */
export function servedSpan({ startsAt, endsAt }: Times, marks: { readonly in?: PresenceMark | undefined; readonly out?: PresenceMark | undefined }): Span | undefined {
  if (marks.in === undefined || marks.out === undefined) return undefined
  const span = { from: Math.max(marks.in.at, startsAt), to: Math.min(marks.out.at, endsAt) }
  return span.to > span.from ? span : undefined
}

/** The parts of a span that none of the others covers: an hour is served once, whatever it was served for. */
export function notCovered(span: Span, others: readonly Span[]): readonly Span[] {
  let left: readonly Span[] = [span]
  for (const { from, to } of others) {
    left = left.flatMap((part) => (to <= part.from || from >= part.to ? [part] : [{ from: part.from, to: from }, { from: to, to: part.to }].filter((each) => each.to > each.from)))
  }
  return left
}

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0)
