import type { EmergencyDoc, VisitListDoc } from '@core/contract/emergency-documents'
import { rollDoc, supplyDoc, visitListDoc } from '@core/contract/emergency-documents'
import type { RecordBase } from '@core/contract/records'
import { branchDoc } from '@core/contract/registry-documents'
import { recordsOfEmergency } from '../_data/emergencies-repo'
import { changePart } from '../_data/shifts-repo'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import type { RecordKind, Words } from '../_record/change-record'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { branchKind } from '../_registry/branch-kind'
import { POST_KIND } from '../_shift/post-kind'
import { rollKind, supplyKind, visitKind, visitOrderIdOf } from './kinds'
import { surgeOf } from './surge-shifts'
import { insertVisitOrder } from './visit-order'

const WHY = '应急已经解除'
/** Closed or ordered by somebody else meanwhile: done. */
const MEANWHILE = ['WRONG_STATE', 'ORDERED_ALREADY', 'NO_HELP_NEEDED', 'ENTRY_UNKNOWN']

/**
 * Closes what an emergency left open and hands over what remains. Every step asks what is still open and writes under a key that
 * follows from it, so that cut off anywhere it can be done again from the beginning; what is closed already is left as it is.
 */
export async function windUp(emergency: EmergencyDoc, now: number): Promise<void> {
  const id = emergency._id
  for (const roll of await recordsOfEmergency(rollDoc, 'rollCall', id, { open: true })) await closed(rollKind, roll, 'close', now)

  const { posts, parts } = await surgeOf(emergency, now)
  for (const part of parts) {
    if (part.state !== 'open' || part.startsAt <= now) continue
    // Who claimed is told by the line, as of any cancelled shift. Somebody changed the part in this moment: the next round finds it as it is.
    if (!(await changePart(part, { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER }, { line: { id: hash22('standDown', part._id), action: 'cancel', at: now, by: 'system', reason: WHY } }))) throw new AppError('BUSY')
  }
  for (const post of posts) if (post.state === 'published') await closed(POST_KIND, post, 'close', now, { reason: WHY })

  for (const list of await recordsOfEmergency(visitListDoc, 'visitList', id, { open: true })) await sealOff(list, now)
  for (const branch of await recordsOfEmergency(branchDoc, 'branch', id, { open: true })) await closed(branchKind, branch, 'expire', now)
  for (const supply of await recordsOfEmergency(supplyDoc, 'supply', id, { open: true })) await closed(supplyKind, supply, 'handOver', now)
}

/** Who still needs help gets an order before the list is shut. */
async function sealOff(list: VisitListDoc, now: number): Promise<void> {
  for (const { id: entryId, mark, orderId } of list.entries) {
    if (mark?.mark !== 'needHelp') continue
    const made = visitOrderIdOf(list._id, entryId)
    if (orderId === undefined) await changeUnlessOver(visitKind, { id: list._id, action: 'order', actor: SYSTEM_ACTOR, now, requestKey: hash22('orderAtEnd', made), payload: { entryId, orderId: made } }, MEANWHILE)
    // Also where the list says so already: whoever wrote that may have been cut off before the order.
    await insertVisitOrder(list, entryId, now)
  }
  await closed(visitKind, list, 'sealOff', now)
}

async function closed<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, record: D, action: A, now: number, payload: Words = {}): Promise<void> {
  await changeUnlessOver(kind, { id: record._id, action, actor: SYSTEM_ACTOR, now, requestKey: hash22('windUp', record._id, action), payload: payload as P }, MEANWHILE)
}
