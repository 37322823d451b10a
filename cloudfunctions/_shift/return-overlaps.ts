import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Visit } from '../_data/agreed-visits'
import { agreedVisits } from '../_data/agreed-visits'
import { shiftsOf } from '../_data/shifts-repo'
import type { ShiftStore } from '../_data/shift-store'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { giveBack } from './give-back'

/**
 * Claims are checked against what a page knew: two made at the same moment may overlap, and a shift may be moved onto another.
 * Of two such, the one whose time was promised later is given back by the system within a minute, its reason naming the
 * other; a shift that was moved counts from then. Never the earlier, and never a shift that has begun. A visit a resident
 * was promised stays: a shift that was claimed or moved onto it in these moments goes.
 */
export async function returnOverlaps(store: ShiftStore, changed: readonly ShiftPartDoc[], since: number, now: number): Promise<number> {
  const concerned = [...new Set(changed.flatMap(({ claims, log }) => {
    const isMoved = log.some(({ action, at }) => action === 'change' && at >= since)
    return Object.entries(claims).flatMap(([id, { at }]) => (isMoved || at >= since ? [id] : []))
  }))]
  let returned = 0
  for (let from = 0; from < concerned.length; from += 100) {
    const ids = concerned.slice(from, from + 100)
    const [parts, visits] = [(await shiftsOf(ids, now)).filter(({ state }) => state === 'open'), await agreedVisits(ids, now)]
    for (const id of ids) {
      for (const { part: later, kept } of [...overlapping(parts, id), ...onVisits(parts, visits, id, since)]) {
        if (later.startsAt <= now) continue
        try {
          await giveBack(store, { shiftId: later.shiftId, memberId: id, by: 'system', now, requestKey: hash22('overlap', later.shiftId, id, String(later.claims[id]?.at)), reason: `和您先答应的「${kept.title}」时间撞了`, ending: () => 'remove' })
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

/** Shifts of somebody's that were claimed or moved since a moment onto a visit they have a time for. */
function onVisits(parts: readonly ShiftPartDoc[], visits: readonly Visit[], memberId: string, since: number): readonly { readonly part: ShiftPartDoc; readonly kept: Pick<Visit, 'title'> }[] {
  return parts.flatMap((part) => {
    const { claims, movedAt = 0, startsAt, endsAt } = part
    if (Math.max(claims[memberId]?.at ?? 0, movedAt) < since) return []
    const kept = visits.find(({ memberId: whose, from, to }) => whose === memberId && from < endsAt && startsAt < to)
    return kept === undefined ? [] : [{ part, kept }]
  })
}

/** Of every two of somebody's shifts that overlap, the one whose time they promised later, and the other. */
function overlapping(parts: readonly ShiftPartDoc[], memberId: string): readonly { readonly part: ShiftPartDoc; readonly kept: ShiftPartDoc }[] {
  const promisedAt = ({ claims, movedAt = 0 }: ShiftPartDoc): number => Math.max(claims[memberId]?.at ?? 0, movedAt)
  const held = parts.filter(({ claims }) => Object.hasOwn(claims, memberId)).sort((a, b) => promisedAt(a) - promisedAt(b) || (a.shiftId < b.shiftId ? -1 : 1))
  const kept: ShiftPartDoc[] = []
  return held.flatMap((part) => {
    const before = kept.find(({ startsAt, endsAt }) => startsAt < part.endsAt && part.startsAt < endsAt)
    if (before !== undefined) return [{ part, kept: before }]
    kept.push(part)
    return []
  })
}
