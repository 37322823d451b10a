import type { ShiftPartDoc } from '@core/contract/shift-documents'

/** Parts by shift, each in order. */
export function byShift(parts: readonly ShiftPartDoc[]): ReadonlyMap<string, readonly ShiftPartDoc[]> {
  const shifts = new Map<string, ShiftPartDoc[]>()
  for (const part of parts) shifts.set(part.shiftId, [...(shifts.get(part.shiftId) ?? []), part])
  for (const list of shifts.values()) list.sort((a, b) => a.part - b.part)
  return shifts
}
