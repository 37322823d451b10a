import type { CatalogueView } from '@core/contract/catalogue'
import type { Route } from '@core/domain/dispatch/routing'
import { directory, streetOf, unitNames } from '../../_data/directory'
import type { StreetMember } from '../../_data/street-members-repo'

interface Given {
  readonly communityId: string
  readonly streetId: string
  readonly routes: readonly Route[]
  readonly members: readonly StreetMember[]
  readonly categories: CatalogueView['categories']
  readonly now: number
}

/** What rules name and nobody knows, by the rule that names it (“routes.1”): such a rule would never fit, and nobody would be told why. */
export async function unknownIn({ communityId, streetId, routes, members, categories, now }: Given): Promise<Readonly<Record<string, string>>> {
  if (routes.length === 0) return {}
  const [dir, units] = await Promise.all([directory(now), unitNames(now)])
  const isGrid = (id: string): boolean => dir.byId.get(id)?.kind === 'grid'
  const missingIn = ({ categoryId, gridId, to }: Route): string | undefined => {
    if (categoryId !== undefined && !categories.some(({ id }) => id === categoryId)) return `类别 ${categoryId} 找不到`
    // Orders of another community come to its own staff.
    if (gridId !== undefined && !(isGrid(gridId) && dir.byId.get(gridId)?.parentId === communityId)) return `网格 ${gridId} 不在本社区`
    switch (to.kind) {
      case 'unit': return units.has(to.id) ? undefined : `单位 ${to.id} 找不到`
      case 'grid': return isGrid(to.id) && streetOf(dir, dir.byId.get(to.id)?.parentId ?? '') === streetId ? undefined : `网格 ${to.id} 找不到`
      case 'member': return members.some(({ _id }) => _id === to.id) ? undefined : `${/^\d+$/.test(to.id) ? `党员 ${to.id} 号` : '点名的那位党员'}找不到，可能已经转走或退出`
    }
  }
  return Object.fromEntries(routes.flatMap((route, at) => {
    const missing = missingIn(route)
    return missing === undefined ? [] : [[`routes.${at}`, `第 ${at + 1} 条：${missing}`]]
  }))
}
