import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { seatIdOf } from '@core/domain/order/seats'
import { actorOf, broughtBy } from '../../_kit/viewer'
import { catalogue } from '../../_data/directory'
import { loadMembers } from '../../_data/people-repo'
import { firstTimersAmong, refuseUnfit, registeredOf, withVisits } from '../../_dispatch/fitness'
import { changeOrder } from '../../_order/change-order'

type Input = z.output<(typeof ordersContract)['offerTransfer']['input']>

/** 转交. Only to an active member of the order's own community; it counts when they say yes. */
export async function offerTransfer(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, 'member')
  const [members, { categories }] = await Promise.all([loadMembers([input.memberId]), catalogue(ctx.now)])
  const to = members.get(input.memberId)
  const given = { categories, now: ctx.now }
  const first = to === undefined ? new Set<string>() : await firstTimersAmong([registeredOf(to)], given)
  return changeOrder({
    orderId: input.orderId, action: 'offerTransfer', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    payload: { memberId: input.memberId },
    prepare: (doc) => {
      if (to?.communityId !== doc.communityId) throw new AppError('MEMBER_UNKNOWN')
      refuseUnfit(withVisits(broughtBy(to), first.has(to._id)), doc, given, { leaving: seatIdOf(doc, actor.id) })
      return { memberLabel: to.label }
    },
  })
}
