import type { VisitListDoc } from '@core/contract/emergency-documents'
import { emergencyDoc, visitListDoc } from '@core/contract/emergency-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { loadRecord } from '../../_data/records-repo'
import { visitKind } from '../../_emergency/kinds'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { lifeActorNow } from '../../_record/life-actor'
import { refuseUnlessAllowed } from './of-emergency'

/**
 * A list the caller may open now: the community's own or assigned to them, not sealed, its emergency in force at a level that has
 * visits; `until` it ends. Roles are asked of the database, not of a token: who was taken off a minute ago opens nothing.
 */
export async function openList(listId: string, as: 'staff' | 'member', ctx: Ctx): Promise<{ readonly list: VisitListDoc; readonly actor: LifeActor; readonly until: number }> {
  const actor = await lifeActorNow(ctx, as)
  const list = await loadRecord(visitListDoc, 'visitList', listId)
  if (list === null || !visitKind.life.isTheirs(list, actor) || !actor.scopeIds.includes(list.communityId)) throw new AppError('NOT_FOUND')
  if (list.state !== 'open') throw new AppError('LIST_SEALED')
  const emergency = await loadRecord(emergencyDoc, 'emergency', list.emergencyId)
  refuseUnlessAllowed(emergency, 'visits', ctx.now)
  return { list, actor, until: emergency.endsAt }
}
