import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue, directory } from '../../_data/directory'
import { listOrders } from '../../_data/order-lists'
import { countsOf } from '../../_data/rollups-repo'
import { cardView } from '../views/card-view'
import { queryOf } from './list-orders'

type Input = z.output<(typeof ordersContract)['home']['input']>

/** The first answer each role came for, without scrolling; ≤ 1.5 KB. */
const FIRST_TAB = { resident: 'open', member: 'inbox', staff: 'toAccept', street: 'late', district: 'late' } as const
const SHOWN = { resident: 1, member: 2, staff: 3, street: 3, district: 3 } as const

export async function showHome(input: Input, ctx: Ctx) {
  const viewer = await ctx.viewer()
  const actor = await actorOf(ctx, input.as)
  const [dir, { categories }, page, counts] = await Promise.all([
    directory(ctx.now),
    catalogue(ctx.now),
    listOrders({ ...queryOf(FIRST_TAB[input.as], actor), limit: SHOWN[input.as] }),
    input.as === 'staff' ? countsOf(viewer.communityId) : Promise.resolve({}),
  ])
  const community = dir.byId.get(viewer.communityId)
  const area = [dir.byId.get(viewer.streetId)?.name, dir.byId.get(viewer.gridId)?.name].filter(Boolean).join(' · ')
  return {
    as: input.as, label: viewer.label, community: community?.name ?? '', area, counts, now: ctx.now,
    ...(community?.phone === undefined ? {} : { phone: community.phone }),
    orders: page.docs.map((doc) => cardView(doc, actor, ctx.now, categories)),
  }
}
