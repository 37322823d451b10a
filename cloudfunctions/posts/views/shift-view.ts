import type { ShiftCard } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { distanceBetween, type Point } from '@core/domain/distance'
import type { Claimant } from '@core/domain/post/claim-rules'
import { claimRefusals } from '@core/domain/post/claim-rules'
import { claimIn, isBarred, placesOf } from '@core/domain/post/shift'

/** How somebody stands to a shift: their claim, or their place in the line. */
export function standingOf(parts: readonly ShiftPartDoc[], memberId: string): Pick<ShiftCard, 'mine' | 'until' | 'ahead'> {
  const claim = claimIn(parts, memberId)?.claim
  if (claim !== undefined) return { mine: claim.state, ...(claim.state === 'promised' && claim.until !== undefined ? { until: claim.until } : {}) }
  const ahead = parts[0]?.waiters.findIndex(({ id }) => id === memberId) ?? -1
  return ahead < 0 ? { mine: 'none' } : { mine: 'waiting', ahead }
}

/** A shift as a member sees it in a list. `parts`: all of them, the first in front. */
export function cardOf(parts: readonly ShiftPartDoc[], claimant: Claimant, { now, community, home }: { readonly now: number; readonly community: string; readonly home?: Point | undefined }): ShiftCard | undefined {
  const [first] = parts
  if (first === undefined) return undefined
  const { shiftId, postId, title, role, place, needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, state } = first
  const { capacity, left, waiting } = placesOf(parts)
  const [standing, own] = [standingOf(parts, claimant.id), claimIn(parts, claimant.id)?.claim]
  const why = standing.mine === 'none' ? [...(isBarred(parts, claimant.id) ? [{ code: 'GIVEN_BACK_OFTEN' as const }] : []), ...claimRefusals(first, claimant, now), ...(left === 0 ? [{ code: 'SHIFT_FULL' as const }] : [])] : []
  return {
    shiftId, postId, title, role, place: place.name, community, needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts: parts.length, state, capacity, left, waiting, ...standing,
    ...(own?.in === undefined ? {} : { cameAt: own.in.at }), ...(own?.out === undefined ? {} : { wentAt: own.out.at }),
    why: why.map(({ code, ...rest }) => ({ code, ...rest })),
    ...(home !== undefined && place.point !== undefined ? { distanceM: Math.round(distanceBetween(home, place.point)) } : {}),
  }
}
