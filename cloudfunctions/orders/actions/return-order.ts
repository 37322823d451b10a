import type * as z from 'zod'
import type { Receipt } from '@core/contract/order-views'
import type { ordersContract } from '@core/contract/orders'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import type { Area } from '@core/contract/documents'
import { directory } from '../../_data/directory'
import { changeOrder } from '../../_order/change-order'

type Return = z.output<(typeof ordersContract)['returnWrongUnit']['input']>
type Reassign = z.output<(typeof ordersContract)['reassign']['input']>

/** 退单. A community named as the right owner is called by its name in the history, as a unit in words is. */
export async function returnWrongUnit({ as, orderId, reason, communityId, unit }: Return, ctx: Ctx): Promise<Receipt> {
  const owner = communityId === undefined ? {} : { communityId, unit: (await communityNamed(communityId, ctx.now)).name }
  const payload = { reason, ...(unit === undefined ? {} : { unit }), ...owner }
  return changeOrder({ orderId, action: 'returnWrongUnit', actor: await actorOf(ctx, as), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload })
}

/**
 * 改派. From this write on the other community has it: its staff see it, the first one's do not any more (what they were told of
 * it stays with their notices). The address did not move, and neither did the grid.
 */
export async function reassignOrder({ as, orderId, communityId, note }: Reassign, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, as)
  const { name, parentId } = await communityNamed(communityId, ctx.now)
  const payload = { communityId, unit: name, ...(parentId == null ? {} : { streetId: parentId }), ...(note === undefined ? {} : { note }) }
  return changeOrder({ orderId, action: 'reassign', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload })
}

async function communityNamed(id: string, now: number): Promise<Area> {
  const area = (await directory(now)).byId.get(id)
  if (area?.kind !== 'community') throw new AppError('COMMUNITY_UNKNOWN')
  return area
}
