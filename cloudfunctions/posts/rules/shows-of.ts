import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { DAY_MS } from '@core/domain/time/day'
import { shiftsHeldBy } from '../../_data/shifts-repo'

/** How often each came, of the shifts they held in the last half year that are over. */
export interface Shows { readonly came: number; readonly held: number }
const NONE: Shows = { came: 0, held: 0 }
const BACK_MS = 182 * DAY_MS

export async function showsOf(parts: readonly ShiftPartDoc[], now: number): Promise<(memberId: string) => Shows> {
  const ids = [...new Set(parts.flatMap(({ claims }) => Object.keys(claims)))]
  const shows = new Map<string, Shows>()
  for (const part of ids.length === 0 ? [] : await shiftsHeldBy(ids, now - BACK_MS, now)) {
    if (part.state !== 'over') continue
    for (const [id, claim] of Object.entries(part.claims)) {
      // Who was never told yes did not stay away.
      if (claim.state !== 'held') continue
      const { came, held } = shows.get(id) ?? NONE
      shows.set(id, { came: came + (claim.in === undefined ? 0 : 1), held: held + 1 })
    }
  }
  return (memberId) => shows.get(memberId) ?? NONE
}
