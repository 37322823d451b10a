import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Actor } from '@core/domain/order/order'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue } from '../../_data/directory'
import { database } from '../../_data/db'
import type { ListQuery } from '../../_data/order-lists'
import { listOrders as readPage } from '../../_data/order-lists'
import { awaitsAnswerOf } from '../../_order/may-see'
import { inboxWhileReadingRoles } from './read-inbox'
import { cardView } from '../views/card-view'

type Input = z.output<(typeof ordersContract)['list']['input']>

/** A page of the caller's own orders, offers, tasks or queue. */
export async function listOrders(input: Input, ctx: Ctx) {
  const inbox = input.as === 'member' && input.tab === 'inbox' && input.cursor === undefined ? await inboxWhileReadingRoles(ctx, input.limit) : undefined
  const actor = await actorOf(ctx, input.as)
  const { categories } = await catalogue(ctx.now)
  const page = inbox ?? await readPage({ ...queryOf(input.tab, actor), limit: input.limit, cursor: input.cursor })
  const docs = input.tab === 'inbox' ? page.docs.filter((doc) => awaitsAnswerOf(doc, actor)) : page.docs
  return { items: docs.map((doc) => cardView(doc, actor, ctx.now, categories)), ...(page.next === undefined ? {} : { next: page.next }), now: ctx.now }
}

type Query = Pick<ListQuery, 'where' | 'sortBy' | 'direction'>

/** Each tab is an equality on an index and an order along it. */
export function queryOf(tab: Input['tab'], actor: Actor): Query {
  switch (actor.kind) {
    case 'resident': return residentQuery(tab, actor)
    case 'member': return memberQuery(tab, actor)
    case 'staff': return officialQuery(tab, 'communityId', actor)
    case 'street': return officialQuery(tab, 'streetId', actor)
    default: return officialQuery(tab, undefined, actor)
  }
}

function residentQuery(tab: Input['tab'], actor: Actor): Query {
  const mine = { ownerIds: actor.id }
  if (tab === 'open' || tab === 'past') return { where: { ...mine, open: tab === 'open' }, sortBy: 'createdAt', direction: 'desc' }
  if (tab === 'all') return { where: mine, sortBy: 'createdAt', direction: 'desc' }
  throw new AppError('INVALID_INPUT', { fields: { tab: '没有这个列表' } })
}

function memberQuery(tab: Input['tab'], actor: Actor): Query {
  const _ = database().command
  switch (tab) {
    // Who said no to a pool is asked for elsewhere: a page full of those would hide what still waits.
    case 'inbox': return { where: { offeredTo: _.in([actor.id, ...actor.scopeIds.map((id) => `pool:${id}`)]), passedBy: _.neq(actor.id) }, sortBy: 'dueAt', direction: 'asc' }
    case 'tasks': return { where: { takenBy: actor.id, open: true }, sortBy: 'dueAt', direction: 'asc' }
    case 'past': return { where: { takenBy: actor.id, open: false }, sortBy: 'createdAt', direction: 'desc' }
    default: throw new AppError('INVALID_INPUT', { fields: { tab: '没有这个列表' } })
  }
}

function officialQuery(tab: Input['tab'], scopeField: 'communityId' | 'streetId' | undefined, actor: Actor): Query {
  const _ = database().command
  const scope = scopeField === undefined ? {} : { [scopeField]: actor.scopeIds.length === 1 ? actor.scopeIds[0] : _.in([...actor.scopeIds]) }
  switch (tab) {
    case 'todo': return { where: { ...scope, queue: _.in(['toAccept', 'toDispatch', 'back']) }, sortBy: 'dueAt', direction: 'asc' }
    // By who decides, not by whose work it is: the street's and the district's own list.
    case 'toDecide':
      if (actor.kind !== 'street' && actor.kind !== 'district') throw new AppError('INVALID_INPUT', { fields: { tab: '没有这个列表' } })
      return { where: { ...scope, decides: _.in([actor.kind, 'both']) }, sortBy: 'dueAt', direction: 'asc' }
    case 'late': return { where: { ...scope, late: true }, sortBy: 'dueAt', direction: 'asc' }
    case 'all': return { where: scope, sortBy: 'createdAt', direction: 'desc' }
    case 'closed': return { where: { ...scope, queue: tab }, sortBy: 'createdAt', direction: 'desc' }
    case 'toAccept': case 'toDispatch': case 'back': case 'inField': case 'toVerify': case 'waiting':
      return { where: { ...scope, queue: tab }, sortBy: 'dueAt', direction: 'asc' }
    default: throw new AppError('INVALID_INPUT', { fields: { tab: '没有这个列表' } })
  }
}
