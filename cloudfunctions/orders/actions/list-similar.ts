import type * as z from 'zod'
import type { CatalogueView } from '@core/contract/catalogue'
import type { ordersContract } from '@core/contract/orders'
import type { Matter } from '@core/domain/likeness/likeness'
import { likestOf } from '@core/domain/likeness/likeness'
import { LIKELY } from '@core/domain/likeness/weights'
import { likenessText } from '@core/text/zh-likeness'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue } from '../../_data/directory'
import type { MatterDoc } from '../../_data/matters-repo'
import { openMatters } from '../../_data/matters-repo'
import { loadOrder } from '../../_data/orders-repo'

type Input = z.output<(typeof ordersContract)['similar']['input']>

const SHOWN = 30
/** So many open orders are held against this one, the newest of the last month: one read, however long the queue. */
const READ = 200
const BACK_MS = 30 * 86_400_000

/**
 * The open orders of the same community (all its grids) by how likely each is the same matter, with why. Nothing is
 * merged by it: the staff choose, and can un-merge. The order itself mostly comes with the same read.
 */
export async function listSimilar(input: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const [found, { categories }] = await Promise.all([openMatters(actor.scopeIds, ctx.now - BACK_MS, READ), catalogue(ctx.now)])
  const mine = found.find(({ _id }) => _id === input.orderId) ?? (await loadOrder(input.orderId))
  if (mine === null || !actor.scopeIds.includes(mine.communityId)) throw new AppError('NOT_FOUND')
  if (mine.erasedAt !== undefined) return { items: [], now: ctx.now }

  const others = new Map(found.filter(({ communityId, erasedAt }) => communityId === mine.communityId && erasedAt === undefined).map((doc) => [doc._id, doc]))
  const items = likestOf(matterOf(mine, categories), [...others.values()].map((doc) => matterOf(doc, categories))).flatMap((likeness) => {
    const doc = others.get(likeness.id)
    if (doc === undefined || !isMeant(doc, input.query)) return []
    const { _id: id, no, title, state, createdAt } = doc
    return [{ id, no, title, state, place: placeText(doc), score: Math.round(likeness.score * 100) / 100, likely: likeness.score >= LIKELY, why: likenessText(likeness, ctx.now - createdAt) }]
  })
  return { items: items.slice(0, SHOWN), now: ctx.now }
}

type Compared = Pick<MatterDoc, '_id' | 'title' | 'text' | 'serviceId' | 'place' | 'createdAt'>

function matterOf({ _id: id, title, text, serviceId, place, createdAt }: Compared, categories: CatalogueView['categories']): Matter {
  const category = categories.find(({ services }) => services.some((service) => service.id === serviceId))?.id ?? ''
  return { id, title, text, category, createdAt, place: { compoundId: place.compoundId, building: place.building, names: [place.compound, place.building], point: place.point } }
}

const placeText = ({ place }: Pick<MatterDoc, 'place'>): string => `${place.compound} ${place.building}`.trim()

function isMeant(doc: MatterDoc, query: string | undefined): boolean {
  return query === undefined || [doc.title, placeText(doc), doc.no].some((words) => words.includes(query))
}
