import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { OrderDoc } from '@core/contract/documents'
import type { Receipt } from '@core/contract/order-views'
import type { Payload } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadOrder } from '../../_data/orders-repo'
import { changeOrder } from '../../_order/change-order'
import { carryOut } from '../../_order/carry-out'

type Input = z.output<(typeof ordersContract)['merge']['input']>

/** 并单. The intention stands in this order's history; its other half follows at once, or from the timer if we die here. */
export async function mergeOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  if (input.targetId === input.orderId) throw new AppError('MERGE_INTO_SELF')
  const target = await loadOrder(input.targetId)
  // A repeated request hears its first answer, whatever has become of the other order.
  const prepare = (doc: OrderDoc): Payload => {
    if (target === null || !actor.scopeIds.includes(target.communityId) || target.communityId !== doc.communityId) throw new AppError('NOT_FOUND')
    if (!target.open) throw new AppError('MAIN_ENDED')
    return {}
  }
  const receipt = await changeOrder({ orderId: input.orderId, action: 'merge', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { targetId: input.targetId }, prepare })
  await carryOut(input.orderId, { action: 'merge', seq: receipt.version, data: { targetId: input.targetId } }, ctx.now)
  return receipt
}
