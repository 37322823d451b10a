import type { BranchDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import type { BranchKind } from '@core/domain/branch/branch'
import { instructorsNow, membersNow } from '@core/domain/branch/branch'
import type { BranchPayload } from '@core/domain/branch/branch-life'
import { hash22 } from '../_kit/ids'
import { findRecords } from '../_data/records-repo'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { branchKind } from './branch-kind'

/** Nobody is in more at once. */
const MOST = 50

/** Of a place they are while they belong there, of a unit wherever they live. */
const OF_PLACE: readonly BranchKind[] = ['grid', 'temporary']

const OVER: readonly string[] = ['NOT_IN_BRANCH', 'NOT_INSTRUCTED', 'WRONG_STATE']

/** `leftAt`: what they came into afterwards, having returned, is theirs. `communityId`: that place alone is left. */
export interface Left { readonly leftAt: number; readonly communityId?: string }

/** Somebody is a member there no more: nor in its branches, nor secretary or instructor of one. That they were stands in the branch's history. Twice is once. */
export async function leaveBranches(personId: string, now: number, { leftAt, communityId }: Left): Promise<void> {
  const isLeft = ({ from }: { readonly from: number }, { branchKind: kind }: BranchDoc) => from <= leftAt && (communityId === undefined || OF_PLACE.includes(kind))
  const find = (where: object) => findRecords(branchDoc, 'branch', { where: { ...where, open: true, ...(communityId === undefined ? {} : { communityId }) }, limit: MOST })
  for (const branch of await find({ memberIds: personId })) {
    const member = membersNow(branch, now).find(({ id }) => id === personId)
    if (member === undefined || !isLeft(member, branch)) continue
    await takeOut(branch, 'removeMember', { person: { id: personId, label: member.label } }, hash22('leaveBranch', branch._id, personId, String(member.from)), now)
  }
  for (const branch of await find({ 'instructors.id': personId })) {
    for (const { id, label, from, target, targetId } of instructorsNow(branch).filter((each) => each.id === personId && isLeft(each, branch))) {
      await takeOut(branch, 'endInstructor', { person: { id, label }, target, targetId }, hash22('leaveInstructor', branch._id, personId, targetId, String(from)), now)
    }
  }
}

async function takeOut({ _id: id }: BranchDoc, action: 'removeMember' | 'endInstructor', payload: BranchPayload, requestKey: string, now: number): Promise<void> {
  // Or they are taken out by somebody in this very moment, or the branch is no more.
  await changeUnlessOver(branchKind, { id, action, actor: SYSTEM_ACTOR, now, requestKey, payload }, OVER)
}
