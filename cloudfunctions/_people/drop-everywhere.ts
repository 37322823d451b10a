import { shiftStore } from '../_data/claims-repo'
import { dropMember } from '../_order/drop-member'
import { dropClaims } from '../_shift/drop-claims'

/** After a member's role has gone: nothing counts on them any more, neither orders nor shifts. Returns how many lost them. */
export const dropEverywhere = async (memberId: string, epoch: number, now: number): Promise<number> =>
  (await dropMember(memberId, epoch, now)) + (await dropClaims(shiftStore, memberId, { cause: String(epoch), now, reason: '不再是这里的报到党员' }))
