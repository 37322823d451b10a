import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Route } from '@core/domain/dispatch/routing'
import { isOf, tryRoutes as trial } from '@core/domain/dispatch/routing'
import { DAY_MS } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import type { SettingsDoc } from '../../_data/dispatch-settings-repo'
import { loadSettings, saveSettings as write, VERSIONS_KEPT } from '../../_data/dispatch-settings-repo'
import { directory, unitNames } from '../../_data/directory'
import { noteRules } from '../../_data/rollups-repo'
import { ordersSince, remindOrdersToDispatch } from '../../_data/orders-repo'
import { asksOf, openDesk } from '../../_dispatch/dispatch-desk'

type InputOf<A extends 'settings' | 'tryRoutes' | 'saveSettings'> = z.output<(typeof ordersContract)[A]['input']>

const TRIED_DAYS = 30

/** How a community dispatches, and who changed it when. */
export async function showSettings(input: InputOf<'settings'>, ctx: Ctx) {
  await scopeOf(input.communityId, ctx)
  return viewOf(await loadSettings(input.communityId), ctx)
}

/** The rules tried on what came in the last 30 days, beside those in force; `reachable`: of a rule's orders, those that somebody it names could be asked for by what they know and where they live. */
export async function tryRoutes({ communityId, routes }: InputOf<'tryRoutes'>, ctx: Ctx) {
  await scopeOf(communityId, ctx)
  const streetId = (await directory(ctx.now)).byId.get(communityId)?.parentId ?? ''
  const [docs, inForce, desk] = await Promise.all([ordersSince(communityId, ctx.now - TRIED_DAYS * DAY_MS), loadSettings(communityId), openDesk(streetId, [], ctx.now)])
  const routables = docs.map((doc) => ({ ...doc, categoryId: asksOf(doc, desk.categories).categoryId }))
  const { routes: counts, unrouted, changed } = trial(routables, routes, inForce.routes)
  const reachable = (route: Route): number => {
    const named = desk.members.filter((member) => isOf(route, member, desk.unitOf(member.id)))
    const theirs = routables.filter((order) => trial([order], routes, []).routes.some(({ id, orders }) => id === route.id && orders > 0))
    // As the order came in: whom it asked since, and what hour it is now, say nothing of the rule.
    return theirs.filter(({ serviceId }) => { const { skill } = asksOf({ serviceId }, desk.categories); return named.some(({ skills }) => skill === undefined || skills.includes(skill)) }).length
  }
  return { orders: docs.length, unrouted, changed, routes: counts.map((count, n) => ({ ...count, reachable: reachable(routes[n] as Route) })) }
}

export async function saveSettings(input: InputOf<'saveSettings'>, ctx: Ctx) {
  await scopeOf(input.communityId, ctx)
  const before = await loadSettings(input.communityId)
  const done = before.changes.find(({ requestKey }) => requestKey === ctx.requestKey)
  if (done !== undefined) {
    if (done.digest !== ctx.digest) throw new AppError('REQUEST_ID_REUSED')
    await tellTimer(input.communityId, ctx.now)
    return viewOf(before, ctx)
  }
  if (before.version !== input.version) throw new AppError('SETTINGS_CHANGED')
  refuseWrong(input)
  const { modes, routes, note } = input
  const change = { version: before.version + 1, at: ctx.now, by: ctx.personId, ...(note === undefined ? {} : { note }), requestKey: ctx.requestKey, digest: ctx.digest, modes, routes }
  const next: SettingsDoc = { _id: input.communityId, version: before.version + 1, modes, routes, changes: [...before.changes, change].slice(-VERSIONS_KEPT) }
  if (!(await write(next))) {
    // The same save, sent twice at once, is one.
    const now = await loadSettings(input.communityId)
    if (now.changes.some(({ requestKey }) => requestKey === ctx.requestKey)) return viewOf(now, ctx)
    throw new AppError('SETTINGS_CHANGED')
  }
  await tellTimer(input.communityId, ctx.now)
  return viewOf(next, ctx)
}

/** Cut off before it, the same request sent again tells it. */
async function tellTimer(communityId: string, now: number): Promise<void> {
  await noteRules(now)
  await remindOrdersToDispatch(communityId, now)
}

function refuseWrong({ routes }: InputOf<'saveSettings'>): void {
  const ids = routes.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) throw new AppError('INVALID_INPUT', { fields: { routes: '两条规则用了同一个编号，请刷新再改' } })
}

async function scopeOf(communityId: string, ctx: Ctx): Promise<void> {
  const { scopeIds } = await actorOf(ctx, 'staff')
  if (!scopeIds.includes(communityId)) throw new AppError('OUT_OF_SCOPE')
}

async function viewOf({ _id: communityId, version, modes, routes, changes }: SettingsDoc, ctx: Ctx) {
  const dir = await directory(ctx.now)
  const [desk, units] = await Promise.all([openDesk(dir.byId.get(communityId)?.parentId ?? '', [], ctx.now), unitNames(ctx.now)])
  const members = new Map<string, number>()
  for (const { id } of desk.members) { const unitId = desk.unitOf(id); if (unitId !== undefined) members.set(unitId, (members.get(unitId) ?? 0) + 1) }
  const history = [...changes].reverse().map((change) => ({ version: change.version, at: change.at, ...(change.note === undefined ? {} : { note: change.note }), routes: change.routes.length, mine: change.by === ctx.personId }))
  return {
    communityId, version, modes, routes, history,
    grids: dir.areas.filter(({ kind, parentId }) => kind === 'grid' && parentId === communityId).map(({ id, name }) => ({ id, name })),
    // Of the units only those with members who may be asked here at all.
    units: [...members].map(([id, count]) => ({ id, name: units.get(id) ?? '没有登记名称的单位', members: count })).sort((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1)),
  }
}
