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
import { maySee, onlyAsked } from '../../_order/may-see'
import { detailView } from '../views/detail-view'

type Input = z.output<(typeof ordersContract)['detail']['input']>

export async function showOrder(input: Input, ctx: Ctx): Promise<OrderDetail> {
  const actor = await actorOf(ctx, input.as)
  const doc = await loadOrder(input.orderId)
  // To a stranger an order of somebody else's does not exist.
  if (doc === null || !maySee(doc, actor, ctx.now)) throw new AppError('NOT_FOUND')
  return viewOrder(doc, actor, ctx, ctx.rolesStillStand)
}

/**
 * The order as this actor may see it. What is sealed is opened for those it concerns, where `rolesHold`: a role token may
 * outlive the role by minutes.
 */
export async function viewOrder(doc: OrderDoc, actor: Actor, ctx: Ctx, rolesHold: () => Promise<boolean>): Promise<OrderDetail> {
  const [{ categories }, dir] = await Promise.all([catalogue(ctx.now), directory(ctx.now)])
  const concerned = mayAskToOpen(doc, actor)
  const mayOpen = concerned && (actor.kind === 'resident' || (await rolesHold()))
  // Who merged is still waiting: they follow the order theirs went into. One read more, for these only.
  const main = doc.mergedInto === undefined || actor.kind === 'member' ? undefined : await loadOrder(doc.mergedInto)
  const followed = main === undefined || main === null ? undefined : { doc: main, log: await linesOf(main) }
  return detailView({ doc, log: onlyAsked(doc, actor) ? [] : await linesOf(doc), actor, now: ctx.now, categories, unit: doc.leadUnit ?? nameOf(dir, doc.communityId), named: (id) => nameOf(dir, id), mayOpen, main: followed })
}

/** Phone and door: the resident, the community, and the member who is on the way or at the door, no longer than that. */
function mayAskToOpen(doc: OrderDoc, actor: Actor): boolean {
  if (actor.kind === 'resident' || actor.kind === 'staff') return true
  if (actor.kind !== 'member') return false
  return doc.open && Object.values(doc.seats).some((seat) => seat.memberId === actor.id && (seat.state === 'taken' || seat.state === 'scheduled' || seat.state === 'checkedIn'))
}
