import type { ImportDoc } from '@core/contract/import-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import type { Directory } from '../../_data/directory'
import { above, communitiesOf, streetOf } from '../../_data/directory'

export type OfficialRole = ImportDoc['scopeKind']
export interface Scope extends Pick<ImportDoc, 'scopeId' | 'scopeKind' | 'communityId' | 'streetId'> {
  /** The communities it is over. */
  readonly communityIds: readonly string[]
}

/** The area somebody imports and exports for. */
export function scopeOf(as: OfficialRole, { scopeIds }: LifeActor, dir: Directory): Scope {
  const [scopeId = ''] = scopeIds
  switch (as) {
    case 'staff': return { scopeKind: as, scopeId, communityId: scopeId, streetId: streetOf(dir, scopeId) ?? '', communityIds: [scopeId] }
    case 'street': return { scopeKind: as, scopeId, communityId: '', streetId: scopeId, communityIds: communitiesOf(dir, scopeId).map(({ id }) => id) }
    case 'district': return { scopeKind: as, scopeId: districtOf(dir), communityId: '', streetId: '', communityIds: dir.areas.filter(({ kind }) => kind === 'community').map(({ id }) => id) }
  }
}

export const districtOf = (dir: Directory): string => dir.areas.find(({ kind }) => kind === 'district')?.id ?? 'district'

/** Whether the one area lies in the other, or is it. */
export const coveredBy = (dir: Directory) => (outer: string, inner: string): boolean => above(dir, inner).some(({ id }) => id === outer)
