import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { CASE_LIMITS } from '@core/domain/order/limits'
import { dueAt } from '@core/domain/time'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { database } from '../../_data/db'
import { districtCalendar } from '../../_kit/calendar'
import { changeOrder } from '../../_order/change-order'
import { changeUnread } from '../../_order/change-unread'

type Input = z.output<(typeof ordersContract)['rate']['input']>

/** 评价. Everything the rule asks (closed, mine, within 14 days) stands in the guard: one call, no read. */
export async function rateOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, 'resident')
  const payload = { rating: input.rating }
  const _ = database().command
  const oldest = ctx.now - dueAt(0, CASE_LIMITS.rate, districtCalendar)
  // `round` is a fact of the log line and unknown here: only a first round is rated unread.
  const rated = await changeUnread({
    orderId: input.orderId, seen: input.seen, action: 'rate', actor, payload, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    known: { state: 'closed', round: 1, residentId: actor.id, closedAt: ctx.now },
    guard: { ownerIds: actor.id, closedAt: _.gt(oldest) },
    // Who did it and when it is archived do not change with the rating.
    leave: ['nextAt', 'takenBy', 'offeredTo'],
  })
  if (rated !== null) return rated
  return changeOrder({ orderId: input.orderId, action: 'rate', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload })
}
