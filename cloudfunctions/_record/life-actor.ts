import type { PersonRole } from '@core/contract/common'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../_kit/app-error'
import type { Ctx } from '../_kit/serve'
import { actorOf } from '../_kit/viewer'

/** The caller in one of their roles; FORBIDDEN where they do not have it. */
export async function lifeActorOf(ctx: Pick<Ctx, 'personId' | 'viewer'>, as: PersonRole): Promise<LifeActor> {
  if (as !== 'unit') return actorOf(ctx, as)
  const { personId, label, roles } = await ctx.viewer()
  const scopeIds = roles.flatMap(({ role, scopeId }) => (role === 'unit' ? [scopeId] : []))
  if (scopeIds.length === 0) throw new AppError('FORBIDDEN')
  return { kind: 'unit', id: personId, label: `${label}（单位）`, scopeIds }
}

/** The same, the role read in this call or seconds before it: for what is not easily undone, and for what nobody may look at who was taken off a minute ago. */
export async function lifeActorNow(ctx: Pick<Ctx, 'personId' | 'viewer' | 'rolesAreFresh' | 'rolesStillStand'>, as: PersonRole): Promise<LifeActor> {
  const actor = await lifeActorOf(ctx, as)
  if (!ctx.rolesAreFresh() && !(await ctx.rolesStillStand())) throw new AppError('FORBIDDEN')
  return actor
}

/** What nobody did: the clock, or the other half of something somebody did. */
export const SYSTEM_ACTOR: LifeActor = { kind: 'system', id: 'system', label: '系统', scopeIds: [] }
