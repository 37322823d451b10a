import { shiftStore } from '../_data/claims-repo'
import { leaveVisits } from '../_emergency/leave-visits'
import { dropMember } from '../_order/drop-member'
import { dropClaims } from '../_shift/drop-claims'
import { returnWishes } from '../_wish/return-wishes'

/** After a member's role has gone: nothing counts on them any more, neither orders nor shifts, visits nor wishes. Returns how many orders and shifts lost them. */
export async function dropEverywhere(memberId: string, epoch: number, now: number): Promise<number> {
  const cause = String(epoch)
  const lost = (await dropMember(memberId, epoch, now)) + (await dropClaims(shiftStore, memberId, { cause, now, reason: '不再是这里的报到党员' }))
  await leaveVisits(memberId, { cause, now })
  await returnWishes(memberId, cause, now)
  return lost
}
