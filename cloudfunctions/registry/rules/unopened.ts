import type { ImportedBranch } from '@core/contract/import-documents'
import type { BranchDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { hash22 } from '../../_kit/ids'
import type { Directory } from '../../_data/directory'
import { streetOf } from '../../_data/directory'
import { loadRecord } from '../../_data/records-repo'
import { unopenedBranches } from '../../_import/unopened-branches'
import { beginRecord, blankRecord } from '../../_record/change-record'
import { SYSTEM_ACTOR } from '../../_record/life-actor'
import { branchKind } from '../../_registry/branch-kind'

/** A branch that an import brought, as the record it would begin with. */
export const branchOf = ({ key, name, communityId, branchKind: kind, gridId, unitIds, purpose, to }: ImportedBranch, dir: Directory): BranchDoc => ({
  ...blankRecord('branch', key, { communityId, streetId: streetOf(dir, communityId) ?? '' }), kind: 'branch', state: 'new', branchKind: kind, gridId, unitIds, name,
  ...(purpose === undefined ? {} : { purpose }), ...(to === undefined ? {} : { to }), members: [], memberIds: [], instructors: [],
})

/** The branches of a condition that only an import knows so far, and whose time is not over. */
export async function unopened(where: Readonly<Record<string, unknown>>, dir: Directory, now: number): Promise<readonly BranchDoc[]> {
  const { rows } = await unopenedBranches(where)
  return rows.filter(({ to }) => to === undefined || to > now).map((row) => ({ ...branchOf(row, dir), state: 'active' }))
}

/** Writes one of them down, so that something can be done with it; one that is there already, or nowhere, is left alone. Twice is once. */
export async function openBranch(branchId: string, dir: Directory, now: number): Promise<void> {
  if ((await loadRecord(branchDoc, 'branch', branchId)) !== null) return
  const { rows } = await unopenedBranches({ key: branchId })
  const [row] = rows
  if (row !== undefined) await beginRecord(branchKind, branchOf(row, dir), 'bringIn', { actor: SYSTEM_ACTOR, now, requestKey: hash22('bringIn', branchId), payload: {} })
}
