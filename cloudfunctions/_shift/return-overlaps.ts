import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { shiftsOf } from '../_data/shifts-repo'
import type { ShiftStore } from '../_data/shift-store'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { giveBack } from './give-back'

/**
 * Claims are checked against what a page knew: two made at the same moment may overlap. Of two such, the later is given
 * back by the system, with its reason, within a minute. Never the earlier, and never a shift that has begun.
 */
export async function returnOverlaps(store: ShiftStore, changed: readonly ShiftPartDoc[], since: number, now: number): Promise<number> {
  const fresh = [...new Set(changed.flatMap(({ claims }) => Object.entries(claims).flatMap(([id, { at }]) => (at >= since ? [id] : []))))]
  let returned = 0
  for (let from = 0; from < fresh.length; from += 100) {
    const ids = fresh.slice(from, from + 100)
    const parts = (await shiftsOf(ids, now)).filter(({ state }) => state === 'open')
    for (const id of ids) {
      for (const later of overlapping(parts, id)) {
        if (later.startsAt <= now) continue
        try {
          await giveBack(store, { shiftId: later.shiftId, memberId: id, by: 'system', now, requestKey: hash22('overlap', later.shiftId, id, String(later.claims[id]?.at)), reason: '和先认领的一班时间撞了', ending: () => 'remove' })
          returned += 1
        } catch (error) {
          // Given back by themselves in this very moment.
          if (!(error instanceof AppError)) throw error
        }
      }
    }
  }
  return returned
}

/** Of every two of somebody's shifts that overlap, the one that was claimed later. */
function overlapping(parts: readonly ShiftPartDoc[], memberId: string): readonly ShiftPartDoc[] {
  const held = parts.filter(({ claims }) => Object.hasOwn(claims, memberId)).sort((a, b) => (a.claims[memberId]?.at ?? 0) - (b.claims[memberId]?.at ?? 0) || (a.shiftId < b.shiftId ? -1 : 1))
  const kept: ShiftPartDoc[] = []
  const late: ShiftPartDoc[] = []
  for (const part of held) (kept.some(({ startsAt, endsAt }) => startsAt < part.endsAt && part.startsAt < endsAt) ? late : kept).push(part)
  return late
}
