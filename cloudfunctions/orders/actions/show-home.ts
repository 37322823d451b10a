import type * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import type { ordersContract } from '@core/contract/orders'
import { BETWEEN } from '@core/text/zh-lists'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue, directory, stationOf } from '../../_data/directory'
import { listOrders } from '../../_data/order-lists'
import { countsOf } from '../../_data/rollups-repo'
import { awaitsAnswerOf } from '../../_order/may-see'
import { cardView } from '../views/card-view'
import { queryOf } from './list-orders'
import { inboxWhileReadingRoles } from './read-inbox'

type Input = z.output<(typeof ordersContract)['home']['input']>

/** The first answer each role came for, without scrolling; ≤ 1.5 KB. */
const FIRST_TAB = { resident: 'open', member: 'inbox', staff: 'toAccept', street: 'toDecide', district: 'toDecide' } as const
const SHOWN = { resident: 1, member: 2, staff: 3, street: 3, district: 3 } as const

const LOOKED_AT = 10
/** So many that wait for the resident's own word stand on the first page; nobody has to look for them. */
const WAITING_SHOWN = 3

/** What waits for the resident's own word comes first; the others are in the order of their list already. */
function firstOf(docs: readonly OrderDoc[], as: Input['as'], now: number): readonly OrderDoc[] {
  const waits = (doc: OrderDoc) => (doc.state === 'done' && doc.dispute === undefined) || doc.state === 'infoNeeded' || ((doc.state === 'taken' || doc.state === 'scheduled') && (doc.proposal?.from ?? 0) > now)
  if (as !== 'resident') return docs.slice(0, SHOWN[as])
  const waiting = docs.filter(waits)
  return [...waiting, ...docs.filter((doc) => !waits(doc))].slice(0, Math.max(SHOWN[as], Math.min(WAITING_SHOWN, waiting.length)))
}

export async function showHome(input: Input, ctx: Ctx) {
  const inbox = input.as === 'member' ? await inboxWhileReadingRoles(ctx, LOOKED_AT) : undefined
  const viewer = await ctx.viewer()
  const actor = await actorOf(ctx, input.as)
  // Staff see the community they work for, whatever they live in.
  const communityId = actor.kind === 'staff' ? (actor.scopeIds[0] ?? '') : viewer.communityId
  const [dir, { categories, version }, page, { counts, ...counted }, station] = await Promise.all([
    directory(ctx.now),
    catalogue(ctx.now),
    inbox ?? listOrders({ ...queryOf(FIRST_TAB[input.as], actor), limit: LOOKED_AT }),
    input.as === 'staff' ? countsOf(communityId) : Promise.resolve({ counts: {} }),
    input.as === 'resident' && communityId !== '' ? stationOf(communityId, ctx.now) : Promise.resolve(null),
  ])
  const community = dir.byId.get(communityId)
  const area = [dir.byId.get(viewer.streetId)?.name, dir.byId.get(viewer.gridId)?.name].filter(Boolean).join(BETWEEN)
  const orders = firstOf(input.as === 'member' ? page.docs.filter((doc) => awaitsAnswerOf(doc, actor)) : page.docs, input.as, ctx.now)
  const more = { count: page.docs.length - orders.length, beyond: page.next !== undefined }
  return {
    as: input.as, catalogue: version, label: viewer.label, community: community?.name ?? '', area, counts, ...counted, now: ctx.now,
    ...(station === null ? {} : { station }),
    ...(community?.phone === undefined ? {} : { phone: community.phone }),
    ...(input.as === 'resident' && more.count > 0 ? { more } : {}),
    orders: orders.map((doc) => cardView(doc, actor, ctx.now, categories)),
  }
}
