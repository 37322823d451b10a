import type { OrderDoc } from '@core/contract/documents'
import { transitionOf } from '@core/domain/order/order-states'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { ordersCountingOn, remindOrdersOf } from '../_data/orders-repo'
import { loadMembers, loadPeople } from '../_data/people-repo'
import { SYSTEM } from './carry-out'
import { changeOrder } from './change-order'

/** By then whoever takes a role away has done so, or was cut off and never will: a function lives shorter than this. */
const BY_THEN_MS = 60_000
const STATES = transitionOf('dropMember').from

/** Before a member's role goes: has the timer look at every order that counts on them, should what follows be cut off. */
export const remindOfMember = (memberId: string, now: number): Promise<void> => remindOrdersOf(memberId, STATES, now + BY_THEN_MS)

/**
 * After a member's role has gone: their places are free again and their invitations withdrawn. Under ids that follow from
 * the role epoch, so that a retry does nothing twice. Returns how many orders lost them.
 */
export async function dropMember(memberId: string, epoch: number, now: number): Promise<number> {
  let dropped = 0
  for (const doc of await ordersCountingOn(memberId, STATES)) if (await dropFrom(doc, memberId, epoch, now)) dropped += 1
  return dropped
}

/** Takes out of one order everybody who counts in it and is a member no more. True: somebody was taken out. */
export async function dropLeavers(doc: OrderDoc, now: number): Promise<boolean> {
  const named = [...new Set([...doc.takenBy, ...doc.offeredTo.filter((to) => !to.startsWith('pool:'))])]
  if (named.length === 0 || !STATES.includes(doc.state)) return false
  const members = await loadMembers(named)
  let dropped = false
  for (const { _id, roleEpoch } of await loadPeople(named.filter((id) => !members.has(id)))) dropped = (await dropFrom(doc, _id, roleEpoch, now)) || dropped
  return dropped
}

async function dropFrom(doc: OrderDoc, memberId: string, epoch: number, now: number): Promise<boolean> {
  try {
    await changeOrder({ orderId: doc._id, action: 'dropMember', actor: SYSTEM, now, requestKey: hash22('dropMember', doc._id, memberId, String(epoch)), payload: { memberId } })
    return true
  } catch (error) {
    // Their work there is done, or somebody else moved the order on meanwhile: nothing counts on them any more.
    if (error instanceof AppError && (error.code === 'NOT_ASSIGNEE' || error.code === 'WRONG_STATE')) return false
    throw error
  }
}
