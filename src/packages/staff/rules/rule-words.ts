import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView, TrialView } from '@core/contract/dispatch'
import type { DispatchMode } from '@core/domain/dispatch/routing'
import { DAY_NAMES } from '@/components/field/duty-fields'
import { BETWEEN } from '@/components/place-words'

export type Route = SettingsView['routes'][number]
type Modes = SettingsView['modes']

export const MODE_TEXT: Readonly<Record<DispatchMode, { readonly name: string; readonly note: string }>> = {
  assign: { name: '指派', note: '工作人员看方案，一单一单定' },
  grab: { name: '抢单', note: '受理后放到抢单池，先答应的先接' },
  rotate: { name: '轮派', note: '系统自己派：轮到最久没被需要的，一位一位问' },
  mixed: { name: '混合', note: '系统自己派：按最好的方案问，没人答应再放抢单池' },
}

export function timeWords({ days, from, to }: NonNullable<Route['time']>): string {
  const span = `${from}–${to}`
  if (days.length === 7) return `每天 ${span}`
  return `周${[...days].sort((a, b) => a - b).map((day) => DAY_NAMES[day - 1]).join('、')} ${span}`
}

/** “水电维修 · 凤凰网格 · 每天 18:00–08:00” */
export function whenWords({ categoryId, gridId, time }: Route, categories: CatalogueView['categories'], grids: SettingsView['grids']): string {
  const parts = [categories.find(({ id }) => id === categoryId)?.name, grids.find(({ id }) => id === gridId)?.name, time && timeWords(time)]
  return parts.filter(Boolean).join(BETWEEN) || '所有的单'
}

export function toWords({ to }: Route, { grids, units }: Pick<SettingsView, 'grids' | 'units'>, nameOf: (memberId: string) => string | undefined): string {
  switch (to.kind) {
    case 'unit': return `先找 ${units.find(({ id }) => id === to.id)?.name ?? '已撤下的单位'} 的党员`
    case 'grid': return `先找 ${grids.find(({ id }) => id === to.id)?.name ?? '已撤下的网格'} 的党员`
    case 'member': return `先找 ${nameOf(to.id) ?? '一位已不在名册里的党员'}`
  }
}

/** What the dry run found of one rule; a sentence for who decides about it. */
export function trialWords({ orders, newly, reachable }: TrialView['routes'][number]): string {
  if (orders === 0) return '近 30 天没有一单会走这条'
  const none = orders - reachable
  return `近 30 天 ${orders} 单会走这条，其中 ${newly} 单和现在不同${none > 0 ? `；有 ${none} 单这里没有人会做，会改问别人` : ''}`
}

/** What the dry run found in all: whom rules would have asked first, and who would have dispatched. */
export function foundWords({ orders, capped, changed, moved, unrouted, modes, routes }: TrialView): string {
  if (orders === 0) return '近 30 天没有单可以试，存了从下一单起算。'
  const own = (Object.keys(MODE_TEXT) as DispatchMode[]).filter((mode) => mode !== 'assign' && modes[mode] > 0).map((mode) => `${MODE_TEXT[mode].name} ${modes[mode]} 单`)
  const who = own.length === 0 ? '都由工作人员派' : `不用工作人员派的有${own.join('、')}${modes.assign > 0 ? `，其余 ${modes.assign} 单由工作人员派` : ''}`
  const asked = routes.length === 0 && changed === 0 ? [] : [`${changed} 单先找的人和现在不同`, ...(routes.length > 0 ? [`${unrouted} 单没有规则管`] : [])]
  return `${capped ? `近 30 天的单太多，只试了最近的 ${orders} 单` : `近 30 天 ${orders} 单`}：${[...asked, moved === 0 ? '派法都和现在一样' : `${moved} 单换了派法`].join('，')}。${moved === 0 ? '' : `${who}。`}`
}

/** Who dispatches from now on, category by category: “水电维修：指派 → 混合”. */
export function modeChanges(before: Modes, after: Modes, categories: CatalogueView['categories']): readonly string[] {
  const name = (modes: Modes, key: string): string => {
    const mode = modes[key]
    return mode === undefined ? (key === '*' ? MODE_TEXT.assign.name : '和平时一样') : MODE_TEXT[mode].name
  }
  return ['*', ...categories.map(({ id }) => id)].filter((key) => name(before, key) !== name(after, key))
    .map((key) => `${key === '*' ? '平时' : (categories.find(({ id }) => id === key)?.name ?? '')}：${name(before, key)} → ${name(after, key)}`)
}

/** How many rules come, go or are other than before; with `say` each of them with what it said. */
export function routeChanges(before: readonly Route[], after: readonly Route[], say?: (route: Route) => string): readonly string[] {
  const known = new Map(before.map((route) => [route.id, route]))
  const left = new Set(after.map(({ id }) => id))
  const isOther = (route: Route) => JSON.stringify(known.get(route.id)) !== JSON.stringify(route)
  const [added, edited, gone] = [after.filter(({ id }) => !known.has(id)), after.filter((route) => known.has(route.id) && isOther(route)), before.filter(({ id }) => !left.has(id))]
  const order = (routes: readonly Route[]) => routes.filter(({ id }) => known.has(id) && left.has(id)).map(({ id }) => id).join()
  const named = (verb: string, routes: readonly Route[], was: (route: Route) => Route = (route) => route) => {
    if (routes.length === 0) return []
    return say ? routes.map((route) => `${verb}「${route.name}」${was(route) === route ? '' : '，原来是'}：${say(was(route))}`) : [`${verb}「${routes.map((route) => route.name).join('」「')}」`]
  }
  return [...named('加上', added), ...named('改了', edited, (route) => known.get(route.id) ?? route), ...named('拿掉', gone), ...(order(before) === order(after) ? [] : ['换了先后'])]
}

/** What is wrong with a rule, by its place from 0; the server names it “routes.1” or “routes.1.time”. */
export const troublesOf = (fields: Readonly<Record<string, string>>): ReadonlyMap<number, string> =>
  new Map(Object.entries(fields).flatMap(([key, said]) => {
    const [, at] = /^routes\.(\d+)/.exec(key) ?? []
    return at === undefined ? [] : [[Number(at), said.startsWith('第 ') ? said : `第 ${Number(at) + 1} 条：${said}`] as const]
  }))

/** Who dispatches, category by category, as a version said it: “平时：指派”. */
export const modeLines = (modes: Modes, categories: CatalogueView['categories']): readonly string[] =>
  [`平时：${MODE_TEXT[modes['*'] ?? 'assign'].name}`, ...categories.flatMap(({ id, name }) => { const mode = modes[id]; return mode === undefined ? [] : [`${name}：${MODE_TEXT[mode].name}`] })]
