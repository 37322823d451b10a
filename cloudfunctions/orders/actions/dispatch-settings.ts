import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Route } from '@core/domain/dispatch/routing'
import { isOf, routeFor, tryModes, tryRoutes as trial } from '@core/domain/dispatch/routing'
import { DAY_MS } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import type { SettingsDoc } from '../../_data/dispatch-settings-repo'
import { loadSettings, saveSettings as write, VERSIONS_KEPT } from '../../_data/dispatch-settings-repo'
import { catalogue, directory, streetOf, unitNames } from '../../_data/directory'
import { noteRules } from '../../_data/rollups-repo'
import { ordersSince, READ_MOST, remindOrdersToDispatch } from '../../_data/orders-repo'
import { asksOf } from '../../_dispatch/asks-of'
import { awake, streetMembers } from '../../_dispatch/street-members'
import { namedIn } from '../rules/named-in'
import { streetOfOwn } from '../rules/own-community'
import { isTrialOf, signTrial } from '../rules/trial-token'
import { unknownIn } from '../rules/unknown-in-routes'

type InputOf<A extends 'settings' | 'tryRoutes' | 'saveSettings'> = z.output<(typeof ordersContract)[A]['input']>

const TRIED_DAYS = 30

/** How a community dispatches, and who changed it when. */
export async function showSettings({ communityId }: InputOf<'settings'>, ctx: Ctx) {
  await streetOfOwn(communityId, ctx)
  return viewOf(await loadSettings(communityId), ctx)
}

/** The rules tried on what came in the last 30 days, beside those in force; `reachable`: of a rule's orders, those whose trade somebody it names knows. */
export async function tryRoutes({ communityId, routes, modes }: InputOf<'tryRoutes'>, ctx: Ctx) {
  const streetId = await streetOfOwn(communityId, ctx)
  const [docs, inForce, members, { categories }] = await Promise.all([ordersSince(communityId, ctx.now - TRIED_DAYS * DAY_MS), loadSettings(communityId), streetMembers(streetId, ctx.now), catalogue(ctx.now)])
  refuseWrong(routes, await unknownIn({ communityId, streetId, routes, members, categories, now: ctx.now }))
  const orders = docs.map((doc) => ({ ...doc, ...asksOf(doc, categories) }))
  const { routes: counts, unrouted, changed } = trial(orders, routes, inForce.routes)
  const reachable = (route: Route): number => {
    const named = awake(members, ctx.now).filter(({ _id: id, gridId, member }) => isOf(route, { id, gridId }, member.unitId))
    // As the order came in: whom it asked since, and what hour it is now, say nothing of the rule.
    return orders.filter((order) => routeFor(routes, order)?.id === route.id && named.some(({ member }) => order.skill === undefined || member.skills.includes(order.skill))).length
  }
  const tried = signTrial(communityId, { modes: modes ?? inForce.modes, routes }, ctx.now)
  return { orders: docs.length, ...(docs.length === READ_MOST ? { capped: true as const } : {}), tried, unrouted, changed, ...tryModes(orders, modes ?? inForce.modes, inForce.modes), routes: counts.map((count, n) => ({ ...count, reachable: reachable(routes[n] as Route) })) }
}

export async function saveSettings(input: InputOf<'saveSettings'>, ctx: Ctx) {
  const streetId = await streetOfOwn(input.communityId, ctx)
  const before = await loadSettings(input.communityId)
  const done = before.changes.find(({ requestKey }) => requestKey === ctx.requestKey)
  if (done !== undefined) {
    if (done.digest !== ctx.digest) throw new AppError('REQUEST_ID_REUSED')
    await tellTimer(input.communityId, ctx.now)
    return viewOf(before, ctx)
  }
  if (before.version !== input.version) throw new AppError('SETTINGS_CHANGED')
  const [members, { categories }] = await Promise.all([streetMembers(streetId, ctx.now), catalogue(ctx.now)])
  refuseWrong(input.routes, await unknownIn({ communityId: input.communityId, streetId, routes: input.routes, members, categories, now: ctx.now }))
  if (!isTrialOf(input.tried, input.communityId, input, ctx.now)) throw new AppError('RULES_UNTRIED')
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

function refuseWrong(routes: readonly Route[], unknown: Readonly<Record<string, string>>): void {
  const twice = new Set(routes.map(({ id }) => id)).size !== routes.length
  const fields = { ...unknown, ...(twice ? { routes: '两条规则用了同一个编号，请刷新再改' } : {}) }
  if (Object.keys(fields).length > 0) throw new AppError('INVALID_INPUT', { fields })
}

async function viewOf({ _id: communityId, version, modes, routes, changes }: SettingsDoc, ctx: Ctx) {
  const dir = await directory(ctx.now)
  const [all, units] = await Promise.all([streetMembers(streetOf(dir, communityId) ?? '', ctx.now), unitNames(ctx.now)])
  const members = new Map<string, number>()
  for (const { member: { unitId } } of awake(all, ctx.now)) if (unitId !== undefined) members.set(unitId, (members.get(unitId) ?? 0) + 1)
  const history = [...changes].reverse().map((change) => ({ version: change.version, at: change.at, ...(change.note === undefined ? {} : { note: change.note }), routes: change.routes.length, mine: change.by === ctx.personId }))
  return {
    communityId, version, modes, routes, history, members: namedIn(routes, all),
    grids: dir.areas.filter(({ kind, parentId }) => kind === 'grid' && parentId === communityId).map(({ id, name }) => ({ id, name })),
    // Of the units only those with members who may be asked here at all.
    units: [...members].map(([id, count]) => ({ id, name: units.get(id) ?? '没有登记名称的单位', members: count })).sort((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1)),
  }
}
