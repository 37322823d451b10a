import type { BranchDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { membersNow } from '@core/domain/branch/branch'
import { findRecords } from '../../_data/records-repo'

/** Nobody is in more at once. */
const MOST_BRANCHES = 10

/** The branches somebody is in now. */
export async function branchesOf(personId: string, now: number): Promise<readonly BranchDoc[]> {
  const found: readonly BranchDoc[] = await findRecords(branchDoc, 'branch', { where: { memberIds: personId }, limit: MOST_BRANCHES })
  return found.filter((branch) => branch.state === 'active' && membersNow(branch, now).some(({ id }) => id === personId))
}
