import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import type { Order } from '@core/domain/order/order'
import { CASE_LIMITS } from '@core/domain/order/limits'
import { applyTransition } from '@core/domain/order/transition'
import { dueAt } from '@core/domain/time'
import { chainEntry } from '../../_kit/chain'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { database } from '../../_data/db'
import { writeTransition } from '../../_data/orders-repo'
import { districtCalendar } from '../../_order/calendar'
import { changeOrder, orderPatch, receiptOf } from '../../_order/change-order'

type Input = z.output<(typeof ordersContract)['rate']['input']>

/** 评价. Everything the rule asks (closed, mine, within 14 days) stands in the guard: one call, no read. */
export async function rateOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, 'resident')
  const payload = { rating: input.rating }
  const before: Order = {
    state: 'closed', urgency: 'p2', serviceId: '', communityId: '', streetId: '', residentId: actor.id, title: '', text: '', closedAt: ctx.now,
    seats: { s1: { state: 'done' } }, offers: {}, clocks: {}, cards: {}, round: 1, level: 0, suspensions: 0, urges: 0, appeals: {},
  }
  const outcome = applyTransition(before, 'rate', { now: ctx.now, calendar: districtCalendar, actor, payload })
  if (outcome.ok) {
    const _ = database().command
    // `round` is a fact of the log line and unknown here: only a first round is rated unread.
    const entry = chainEntry(outcome.event, input.seen.version + 1, input.seen.head, ctx.requestKey)
    const oldest = ctx.now - dueAt(0, CASE_LIMITS.rate, districtCalendar)
    const guard = { state: 'closed', round: 1, ownerIds: actor.id, closedAt: _.gt(oldest) }
    const written = await writeTransition({ id: input.orderId, ...input.seen, entry, guard, patch: orderPatch(before, outcome.order) })
    if (written) return receiptOf(input.orderId, entry)
  }
  return changeOrder({ orderId: input.orderId, action: 'rate', actor, now: ctx.now, requestKey: ctx.requestKey, payload })
}
