import type * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue } from '../../_data/directory'
import { loadOrder } from '../../_data/orders-repo'
import { changeOrder } from '../../_order/change-order'
import { asksOf } from '../../_dispatch/asks-of'
import { firstTimersAmong, refuseUnfit, withVisits } from '../../_dispatch/fitness'
import { ownBrings } from '../rules/fit-taker'

type Input = z.output<(typeof ordersContract)['acceptTransfer']['input']>

/** 接手. Who takes over brings what the order asks for, as who took it did. */
export async function acceptTransfer(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  const [loaded, { categories }] = await Promise.all([loadOrder(input.orderId), catalogue(ctx.now)])
  const brings = await ownBrings(ctx)
  const isMine = ({ transfer }: OrderDoc): boolean => actor.kind === 'member' && transfer?.to === actor.id
  const first = loaded !== null && isMine(loaded) && asksOf(loaded, categories).atHome ? await firstTimersAmong([{ id: actor.id, streetId: loaded.streetId, visits: brings.visits }], { categories, now: ctx.now }) : new Set<string>()
  const newcomer = first.has(actor.id)
  return changeOrder({
    orderId: input.orderId, action: 'acceptTransfer', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: newcomer ? { newcomer } : {},
    prepare: (doc) => {
      if (isMine(doc)) refuseUnfit(withVisits(brings, newcomer), doc, { categories, now: ctx.now }, { leaving: doc.transfer?.seatId })
      return {}
    },
    ...(loaded === null ? {} : { loaded }),
  })
}
