import type { PersonDoc } from '@core/contract/person-documents'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claimant } from '@core/domain/post/claim-rules'
import type { Claim } from '@core/domain/post/shift'
import { claimIn } from '@core/domain/post/shift'
import type { SwapShift } from '@core/domain/post/swap-life'
import { AppError } from '../../_kit/app-error'
import { loadMembers } from '../../_data/people-repo'
import { areaIdsOf, factsOf } from './claimant'

/** The claim a swap is about: held, not begun, and in nobody's swap. */
export function heldClaim(parts: readonly ShiftPartDoc[], memberId: string, now: number): { readonly part: ShiftPartDoc; readonly claim: Claim } | undefined {
  const found = claimIn(parts, memberId)
  if (found?.claim.state !== 'held' || found.claim.in !== undefined || found.part.state !== 'open' || now >= found.part.startsAt) return undefined
  if (found.claim.swap !== undefined) throw new AppError('SWAP_UNDER_WAY')
  return found
}

export const swapShiftOf = ({ shiftId, title, place, startsAt, endsAt }: ShiftPartDoc, { key }: Claim): SwapShift => ({ shiftId, title, place: place.name, startsAt, endsAt, key })

/** A member as claims see them, read afresh: who is asked about may be somebody else than the caller. */
export async function claimantById(memberId: string, now: number): Promise<Claimant | undefined> {
  const person = (await loadMembers([memberId])).get(memberId)
  return person === undefined ? undefined : claimantFrom(person, now)
}

/** `held`: shifts read already, theirs among them. */
export async function claimantFrom(person: PersonDoc, now: number, held?: readonly ShiftPartDoc[]): Promise<Claimant> {
  const { home: _home, ...facts } = await factsOf(person._id, now, { person, ...(held === undefined ? {} : { held }) })
  return { id: person._id, areaIds: areaIdsOf({ communityId: person.communityId ?? '', streetId: person.streetId ?? '' }), ...facts }
}
