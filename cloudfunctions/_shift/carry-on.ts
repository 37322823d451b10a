import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftLine } from '@core/domain/post/shift'
import { nextMoment } from '@core/domain/post/shift'
import type { ShiftStore } from '../_data/shift-store'
import { changePart } from '../_data/shifts-repo'
import { termsOf } from './terms'

/** By then whoever changes a shift has done so in all its parts, or was cut off and never will: a function lives shorter than this. */
const BY_THEN_MS = 60_000

const isOfAll = ({ action }: ShiftLine): boolean => action === 'cancel' || action === 'change'

/**
 * A cancellation or another time and place is of the whole shift: cut off between two of its parts, it goes on, under the
 * line's own id, so that twice is once. `changed`: parts of one shift that changed lately; where several did, one read serves
 * them all. Places that were to be added are not: the staff see how many there are.
 */
export async function carryOn(store: Pick<ShiftStore, 'read'>, changed: readonly ShiftPartDoc[], now: number): Promise<void> {
  const [newest] = changed.flatMap((part) => part.log.filter(isOfAll).map((line) => ({ part, line }))).sort((a, b) => b.line.at - a.line.at)
  if (newest === undefined || newest.part.parts === 1 || now - newest.line.at < BY_THEN_MS) return
  const { part: { shiftId, title, role, needs, openTo, approval, startsAt, endsAt, place, opensAt, closesAt, movedAt, ownPlace }, line } = newest
  const parts = await store.read(shiftId)
  const facts = { title, role, needs, openTo, approval, startsAt, endsAt, place, opensAt, closesAt, parts: parts.length, reminded: 0, ...(movedAt === undefined ? {} : { movedAt }), ...(ownPlace === undefined ? {} : { ownPlace }) }
  for (const behind of parts) {
    if (behind.state !== 'open' || behind.log.some((each) => each.id === line.id || (isOfAll(each) && each.at > line.at))) continue
    const after = { ...behind, ...facts }
    const change = line.action === 'cancel' ? { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER } : { ...facts, terms: termsOf(after), nextAt: nextMoment(after, now) }
    // Told to those it is about when it reaches them.
    await changePart(behind, change, { line: { ...line, at: now } })
  }
}
