import type { Point } from '../distance'
import { distanceBetween } from '../distance'

/** The fence around a place's point, in metres [own]; a compound is not a pin. */
export const FENCE_M = 300
/** A position less sure than this proves nothing, in metres [own]. */
export const MAX_ACCURACY_M = 200

export interface Position extends Point { readonly accuracyM: number }

export type InFence = { readonly ok: true; readonly distanceM: number } | { readonly ok: false; readonly code: 'POSITION_VAGUE' | 'TOO_FAR'; readonly detail?: Readonly<Record<string, number>> }

/** Whether a position is at a place. Its doubt counts for the member: the circle around it must touch the fence. */
export function inFence(position: Position | undefined, point: Point | undefined): InFence {
  if (position === undefined || point === undefined) return { ok: false, code: 'POSITION_VAGUE' }
  if (position.accuracyM > MAX_ACCURACY_M) return { ok: false, code: 'POSITION_VAGUE', detail: { accuracyM: Math.round(position.accuracyM) } }
  const distanceM = Math.round(distanceBetween(position, point))
  return distanceM - position.accuracyM > FENCE_M ? { ok: false, code: 'TOO_FAR', detail: { distanceM, fenceM: FENCE_M } } : { ok: true, distanceM }
}
