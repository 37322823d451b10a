import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { nextMoment } from '@core/domain/post/shift'
import type { ShiftStore } from '../_data/shift-store'
import { changePart } from '../_data/shifts-repo'
import { termsOf } from './terms'

/** By then whoever changes a shift has done so in all its parts, or was cut off and never will: a function lives shorter than this. */
const BY_THEN_MS = 60_000

/**
 * A cancellation or another time and place is of the whole shift: cut off between two of its parts, it goes on, under the
 * line's own id, so that twice is once. Returns how many parts it reached. Places that were to be added are not: the staff see how many there are.
 */
export async function carryOn(store: Pick<ShiftStore, 'read'>, part: ShiftPartDoc, now: number): Promise<number> {
  const line = part.log.findLast(({ action }) => action === 'cancel' || action === 'change')
  if (part.parts === 1 || line === undefined || now - line.at < BY_THEN_MS) return 0
  const parts = await store.read(part.shiftId)
  const { startsAt, endsAt, place, opensAt, closesAt, movedAt } = part
  const facts = { startsAt, endsAt, place, opensAt, closesAt, parts: parts.length, reminded: 0, ...(movedAt === undefined ? {} : { movedAt }) }
  let reached = 0
  for (const behind of parts) {
    if (behind.state !== 'open' || behind.log.some(({ id, action, at }) => id === line.id || ((action === 'cancel' || action === 'change') && at > line.at))) continue
    const after = { ...behind, ...facts }
    const change = line.action === 'cancel' ? { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER } : { ...facts, terms: termsOf(after), nextAt: nextMoment(after, now) }
    // Told to those it is about when it reaches them.
    if (await changePart(behind, change, { line: { ...line, at: now } })) reached += 1
  }
  return reached
}
