import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView, TrialView } from '@core/contract/dispatch'
import type { DispatchMode } from '@core/domain/dispatch/routing'
import { DAY_NAMES } from '@/components/field/duty-fields'

export type Route = SettingsView['routes'][number]

export const MODE_TEXT: Readonly<Record<DispatchMode, { readonly name: string; readonly note: string }>> = {
  assign: { name: '指派', note: '工作人员看方案，一单一单定' },
  grab: { name: '抢单', note: '受理后放到抢单池，先答应的先接' },
  rotate: { name: '轮派', note: '轮到最久没被需要的，一位一位问' },
  mixed: { name: '混合', note: '系统按最好的方案问，没人答应再放抢单池' },
}

export function timeWords({ days, from, to }: NonNullable<Route['time']>): string {
  const span = `${from}–${to}`
  if (days.length === 7) return `每天 ${span}`
  return `周${[...days].sort((a, b) => a - b).map((day) => DAY_NAMES[day - 1]).join('、')} ${span}`
}

/** “水电维修 · 凤凰网格 · 每天 18:00–08:00” */
export function whenWords({ categoryId, gridId, time }: Route, categories: CatalogueView['categories'], grids: SettingsView['grids']): string {
  const parts = [categories.find(({ id }) => id === categoryId)?.name, grids.find(({ id }) => id === gridId)?.name, time && timeWords(time)]
  return parts.filter(Boolean).join(' · ') || '所有的单'
}

export function toWords({ to }: Route, { grids, units }: Pick<SettingsView, 'grids' | 'units'>): string {
  switch (to.kind) {
    case 'unit': return `先找 ${units.find(({ id }) => id === to.id)?.name ?? '已撤下的单位'} 的党员`
    case 'grid': return `先找 ${grids.find(({ id }) => id === to.id)?.name ?? '已撤下的网格'} 的党员`
    case 'member': return '先找指定的一位党员'
  }
}

/** What the dry run found of one rule; a sentence for who decides about it. */
export function trialWords({ orders, newly, reachable }: TrialView['routes'][number]): string {
  if (orders === 0) return '近 30 天没有一单会走这条'
  const none = orders - reachable
  return `近 30 天 ${orders} 单会走这条，其中 ${newly} 单和现在不同${none > 0 ? `；有 ${none} 单这里没有人会做，会改问别人` : ''}`
}
