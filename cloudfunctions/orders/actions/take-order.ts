import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { OrderDetail, Receipt } from '@core/contract/order-views'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { database } from '../../_data/db'
import { changeOrderAndRead } from '../../_order/change-order'
import { changeUnreadAndRead } from '../../_order/change-unread'
import { maySee } from '../../_order/may-see'
import { viewOrder } from './show-order'
import { finishGuard } from '../rules/finish-guard'
import { fitGuard, fitTaker, ownBrings } from '../rules/fit-taker'
import { refuseOnShift } from '../rules/refuse-on-shift'

type Input = z.output<(typeof ordersContract)['take']['input']>

/**
 * 接单. Of many taps at the same moment one wins: the guard repeats the offer, the free seat and everything the new
 * clocks were computed from, so an order for one is taken in a single call and without reading it. What the guard
 * cannot decide (several seats, a view grown old, a retry) goes the ordinary way: read, decide, write.
 */
export async function takeOrder(input: Input, ctx: Ctx): Promise<Receipt & { order?: OrderDetail }> {
  const actor = await actorOf(ctx, 'member')
  await refuseOnShift(input.time, ctx)
  const payload = { offerId: input.offerId, ...(input.time ? { time: input.time } : {}) }
  const { facts, seen, offerId } = input
  // Read only by who has won, and only where the roles were not read seconds ago: the door is in this answer, not in the next.
  const rolesHold = async () => ctx.rolesAreFresh() || ctx.rolesStillStand()
  const addressed = facts !== undefined && (facts.to === actor.id || actor.scopeIds.some((id) => facts.to === `pool:${id}`))

  const brings = await ownBrings(ctx)
  const guard = facts !== undefined && addressed && /^o\d{1,3}$/.test(offerId) ? await fitGuard(facts, offerId, brings, ctx.now) : undefined
  if (facts !== undefined && guard !== undefined) {
    const taken = await changeUnreadAndRead({
      orderId: input.orderId, seen, action: 'take', actor, payload, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
      known: {
        state: 'offered', round: facts.round, urgency: facts.urgency, seats: { s1: { state: 'offered' } },
        offers: { [offerId]: { seatId: 's1', to: facts.to, state: 'open', at: 0, until: facts.until, round: facts.round } },
        clocks: { finish: facts.finish }, cards: facts.card ? { finish: facts.card } : {},
      },
      // Their own order is refused by the rules, which must read it to know.
      guard: { ...guardOf(facts, offerId, actor.id, ctx.now), ...guard, ownerIds: database().command.neq(actor.id) },
    })
    if (taken !== null) return { ...taken.receipt, order: await viewOrder(taken.doc, actor, ctx, rolesHold) }
  }
  const { loaded, prepare } = await fitTaker(input.orderId, offerId, brings, ctx)
  const { receipt, doc } = await changeOrderAndRead({ orderId: input.orderId, action: 'take', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload, prepare, ...(loaded === null ? {} : { loaded }) })
  // A retry may come when the task is long somebody else's.
  return { ...receipt, ...(maySee(doc, actor, ctx.now) ? { order: await viewOrder(doc, actor, ctx, rolesHold) } : {}) }
}

function guardOf(facts: NonNullable<Input['facts']>, offerId: string, memberId: string, now: number): Record<string, unknown> {
  const _ = database().command
  return {
// Who held it before stays known: the way that reads adds to the list.
    seatCount: 1, served: _.exists(false), holders: _.exists(false), urgency: facts.urgency,
    // Of a category's own limits the one the new clock runs by: who has to be called sooner is for the way that reads.
    'limits.contact': _.exists(false),
    'seats.s1.state': 'offered',
    [`offers.${offerId}.to`]: facts.to,
    [`offers.${offerId}.state`]: 'open',
    [`offers.${offerId}.declinedBy`]: _.neq(memberId),
    [`offers.${offerId}.until`]: _.and([_.eq(facts.until), _.gt(now)]),
    ...finishGuard(facts),
  }
}
