import type * as z from 'zod'
import type { IssuedLink, Receipt } from '@core/contract/order-views'
import type { ordersContract } from '@core/contract/orders'
import type { Payload } from '@core/domain/order/order'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { changeOrder } from '../../_order/change-order'
import { linkFor } from '../rules/forward-token'

type Forward = z.output<(typeof ordersContract)['forward']['input']>
type Issue = z.output<(typeof ordersContract)['issueLink']['input']>
type Linked = Receipt & { link: IssuedLink }

/** 转办. With it comes the link by which the outside unit answers; it is shown now and kept nowhere. */
export async function forwardOrder({ unit, reason, ...input }: Forward, ctx: Ctx): Promise<Linked> {
  return withLink('forward', input, { unit, reason }, ctx)
}

/** A new link: the one before, where it was lost or sent to the wrong place, works no more. */
export async function issueLink(input: Issue, ctx: Ctx): Promise<Linked> {
  return withLink('issueLink', input, {}, ctx)
}

async function withLink(action: 'forward' | 'issueLink', { as, orderId }: Issue, payload: Payload, ctx: Ctx): Promise<Linked> {
  const { digest, until } = linkFor(orderId, ctx.requestKey, ctx.now)
  const receipt = await changeOrder({ orderId, action, actor: await actorOf(ctx, as), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { ...payload, link: { digest, until } } })
  // A retry gets the link of the first time.
  const link = linkFor(orderId, ctx.requestKey, receipt.at)
  return { ...receipt, link: { token: link.token, until: link.until } }
}
