import type { OrderDoc } from '@core/contract/documents'
import type { Actor, Payload } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import type { FoundService } from '../_data/directory'
import { findService } from '../_data/directory'
import { removeNoticesOf } from '../_data/notices-repo'
import { eraseFollowerTitle, eraseOrderSegments, insertOrder, loadOrder } from '../_data/orders-repo'
import { changeOrder } from './change-order'
import type { Birth } from './new-order'
import { newOrder } from './new-order'

export const SYSTEM: Actor = { kind: 'system', id: 'system', label: '系统', scopeIds: [] }

/** An intention in an order's history that concerns a second document. */
export interface Intention {
  readonly action: string
  readonly seq: number
  /** When the first half was written; unknown means now. */
  readonly at?: number
  readonly data?: Readonly<Record<string, string | number | boolean>> | undefined
  /** Orders that were merged into the one whose history this is. */
  readonly followers?: OrderDoc['followers']
}

/** Ends after which those who were merged into an order wait for nothing. */
const ENDS_WITHOUT_HELP: readonly string[] = ['cancel', 'reject', 'blockContent', 'lapseInfo'] satisfies readonly OrderAction[]
/** What an action means for a second document, to be carried out by the timer where the action itself was cut off. */
export const MEANS_MORE: readonly string[] = ['merge', 'unmerge', 'split', 'erasePersonal', ...ENDS_WITHOUT_HELP]

/** Carries out the other half of a merge, of its undoing, of a split, of an erasing, or of an end that leaves followers. Under ids that follow from the first half: twice is once. */
export async function carryOut(orderId: string, intention: Intention, now: number): Promise<void> {
  const { action, seq, data = {} } = intention
  if ((action === 'merge' || action === 'unmerge') && typeof data['targetId'] === 'string') return tellMain(orderId, seq, action === 'merge' ? 'absorb' : 'detach', data['targetId'], now)
  // The main order ended without help: its followers' residents still need theirs.
  if (ENDS_WITHOUT_HELP.includes(action)) for (const { id } of intention.followers ?? []) await letGo(id, orderId, hash22('letGo', id, orderId, String(seq)), now)
  if (action === 'erasePersonal') return eraseCopies(orderId)
  if (action === 'split' && typeof data['children'] === 'string' && typeof data['parts'] === 'string') return spawnAll(orderId, seq, data['children'].split(','), data['parts'], intention.at ?? now)
}

async function tellMain(orderId: string, seq: number, action: 'absorb' | 'detach', targetId: string, now: number): Promise<void> {
  try {
    const payload = action === 'absorb' ? { targetId: orderId, ...(await followerOf(orderId)) } : { targetId: orderId }
    await changeOrder({ orderId: targetId, action, actor: SYSTEM, now, requestKey: hash22(action, orderId, String(seq)), payload })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'WRONG_STATE')) throw error
    // The main order ended meanwhile, or was merged itself in the same moment: nobody may wait for what will not come.
    if (action === 'absorb') await letGo(orderId, targetId, hash22('letGo', orderId, String(seq)), now)
  }
}

/** Where an order's words are kept beside it: in the sealed part of its history, in what people were told, with its main order. */
async function eraseCopies(orderId: string): Promise<void> {
  const doc = await loadOrder(orderId)
  await eraseOrderSegments(orderId)
  await removeNoticesOf(orderId)
  if (doc?.mergedInto !== undefined) await eraseFollowerTitle(doc.mergedInto, orderId)
}

/** Un-merges an order whose main one cannot carry it. Gone on by other hands already: nothing to do. */
async function letGo(orderId: string, mainId: string, requestKey: string, now: number): Promise<void> {
  try {
    await changeOrder({ orderId, action: 'unmerge', actor: SYSTEM, now, requestKey, payload: { targetId: mainId }, prepare: (doc) => sameMain(doc, mainId) })
  } catch (error) {
    // Forgotten since, nobody could help any more either.
    if (!(error instanceof AppError && (error.code === 'WRONG_STATE' || error.code === 'ERASED'))) throw error
  }
}

/** Merged anew into another order meanwhile, it stays there. */
function sameMain(doc: OrderDoc, mainId: string): Payload {
  if (doc.mergedInto !== mainId) throw new AppError('WRONG_STATE')
  return {}
}

/** Whose the merged order is, and since when it has been waiting. */
async function followerOf(orderId: string): Promise<Pick<Payload, 'residentId' | 'since' | 'title'>> {
  const doc = await loadOrder(orderId)
  if (doc === null) throw new AppError('NOT_FOUND')
  return { residentId: doc.residentId, title: doc.title, since: doc.clocks.finish?.startedAt ?? doc.since ?? doc.createdAt }
}

interface Part { readonly title: string; readonly text: string; readonly serviceId: string }

async function spawnAll(parentId: string, seq: number, ids: readonly string[], json: string, now: number): Promise<void> {
  const parent = await loadOrder(parentId)
  if (parent === null) throw new AppError('NOT_FOUND')
  const parts = JSON.parse(json) as readonly Part[]
  for (const [index, id] of ids.entries()) {
    const part = parts[index]
    if (part) await insertOrder(await childOf(parent, id, part, hash22('spawn', parentId, String(seq), String(index)), now))
  }
}

/** A service that has left the catalogue since the split was decided is served like the order it came from. */
async function serviceOf(id: string, parent: OrderDoc, now: number): Promise<Pick<FoundService, 'limits'> & Pick<Birth, 'service'>> {
  try {
    return await findService(id, now)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'SERVICE_UNKNOWN')) throw error
    return { service: { id, urgency: parent.urgency, seats: 1 }, ...(parent.limits ? { limits: parent.limits } : {}) }
  }
}

async function childOf(parent: OrderDoc, id: string, part: Part, requestKey: string, now: number): Promise<OrderDoc> {
  const { service, limits } = await serviceOf(part.serviceId, parent, now)
  const { communityId, streetId, gridId, residentId, ownerIds, channel, place, sealed, onBehalf, submittedBy } = parent
  const kept = { ...(sealed ? { sealed } : {}), ...(onBehalf ? { onBehalf } : {}), ...(submittedBy ? { submittedBy } : {}) }
  const placed = { communityId, streetId, gridId, residentId, ownerIds, channel, place, ...kept, parentId: parent._id, title: part.title, text: part.text, answers: [], photos: [] }
  return newOrder({ id, requestKey, now, actor: SYSTEM, action: 'spawn', service, limits, placed })
}
