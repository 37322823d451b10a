import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { Ctx } from '../../_kit/serve'
import { limitFor } from '@core/domain/order/limits'
import { hash22 } from '../../_kit/ids'
import { actorOf } from '../../_kit/viewer'
import { findService } from '../../_data/directory'
import { changeOrder } from '../../_order/change-order'
import { carryOut } from '../../_order/carry-out'

type Input = z.output<(typeof ordersContract)['split']['input']>

/** 拆单. The children's ids and words stand in the parent's history before they exist, so a cut-off split can be completed. */
export async function splitOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  const services = await Promise.all(input.parts.map((part) => findService(part.serviceId, ctx.now)))
  const childLimits = services.map(({ service, limits }) => limitFor(service.urgency, 'finish', limits))
  const children = input.parts.map((_, index) => hash22('child', input.orderId, ctx.requestKey, String(index)))
  const parts = JSON.stringify(input.parts)
  const receipt = await changeOrder({ orderId: input.orderId, action: 'split', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { children, parts, childLimits } })
  await carryOut(input.orderId, { action: 'split', seq: receipt.version, at: receipt.at, data: { children: children.join(','), parts } }, ctx.now)
  return receipt
}
