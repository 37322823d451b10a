import type * as z from 'zod'
import type { OrderDetail } from '@core/contract/order-views'
import type { ordersContract } from '@core/contract/orders'
import type { OrderDoc } from '@core/contract/documents'
import type { Actor } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue, directory, nameOf } from '../../_data/directory'
import { linesOf, loadOrder } from '../../_data/orders-repo'
import { loadPerson } from '../../_data/people-repo'
import { maySee, onlyAsked } from '../../_order/may-see'
import { detailView } from '../views/detail-view'

type Input = z.output<(typeof ordersContract)['detail']['input']>

export async function showOrder(input: Input, ctx: Ctx): Promise<OrderDetail> {
  const actor = await actorOf(ctx, input.as)
  const doc = await loadOrder(input.orderId)
  // To a stranger an order of somebody else's does not exist.
  if (doc === null || !maySee(doc, actor, ctx.now)) throw new AppError('NOT_FOUND')
  return viewOrder(doc, actor, ctx, true)
}

/**
 * The order as this actor may see it. What is sealed is opened for those it concerns, on roles read just now; `readRoles`
 * lets that cost a read, without it the sealed part stays closed when the roles are older.
 */
export async function viewOrder(doc: OrderDoc, actor: Actor, ctx: Ctx, readRoles = false): Promise<OrderDetail> {
  const [{ categories }, dir] = await Promise.all([catalogue(ctx.now), directory(ctx.now)])
  const concerned = mayAskToOpen(doc, actor)
  const mayOpen = concerned && (actor.kind === 'resident' || (readRoles ? await stillHolds(ctx) : ctx.rolesAreFresh()))
  // Who merged is still waiting: they follow the order theirs went into. One read more, for these only.
  const main = doc.mergedInto === undefined || actor.kind === 'member' ? undefined : await loadOrder(doc.mergedInto)
  const followed = main === undefined || main === null ? undefined : { doc: main, log: await linesOf(main) }
  return detailView({ doc, log: onlyAsked(doc, actor) ? [] : await linesOf(doc), actor, now: ctx.now, categories, unit: doc.forwardedTo ?? doc.leadUnit ?? nameOf(dir, doc.communityId), mayOpen, main: followed })
}

/** Phone and door: the resident, the community, and the member who is on the way or at the door, no longer than that. */
function mayAskToOpen(doc: OrderDoc, actor: Actor): boolean {
  if (actor.kind === 'resident' || actor.kind === 'staff') return true
  if (actor.kind !== 'member') return false
  return doc.open && Object.values(doc.seats).some((seat) => seat.memberId === actor.id && (seat.state === 'taken' || seat.state === 'scheduled' || seat.state === 'checkedIn'))
}

/** A role token may outlive the role by minutes; before anything sealed is opened the role is read afresh. */
async function stillHolds(ctx: Ctx): Promise<boolean> {
  const [viewer, person] = await Promise.all([ctx.viewer(), loadPerson(ctx.personId)])
  return person !== null && person.roleEpoch === viewer.epoch
}
