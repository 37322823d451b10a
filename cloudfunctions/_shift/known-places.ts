import type { ShiftPartDoc } from '@core/contract/shift-documents'

/** So long an instance believes that a shift is full without asking. A place given back goes to who waits first, so nobody is refused one that was theirs. */
export const BELIEVED_MS = 5_000
/** Shifts remembered at once; the longest remembered goes first. */
const SHIFTS_MAX = 500

interface Known { readonly at: number; readonly left: number; readonly holders: ReadonlySet<string> }

/**
 * What an instance has heard of places in the last seconds, from the answers to its own claims: enough to tell who comes
 * too late without a call. It only ever says «full»; that there is a place, or that somebody has one, the database says.
 */
export class KnownPlaces {
  private readonly shifts = new Map<string, Map<number, Known>>()

  note(part: ShiftPartDoc, now: number): void {
    const parts = this.shifts.get(part.shiftId) ?? new Map<number, Known>()
    // Remembered anew, so that the ones nobody asks for leave first.
    this.shifts.delete(part.shiftId)
    this.shifts.set(part.shiftId, parts)
    const before = parts.get(part.part)
    // Answers overtake each other: of two, the one with fewer places left is the later.
    if (before === undefined || now - before.at >= BELIEVED_MS || part.left <= before.left) parts.set(part.part, { at: now, left: part.left, holders: new Set(Object.keys(part.claims)) })
    if (this.shifts.size > SHIFTS_MAX) for (const oldest of this.shifts.keys()) { this.shifts.delete(oldest); break }
  }

  noteAll(parts: readonly ShiftPartDoc[], now: number): void {
    for (const part of parts) {
      this.shifts.get(part.shiftId)?.delete(part.part)
      this.note(part, now)
    }
  }

  forget(shiftId: string): void {
    this.shifts.delete(shiftId)
  }

  /** Who seemed to hold a place, where every part is known to be full; undefined where it may not be. */
  full(shiftId: string, parts: number, now: number): ((memberId: string) => boolean) | undefined {
    const known = this.shifts.get(shiftId)
    if (known === undefined || known.size < parts) return undefined
    for (const part of known.values()) if (part.left > 0 || now - part.at >= BELIEVED_MS || now < part.at) return undefined
    return (memberId) => [...known.values()].some(({ holders }) => holders.has(memberId))
  }
}
