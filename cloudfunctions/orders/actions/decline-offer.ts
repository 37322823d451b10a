import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadOrder } from '../../_data/orders-repo'
import { unableNow } from '../../_dispatch/unable-now'
import { changeOrder } from '../../_order/change-order'

type Input = z.output<(typeof ordersContract)['decline']['input']>

/** 这次不行. The next of the list is asked in the same write: who of them still may is looked at in this moment. */
export async function declineOffer({ as, orderId, ...payload }: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, as)
  const loaded = await loadOrder(orderId)
  // Only who was asked makes anything go on.
  const isAsked = loaded !== null && Object.values(loaded.offers).some(({ to, state }) => to === actor.id && state === 'open')
  const unable = isAsked ? await unableNow(loaded, ctx.now) : []
  return changeOrder({
    orderId, action: 'decline', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    payload: { ...payload, ...(unable.length === 0 ? {} : { unable }) }, ...(loaded === null ? {} : { loaded }),
  })
}
