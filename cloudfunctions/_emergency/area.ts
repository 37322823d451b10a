import type { Area } from '@core/contract/documents'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { Directory } from '../_data/directory'
import { above } from '../_data/directory'

/** The communities and streets that areas of any size lie in; undefined where one of them is none. */
export function touchedBy(dir: Directory, areaIds: readonly string[]): { readonly communityIds: string[]; readonly streetIds: string[] } | undefined {
  if (areaIds.some((id) => !dir.byId.has(id))) return undefined
  const communities = dir.areas.filter(({ kind, id }) => kind === 'community' && (above(dir, id).some((area) => areaIds.includes(area.id)) || areaIds.some((given) => above(dir, given).some((area) => area.id === id))))
  return { communityIds: communities.map(({ id }) => id), streetIds: [...new Set(communities.flatMap(({ parentId }) => (parentId == null ? [] : [parentId])))] }
}

/** The grids an emergency is declared for: those in its areas, and those one of its compounds lies in. */
export function gridsOf(dir: Directory, { areaIds }: Pick<EmergencyDoc, 'areaIds'>, communityIds: readonly string[]): readonly Area[] {
  const ofCompounds = new Set(areaIds.flatMap((id) => (dir.byId.get(id)?.kind === 'compound' ? [dir.byId.get(id)?.parentId ?? ''] : [])))
  return dir.areas.filter(({ kind, id, parentId }) => kind === 'grid' && communityIds.includes(parentId ?? '') && (ofCompounds.has(id) || above(dir, id).some((area) => areaIds.includes(area.id))))
}

/** Which of the emergency's communities are the caller's to act in. */
export function communitiesFor(dir: Directory, { communityIds }: Pick<EmergencyDoc, 'communityIds'>, { kind, scopeIds }: { readonly kind: string; readonly scopeIds: readonly string[] }): readonly string[] {
  if (kind === 'district') return communityIds
  return communityIds.filter((id) => scopeIds.includes(kind === 'street' ? (dir.byId.get(id)?.parentId ?? '') : id))
}
