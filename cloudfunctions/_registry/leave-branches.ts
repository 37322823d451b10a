import { branchDoc } from '@core/contract/registry-documents'
import type { BranchKind } from '@core/domain/branch/branch'
import { membersNow } from '@core/domain/branch/branch'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { findRecords } from '../_data/records-repo'
import { changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { branchKind } from './branch-kind'

/** Nobody is in more at once. */
const MOST = 50

/** Of a place they are while they belong there, of a unit wherever they live. */
const OF_PLACE: readonly BranchKind[] = ['grid', 'temporary']

/** `leftAt`: what they came into afterwards, having returned, is theirs. `communityId`: that place alone is left. */
interface Which { readonly leftAt: number; readonly communityId?: string }

/** Somebody is a member there no more: nor in its branches, nor secretary of one. That they were stands in the branch's history. Twice is once. */
export async function leaveBranches(personId: string, now: number, { leftAt, communityId }: Which): Promise<void> {
  const found = await findRecords(branchDoc, 'branch', { where: { memberIds: personId, open: true, ...(communityId === undefined ? {} : { communityId }) }, limit: MOST })
  for (const branch of found) {
    const member = membersNow(branch, now).find(({ id }) => id === personId)
    if (member === undefined || member.from > leftAt || (communityId !== undefined && !OF_PLACE.includes(branch.branchKind))) continue
    try {
      await changeRecord(branchKind, { id: branch._id, action: 'removeMember', actor: SYSTEM_ACTOR, now, requestKey: hash22('leaveBranch', branch._id, personId, String(member.from)), payload: { person: { id: personId, label: member.label } } })
    } catch (error) {
      // Taken out by somebody in this very moment, or the branch is no more.
      if (!(error instanceof AppError && (error.code === 'NOT_IN_BRANCH' || error.code === 'WRONG_STATE'))) throw error
    }
  }
}
