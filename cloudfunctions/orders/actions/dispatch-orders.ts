import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { OrderDoc } from '@core/contract/documents'
import type { Actor, Payload } from '@core/domain/order/order'
import { errorText } from '@core/text/zh-errors'
import { AppError } from '../../_kit/app-error'
import { digestOf } from '../../_kit/digest'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue, directory } from '../../_data/directory'
import { loadOrders } from '../../_data/orders-repo'
import { loadMembers } from '../../_data/people-repo'
import { changeOrder } from '../../_order/change-order'
import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { WEIGHTS } from '@core/domain/dispatch/score'
import { askedOf, poolOf } from '../../_dispatch/asked-of'
import { isInReach } from '../../_dispatch/fit-of'
import { knownModel, modelName } from '../../_dispatch/street-work'
import { basisOf } from '../rules/plan-token'

type Many = z.output<(typeof ordersContract)['dispatchMany']['input']>
type One = z.output<(typeof ordersContract)['dispatch']['input']>
interface Item { readonly orderId: string; readonly memberIds?: readonly string[] | undefined; readonly next?: readonly string[] | undefined; readonly pool?: boolean | undefined; readonly plan?: string | undefined }

/** 派单, several at once: two reads for all of them, one write each. */
export async function dispatchMany(input: Many, ctx: Ctx): Promise<ManyResults> {
  const actor = await actorOf(ctx, 'staff')
  const members = await loadMembers(input.items.flatMap((item) => [...item.memberIds, ...(item.next ?? [])]))
  const items = new Map(input.items.map((item) => [item.orderId, item]))
  const itemOf = (orderId: string): Item => items.get(orderId) ?? { orderId }
  return forEachOrder([...items.keys()], ctx, itemOf, (orderId, at, loaded) => dispatchTo({ ...itemOf(orderId), plan: input.plan }, actor, members, at, loaded))
}

/** 受理, several at once. */
export async function acceptMany(input: { readonly orderIds: readonly string[] }, ctx: Ctx): Promise<ManyResults> {
  const actor = await actorOf(ctx, 'staff')
  return forEachOrder(input.orderIds, ctx, (orderId) => ({ orderId }), (orderId, at, loaded) => changeOrder({ orderId, action: 'accept', actor, ...at, payload: {}, ...(loaded ? { loaded } : {}) }))
}

export interface ManyResults { readonly results: { orderId: string; ok: boolean; code?: string; said?: string; receipt?: Receipt }[] }
type At = { readonly now: number; readonly requestKey: string; readonly digest: string }

/** One read for all, then each on its own under a key of its own: the whole may be sent again, and one failure stays one. */
async function forEachOrder(orderIds: readonly string[], ctx: Ctx, itemOf: (orderId: string) => Item, act: (orderId: string, at: At, loaded?: OrderDoc) => Promise<Receipt>): Promise<ManyResults> {
  const ids = [...new Set(orderIds)]
  const byId = new Map((await loadOrders(ids)).map((doc) => [doc._id, doc]))
  const results = await Promise.all(
    ids.map(async (orderId) => {
      try {
        return { orderId, ok: true, receipt: await act(orderId, { now: ctx.now, requestKey: hash22('item', ctx.requestKey, orderId), digest: digestOf(itemOf(orderId)) }, byId.get(orderId)) }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return { orderId, ok: false, code: error.code, said: errorText(error.code) }
      }
    }),
  )
  return { results }
}

/** 派单 of one order: to a member, to several, or to the community's pool. */
export async function dispatchOrder(input: One, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  return dispatchTo(input, actor, await loadMembers([...(input.memberIds ?? []), ...(input.next ?? [])]), ctx)
}

type Members = Awaited<ReturnType<typeof loadMembers>>

async function dispatchTo(item: Item, actor: Actor, members: Members, { now, requestKey, digest }: At, loaded?: OrderDoc): Promise<Receipt> {
  const ids = item.memberIds ?? []
  const [{ categories }, dir] = await Promise.all([catalogue(now), directory(now)])
  const prepare = (doc: OrderDoc): Payload => {
    // Phone and door go to nobody who has left, nor beyond the rings that nearer refusals have opened.
    if (ids.some((id) => !isInReach(members.get(id), doc, dir))) throw new AppError('MEMBER_UNKNOWN')
    const askedOfAll = (to: readonly string[]) => to.flatMap((id) => {
      const person = members.get(id)
      return person === undefined || id === doc.residentId || id === doc.submittedBy ? [] : [askedOf(person, doc, { categories, dir, now })]
    })
    // Of those who come after, whoever left or lives too far away meanwhile is passed over.
    const next = askedOfAll((item.next ?? []).filter((id) => !ids.includes(id) && isInReach(members.get(id), doc, dir)))
    return { offers: [...askedOfAll(ids), ...(item.pool === true ? [poolOf(doc.communityId)] : [])], basis: basisOf(item.plan, doc._id, ids, { weights: WEIGHTS.version, model: modelName(knownModel(doc.streetId) ?? NEW_MODEL) }, now), ...(next.length === 0 ? {} : { next }) }
  }
  return changeOrder({ orderId: item.orderId, action: 'dispatch', actor, now, requestKey, digest, payload: {}, prepare, ...(loaded ? { loaded } : {}) })
}

