import type { OrderDoc } from '@core/contract/documents'
import type { Actor, Payload } from '@core/domain/order/order'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { findService } from '../_data/directory'
import { insertOrder, loadOrder } from '../_data/orders-repo'
import { changeOrder } from './change-order'
import { newOrder } from './new-order'

export const SYSTEM: Actor = { kind: 'system', id: 'system', label: '系统', scopeIds: [] }

/** An intention in an order's history that concerns a second document. */
export interface Intention {
  readonly action: string
  readonly seq: number
  /** When the first half was written; unknown means now. */
  readonly at?: number
  readonly data?: Readonly<Record<string, string | number | boolean>> | undefined
}

/** Carries out the other half of a merge, of its undoing, or of a split. Under ids that follow from the first half: twice is once. */
export async function carryOut(orderId: string, intention: Intention, now: number): Promise<void> {
  const { action, seq, data = {} } = intention
  if ((action === 'merge' || action === 'unmerge') && typeof data['targetId'] === 'string') return tellMain(orderId, seq, action === 'merge' ? 'absorb' : 'detach', data['targetId'], now)
  if (action === 'split' && typeof data['children'] === 'string' && typeof data['parts'] === 'string') return spawnAll(orderId, seq, data['children'].split(','), data['parts'], intention.at ?? now)
}

async function tellMain(orderId: string, seq: number, action: 'absorb' | 'detach', targetId: string, now: number): Promise<void> {
  try {
    const payload = action === 'absorb' ? { targetId: orderId, ...(await followerOf(orderId)) } : { targetId: orderId }
    await changeOrder({ orderId: targetId, action, actor: SYSTEM, now, requestKey: hash22(action, orderId, String(seq)), payload })
  } catch (error) {
    // The main order ended meanwhile: the merged one keeps pointing at it, and can be un-merged for seven days.
    if (!(error instanceof AppError && error.code === 'WRONG_STATE')) throw error
  }
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

async function childOf(parent: OrderDoc, id: string, part: Part, requestKey: string, now: number): Promise<OrderDoc> {
  const { service, limits } = await findService(part.serviceId, now)
  const { communityId, streetId, gridId, residentId, ownerIds, channel, place, sealed, onBehalf, submittedBy } = parent
  const kept = { ...(sealed ? { sealed } : {}), ...(onBehalf ? { onBehalf } : {}), ...(submittedBy ? { submittedBy } : {}) }
  const placed = { communityId, streetId, gridId, residentId, ownerIds, channel, place, ...kept, parentId: parent._id, title: part.title, text: part.text, answers: [], photos: [] }
  return newOrder({ id, requestKey, now, actor: SYSTEM, action: 'spawn', service, limits, placed })
}
