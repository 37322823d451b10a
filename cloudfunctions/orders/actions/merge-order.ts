import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { TERMINAL_STATES } from '@core/domain/order/order-states'
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
  const ended: readonly string[] = TERMINAL_STATES
  if (target === null || !actor.scopeIds.includes(target.communityId) || ended.includes(target.state)) throw new AppError('NOT_FOUND')
  const receipt = await changeOrder({ orderId: input.orderId, action: 'merge', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { targetId: input.targetId } })
  await carryOut(input.orderId, { action: 'merge', seq: receipt.version, data: { targetId: input.targetId } }, ctx.now)
  return receipt
}
