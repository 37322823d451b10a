import { HOUR_MS } from '../time/day'

/** How a shift looks that is still to come. */
export interface Outlook {
  readonly risk: 'none' | 'watch' | 'high'
  /** People who will probably come. */
  readonly expected: number
  readonly missing: number
}

/** Whoever nobody knows anything of comes with this chance; each known time counts beside two of these [own]. */
const USUAL_SHOW = 0.9
const USUAL_WEIGHT = 2
const SOON_MS = 72 * HOUR_MS
/** What lies further ahead still has time to fill [own]. */
const AHEAD_MS = 7 * 24 * HOUR_MS
/** Fewer than this share of the places expected is a risk [own]. */
const ENOUGH = 0.8

/** How likely somebody comes who came `came` times of `held`: the more is known, the less the usual counts. */
export const showChance = (came: number, held: number): number => (came + USUAL_SHOW * USUAL_WEIGHT) / (held + USUAL_WEIGHT)

/** Whether a shift will have its people: unfilled, or filled by people who often fail to come. `shows`: the chance of each who claimed. */
export function outlookOf(shift: { readonly capacity: number; readonly startsAt: number }, shows: readonly number[], now: number): Outlook {
  const expected = shows.reduce((sum, chance) => sum + chance, 0)
  // At the least the places nobody claimed.
  const missing = Math.max(shift.capacity - shows.length, Math.round(shift.capacity - expected), 0)
  const share = shift.capacity === 0 ? 1 : expected / shift.capacity
  const ahead = shift.startsAt - now
  const risk = share >= ENOUGH || ahead > AHEAD_MS ? 'none' : ahead <= SOON_MS ? 'high' : 'watch'
  return { risk, expected: Math.round(expected * 10) / 10, missing }
}
