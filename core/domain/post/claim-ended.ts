import type { PostRefusal } from './refusals'
import type { ShiftEvent, ShiftPart } from './shift'

const ENDED: Partial<Readonly<Record<ShiftEvent, PostRefusal>>> = { release: 'CLAIM_GIVEN_BACK', lateRelease: 'CLAIM_GIVEN_BACK', refuse: 'CLAIM_REFUSED', lapse: 'PROMISE_OVER', remove: 'CLAIM_TAKEN_BACK', swap: 'CLAIM_SWAPPED', leave: 'NOT_WAITING' }

/** What became of the claim, or of the place in the line, that a request made: named by the line that ended it. Undefined: it made none, or it has not ended. */
export function endedClaim(parts: readonly Pick<ShiftPart, 'log'>[], memberId: string, key: string): PostRefusal | undefined {
  const own = parts.flatMap(({ log }) => log).filter(({ of }) => of === memberId)
  // Kept for a swap it goes by another key: what ended it came after.
  const first = own.findIndex((line) => line.key === key)
  return first < 0 ? undefined : own.slice(first).flatMap(({ action }) => ENDED[action] ?? []).at(0)
}
