import type * as z from 'zod'
import type { PersonRole } from '@core/contract/common'
import type { RecordReceipt } from '@core/contract/records'
import type { registryContract } from '@core/contract/registry'
import type { BranchDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import type { BranchAction } from '@core/domain/branch/branch-life'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { above, directory, unitNames } from '../../_data/directory'
import { loadMembers } from '../../_data/people-repo'
import { findRecords } from '../../_data/records-repo'
import { beginRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { branchKind } from '../../_registry/branch-kind'
import { blankBranch } from '../rules/blank-branch'
import { openBranch, unopened } from '../rules/unopened'

type Found = z.output<(typeof registryContract)['foundBranch']['input']>
interface Input {
  readonly as: PersonRole
  readonly branchId: string
  readonly personId?: string | undefined
  readonly until?: number | undefined
  readonly target?: 'unit' | 'compound' | undefined
  readonly targetId?: string | undefined
  readonly note?: string | undefined
}

/** A new branch: of a grid, a unit, several units, or for a time. */
export async function foundBranch(input: Found, ctx: Ctx): Promise<RecordReceipt> {
  const actor = await lifeActorOf(ctx, input.as)
  await checkNote([input.name, input.purpose], input.as, ctx)
  const blank = await blankBranch(input, actor, ctx)
  return (await beginRecord(branchKind, blank, 'found', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })).receipt
}

/** One row of a branch's table. */
export const changeBranch = (action: BranchAction) => async (input: Input, ctx: Ctx): Promise<RecordReceipt> => {
  const { as, branchId, personId, until, target, targetId, note } = input
  const actor = await lifeActorOf(ctx, as)
  await checkNote([note], as, ctx)
  const person = personId === undefined ? undefined : await personOf(personId, action)
  await openBranch(branchId, await directory(ctx.now), ctx.now)
  if (action === 'addInstructor') await refuseWithBranch(target, targetId ?? '', ctx)
  const { receipt } = await changeRecord(branchKind, { id: branchId, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note, person, until, target, targetId } })
  return receipt
}

/** Who comes in is a member; who goes may be one no more. */
async function personOf(id: string, action: BranchAction): Promise<{ readonly id: string; readonly label: string }> {
  const member = (await loadMembers([id])).get(id)
  if (member === undefined && action !== 'removeMember' && action !== 'endInstructor') throw new AppError('MEMBER_UNKNOWN')
  return { id, label: member?.label ?? '' }
}

/** An instructor goes where there is no branch yet. */
async function refuseWithBranch(target: Input['target'], targetId: string, ctx: Ctx): Promise<void> {
  const where = await placeOf(target, targetId, ctx)
  const there: readonly BranchDoc[] = await findRecords(branchDoc, 'branch', { where: { ...where, open: true }, limit: 1 })
  if (there.length > 0 || (await unopened(where, await directory(ctx.now), ctx.now)).length > 0) throw new AppError('BRANCH_THERE')
}

async function placeOf(target: Input['target'], targetId: string, ctx: Ctx): Promise<Readonly<Record<string, unknown>>> {
  if (target === 'unit') {
    if (!(await unitNames(ctx.now)).has(targetId)) throw new AppError('UNIT_UNKNOWN')
    return { unitIds: targetId }
  }
  const [compound, grid] = above(await directory(ctx.now), targetId)
  if (compound?.kind !== 'compound' || grid === undefined) throw new AppError('ADDRESS_UNKNOWN')
  return { communityId: grid.parentId ?? '', gridId: grid.id }
}
