import type { ClaimTerms } from '@core/domain/post/shift'
import { canonical } from '../_kit/chain'
import { hash22 } from '../_kit/ids'

/** A digest of all that a claim is decided by, so that one made of what somebody saw goes through only while it is so. */
export function termsOf({ shiftId, needs, openTo, approval, startsAt, endsAt, opensAt, closesAt }: Omit<ClaimTerms, 'state'>): string {
  return hash22('terms', canonical({ shiftId, needs, openTo, approval, startsAt, endsAt, opensAt, closesAt }))
}
