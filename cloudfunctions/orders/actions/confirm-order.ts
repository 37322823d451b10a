import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { database } from '../../_data/db'
import { changeUnread } from '../../_order/change-unread'
import type { ActInput } from './act-on-order'
import { actOnOrder } from './act-on-order'

type Input = z.output<(typeof ordersContract)['confirm']['input']>

/** 确认. A resident who has the order before them confirms without a read: done, mine, not disputed, all in the guard. */
export async function confirmOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const { seen, round, ...rest } = input
  if (input.as === 'resident' && seen !== undefined && round !== undefined) {
    const _ = database().command
    const confirmed = await changeUnread({
      orderId: input.orderId, seen, action: 'confirm', actor: await actorOf(ctx, 'resident'), payload: rest.note === undefined ? {} : { note: rest.note }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
      known: { state: 'done', round, residentId: ctx.personId },
      // An open appeal, and a question from above, keep clocks of their own, which only a read can put in order.
      guard: { ownerIds: ctx.personId, dispute: _.exists(false), 'clocks.appeal': _.exists(false), 'clocks.supervise': _.exists(false) },
      leave: ['takenBy', 'offeredTo'],
      also: { 'clocks.finish': _.remove(), 'clocks.confirm': _.remove(), 'clocks.dispute': _.remove() },
    })
    if (confirmed !== null) return confirmed
  }
  return actOnOrder('confirm')(rest as ActInput, ctx)
}
