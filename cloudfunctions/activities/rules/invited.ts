import type { ActivityDoc } from '@core/contract/activity-documents'
import { activityDoc } from '@core/contract/activity-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { membersNow } from '@core/domain/branch/branch'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { markOf } from '../../_data/activity-marks-repo'
import { loadPerson } from '../../_data/people-repo'
import { loadRecord } from '../../_data/records-repo'
import { branchesOf } from './branches-of'

/** Whose activities a member sees: their branches' and their communities'. */
export async function groupsOf(ctx: Ctx): Promise<readonly { readonly id: string; readonly name?: string }[]> {
  const viewer = await memberViewer(ctx)
  const branches = await branchesOf(ctx.personId, ctx.now)
  return [...branches.map(({ _id: id, name }) => ({ id, name })), ...viewer.roles.flatMap(({ role, scopeId }) => (role === 'member' ? [{ id: scopeId }] : []))]
}

/** An activity the member is invited to, with what is marked of them; NOT_FOUND for anybody else, but for who came before they left. */
export async function invitedTo(activityId: string, ctx: Ctx) {
  const [groups, activity, mark] = [await groupsOf(ctx), await loadRecord(activityDoc, 'activity', activityId), await markOf(activityId, ctx.personId)]
  if (activity === null || activity.state === 'new' || !(groups.some(({ id }) => id === activity.forId) || mark !== undefined)) throw new AppError('NOT_FOUND')
  return { activity, mark, label: (await ctx.viewer()).label }
}

/** Whether somebody else, whom the organiser names by number, belongs to it. */
export async function isInvited({ branchId, communityId }: ActivityDoc, personId: string, now: number): Promise<boolean> {
  if (branchId === '') return (await loadPerson(personId))?.roles.some(({ role, scopeId }) => role === 'member' && scopeId === communityId) ?? false
  const branch = await loadRecord(branchDoc, 'branch', branchId)
  return branch !== null && membersNow(branch, now).some(({ id }) => id === personId)
}
