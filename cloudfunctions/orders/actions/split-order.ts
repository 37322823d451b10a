import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { limitFor } from '@core/domain/order/limits'
import type { Limit } from '@core/domain/time'
import type { Ctx } from '../../_kit/serve'
import { hash22 } from '../../_kit/ids'
import { actorOf } from '../../_kit/viewer'
import type { FoundService } from '../../_data/directory'
import { catalogue, serviceIn } from '../../_data/directory'
import { changeOrder } from '../../_order/change-order'
import { carryOut } from '../../_order/carry-out'

type Input = z.output<(typeof ordersContract)['split']['input']>

/** 拆单. The children's ids and words stand in the parent's history before they exist, so a cut-off split can be completed. */
export async function splitOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, input.as)
  const listed = await catalogue(ctx.now)
  const children = input.parts.map((_, index) => hash22('child', input.orderId, ctx.requestKey, String(index)))
  const parts = JSON.stringify(input.parts)
  const receipt = await changeOrder({
    orderId: input.orderId, action: 'split', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { children, parts },
    prepare: () => ({ childLimits: input.parts.map((part) => finishLimitOf(serviceIn(listed, part.serviceId))) }),
  })
  await carryOut(input.orderId, { action: 'split', seq: receipt.version, at: receipt.at, data: { children: children.join(','), parts } }, ctx.now)
  return receipt
}

const finishLimitOf = ({ service, limits }: FoundService): Limit => limitFor(service.urgency, 'finish', limits)
