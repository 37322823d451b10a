import type { ActivityDoc } from '@core/contract/activity-documents'
import { activityDoc } from '@core/contract/activity-documents'
import type { BranchDoc } from '@core/contract/registry-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadRecord } from '../../_data/records-repo'
import { branchesOf } from './branches-of'

type As = 'staff' | 'member'

/** The branches the caller is secretary of. */
export const ledBy = async (ctx: Ctx): Promise<readonly BranchDoc[]> => (await branchesOf(ctx.personId, ctx.now)).filter(({ secretaryId }) => secretaryId === ctx.personId)

/** Staff over their communities; a member over the branches they are secretary of. */
export async function organiserOf(as: As, ctx: Ctx): Promise<LifeActor> {
  const actor = await actorOf(ctx, as)
  return as === 'staff' ? actor : { ...actor, scopeIds: (await ledBy(ctx)).map(({ _id }) => _id) }
}

/** An activity the caller organises; NOT_FOUND for anybody else, as if it were not there. */
export async function ownActivity(as: As, activityId: string, ctx: Ctx): Promise<{ readonly actor: LifeActor; readonly activity: ActivityDoc }> {
  const [actor, activity] = [await organiserOf(as, ctx), await loadRecord(activityDoc, 'activity', activityId)]
  if (activity === null || !actor.scopeIds.includes(as === 'staff' ? activity.communityId : activity.branchId)) throw new AppError('NOT_FOUND')
  return { actor, activity }
}
