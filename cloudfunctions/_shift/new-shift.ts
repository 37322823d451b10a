import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftFacts, ShiftLine } from '@core/domain/post/shift'
import { nextMoment, partId, partMark, splitCapacity } from '@core/domain/post/shift'
import { termsOf } from './terms'

/** The documents of a shift nobody has claimed yet: one, or as many parts as its places need. */
export function newShift(facts: ShiftFacts, capacity: number, now: number, line?: ShiftLine): readonly ShiftPartDoc[] {
  const counts = splitCapacity(capacity)
  const terms = termsOf(facts)
  return counts.map((places, part) => ({
    ...facts, place: { ...facts.place }, needs: [...facts.needs], openTo: [...facts.openTo], _id: partId(facts.shiftId, part), part, parts: counts.length, terms, capacity: places, left: places, freed: 0,
    holders: [partMark(part)], claims: {}, waiters: [], waiterIds: [], log: line === undefined ? [] : [line], reminded: 0, nextAt: nextMoment({ ...facts, reminded: 0, claims: {} }, now), createdAt: now, updatedAt: now,
  }))
}

/** Parts that come to a shift which had fewer places, behind the ones it has; `kept`: of each, the places for who waits. The line says why. */
export function moreParts(like: ShiftPartDoc, { from, fresh, kept, line }: { readonly from: number; readonly fresh: readonly number[]; readonly kept: readonly number[]; readonly line: ShiftLine }): readonly ShiftPartDoc[] {
  return fresh.map((places, i): ShiftPartDoc => ({
    ...like, _id: partId(like.shiftId, from + i), part: from + i, capacity: places, left: places - (kept[i] ?? 0), freed: kept[i] ?? 0, holders: [partMark(from + i)], claims: {}, waiters: [], waiterIds: [],
    log: [line], reminded: 0, nextAt: nextMoment({ ...like, reminded: 0, claims: {} }, line.at), createdAt: line.at, updatedAt: line.at,
  }))
}
