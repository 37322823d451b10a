import type * as z from 'zod'
import type { GapsView } from '@core/contract/dispatch'
import type { OrderDoc } from '@core/contract/documents'
import type { ordersContract } from '@core/contract/orders'
import { SKILLS } from '@core/domain/order/skills'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue, directory, nameOf, streetOf } from '../../_data/directory'
import { ordersBroughtBack, READ_MOST } from '../../_data/orders-repo'
import { asksOf } from '../../_dispatch/asks-of'

type Input = z.output<(typeof ordersContract)['gaps']['input']>

const SHOWN = 100

/** Where nobody could be found, for who can do something about it: the community, its street, the district. */
export async function listGaps({ as }: Input, ctx: Ctx): Promise<GapsView> {
  const { scopeIds } = await actorOf(ctx, as)
  const [dir, { categories }] = await Promise.all([directory(ctx.now), catalogue(ctx.now)])
  const streetsOf: Readonly<Record<Input['as'], () => readonly string[]>> = {
    staff: () => scopeIds.flatMap((id) => streetOf(dir, id) ?? []),
    street: () => scopeIds,
    district: () => dir.areas.filter(({ kind }) => kind === 'street').map(({ id }) => id),
  }
  const read = await ordersBroughtBack([...new Set(streetsOf[as]())])
  const docs = read.filter((doc) => isLeft(doc) && (as !== 'staff' || scopeIds.includes(doc.communityId)))
  const skillOf = (doc: OrderDoc): string => SKILLS.find(({ id }) => id === asksOf(doc, categories).skill)?.name ?? '其他'
  const byGrid = countBy(docs, ({ gridId }) => gridId)
  return {
    items: docs.slice(0, SHOWN).map((doc) => ({
      orderId: doc._id, no: doc.no, title: doc.title, skill: skillOf(doc), urgency: doc.urgency, communityId: doc.communityId, community: nameOf(dir, doc.communityId), grid: nameOf(dir, doc.gridId),
      since: doc.clocks.level?.startedAt ?? doc.clocks.dispatch?.startedAt ?? doc.updatedAt, state: doc.state as 'accepted' | 'escalated', reach: doc.reach ?? 'community', ...triedOf(doc),
    })),
    total: docs.length,
    ...(read.length === READ_MOST ? { capped: true as const } : {}),
    bySkill: [...countBy(docs, skillOf)].map(([skill, orders]) => ({ skill, orders })).sort((a, b) => b.orders - a.orders),
    byGrid: [...byGrid].map(([gridId, orders]) => {
      const grid = dir.byId.get(gridId)
      return { gridId, name: nameOf(dir, gridId), community: nameOf(dir, grid?.parentId ?? ''), orders, ...(grid?.point ? { point: grid.point } : {}) }
    }).sort((a, b) => b.orders - a.orders),
    now: ctx.now,
  }
}

/** Whom this round has asked by name, and whether the pool was. */
function triedOf({ offers, round }: OrderDoc): { readonly asked: number; readonly pooled: boolean } {
  const made = Object.values(offers).filter((offer) => offer.round === round).map(({ to }) => to)
  return { asked: new Set(made.filter((to) => !to.startsWith('pool:'))).size, pooled: made.some((to) => to.startsWith('pool:')) }
}

/** Members were asked, and nobody said yes; or everybody within reach was, and it went up. */
const isLeft = ({ alarm, reach, state, offers, round }: OrderDoc): boolean =>
  reach === 'none' || (state === 'accepted' && alarm === true && Object.values(offers).some((offer) => offer.round === round))

function countBy(docs: readonly OrderDoc[], keyOf: (doc: OrderDoc) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const doc of docs) counts.set(keyOf(doc), (counts.get(keyOf(doc)) ?? 0) + 1)
  return counts
}
