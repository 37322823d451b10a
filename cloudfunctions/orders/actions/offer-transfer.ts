import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadMembers } from '../../_data/people-repo'
import { changeOrder } from '../../_order/change-order'

type Input = z.output<(typeof ordersContract)['offerTransfer']['input']>

/** 转交. Only to an active member of the order's own community; it counts when they say yes. */
export async function offerTransfer(input: Input, ctx: Ctx): Promise<Receipt> {
  const actor = await actorOf(ctx, 'member')
  const to = (await loadMembers([input.memberId])).get(input.memberId)
  return changeOrder({
    orderId: input.orderId, action: 'offerTransfer', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    payload: { memberId: input.memberId },
    prepare: (doc) => {
      if (to?.communityId !== doc.communityId) throw new AppError('MEMBER_UNKNOWN')
      return { memberLabel: to.label }
    },
  })
}
