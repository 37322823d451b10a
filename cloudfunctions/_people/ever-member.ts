import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../_kit/app-error'
import type { Ctx } from '../_kit/serve'
import { holderOf } from '../_kit/viewer'
import { loadPerson } from '../_data/people-repo'

/** The caller as who served: hours stay somebody's own, also after they have left. FORBIDDEN for who never was a member. */
export async function everMember(ctx: Pick<Ctx, 'personId' | 'viewer'>): Promise<LifeActor> {
  const { label, roles } = await ctx.viewer()
  const isOne = roles.some(({ role }) => role === 'member') || (await loadPerson(ctx.personId))?.member !== undefined
  if (!isOne) throw new AppError('FORBIDDEN')
  return holderOf(ctx, label)
}
