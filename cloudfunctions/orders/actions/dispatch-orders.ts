import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { OrderDoc } from '@core/contract/documents'
import type { PersonDoc } from '@core/contract/person-documents'
import type { Actor, Payload } from '@core/domain/order/order'
import { errorText } from '@core/text/zh-errors'
import { placesFree } from '@core/domain/order/seats'
import { AppError } from '../../_kit/app-error'
import { digestOf } from '../../_kit/digest'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf, broughtBy } from '../../_kit/viewer'
import { catalogue, directory } from '../../_data/directory'
import { loadOrders } from '../../_data/orders-repo'
import { loadMembers } from '../../_data/people-repo'
import { changeOrder } from '../../_order/change-order'
import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { WEIGHTS } from '@core/domain/dispatch/score'
import { asksOf } from '../../_dispatch/asks-of'
import { askedOf, poolOf } from '../../_dispatch/asked-of'
import { isInReach } from '../../_dispatch/fit-of'
import { firstTimersAmong, refuseUnfit, registeredOf, unfitFor, withVisits } from '../../_dispatch/fitness'
import { knownModel, modelName } from '../../_dispatch/street-work'
import { basisOf } from '../rules/plan-token'
import { refuseSentMeanwhile } from '../rules/sent-meanwhile'

type Many = z.output<(typeof ordersContract)['dispatchMany']['input']>
type One = z.output<(typeof ordersContract)['dispatch']['input']>
interface Item { readonly orderId: string; readonly version?: number | undefined; readonly memberIds?: readonly string[] | undefined; readonly next?: readonly string[] | undefined; readonly pool?: boolean | undefined; readonly plan?: string | undefined }

/** 派单, several at once: two reads for all of them, one write each. */
export async function dispatchMany(input: Many, ctx: Ctx): Promise<ManyResults> {
  const actor = await actorOf(ctx, 'staff')
  const members = await askable(input.items.flatMap((item) => [...item.memberIds, ...(item.next ?? [])]), ctx.now)
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
        return { orderId, ok: false, code: error.code, said: error.extra.said ?? errorText(error.code) }
      }
    }),
  )
  return { results }
}

/** 派单 of one order: to a member, to several, or to the community's pool. */
export async function dispatchOrder(input: One, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  return dispatchTo(input, actor, await askable([...(input.memberIds ?? []), ...(input.next ?? [])], ctx.now), ctx)
}

/** Active members among these, and who of them is on a home visit for the first time. */
interface Askable { readonly members: ReadonlyMap<string, PersonDoc>; readonly first: ReadonlySet<string> }

async function askable(ids: readonly string[], now: number): Promise<Askable> {
  const [members, { categories }] = await Promise.all([loadMembers(ids), catalogue(now)])
  return { members, first: await firstTimersAmong([...members.values()].map(registeredOf), { categories, now }) }
}

async function dispatchTo(item: Item, actor: Actor, { members, first }: Askable, { now, requestKey, digest }: At, loaded?: OrderDoc): Promise<Receipt> {
  const ids = item.memberIds ?? []
  const [{ categories }, dir] = await Promise.all([catalogue(now), directory(now)])
  const bringsOf = (person: PersonDoc) => withVisits(broughtBy(person), first.has(person._id))
  const prepare = (doc: OrderDoc): Payload => {
    refuseSentMeanwhile(doc, item.version)
    // Phone and door go to nobody who has left, nor beyond the rings that nearer refusals have opened.
    if (ids.some((id) => !isInReach(members.get(id), doc, dir))) throw new AppError('MEMBER_UNKNOWN')
    for (const person of ids.flatMap((id) => members.get(id) ?? [])) refuseUnfit(bringsOf(person), doc, { categories, now }, { named: true })
    if (asksOf(doc, categories).atHome && item.pool !== true && (item.next ?? []).length === 0) refuseNewcomersOnly(ids, first, doc)
    const askedOfAll = (to: readonly string[]) => to.flatMap((id) => {
      const person = members.get(id)
      return person === undefined || id === doc.residentId || id === doc.submittedBy ? [] : [askedOf(person, doc, { categories, dir, now, first })]
    })
    const isFit = (id: string): boolean => { const person = members.get(id); return person !== undefined && unfitFor(bringsOf(person), doc, { categories, now }) === undefined }
    // Of those who come after, whoever left, lives too far away or does not fit meanwhile is passed over.
    const next = askedOfAll((item.next ?? []).filter((id) => !ids.includes(id) && isInReach(members.get(id), doc, dir) && isFit(id)))
    return { offers: [...askedOfAll(ids), ...(item.pool === true ? [poolOf(doc.communityId)] : [])], basis: basisOf(item.plan, doc._id, ids, { weights: WEIGHTS.version, model: modelName(knownModel(doc.streetId) ?? NEW_MODEL) }, now), ...(next.length === 0 ? {} : { next }) }
  }
  return changeOrder({ orderId: item.orderId, action: 'dispatch', actor, now, requestKey, digest, payload: {}, prepare, ...(loaded ? { loaded } : {}) })
}

/** Newcomers for all the places there are, and nobody else to come: no yes of theirs would make a team. */
function refuseNewcomersOnly(ids: readonly string[], first: ReadonlySet<string>, doc: OrderDoc): void {
  const hasPartner = Object.values(doc.seats).some(({ memberId, newcomer = false }) => memberId !== undefined && !newcomer)
  if (!hasPartner && ids.length >= placesFree(doc).length && ids.every((id) => first.has(id)) && ids.length > 0) throw new AppError('FIRST_TIMER_ALONE')
}
