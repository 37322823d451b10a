import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { communitiesFor } from '../../_emergency/area'
import { AppError } from '../../_kit/app-error'
import type { Directory } from '../../_data/directory'

/** The communities an act in force is for: the caller's part of the area, or the one they name in it. */
export function namedCommunities(dir: Directory, emergency: EmergencyDoc, actor: LifeActor, communityId: string | undefined): readonly string[] {
  const own = communitiesFor(dir, emergency, actor)
  const named = communityId === undefined ? own : own.filter((id) => id === communityId)
  if (named.length === 0) throw new AppError('OUT_OF_SCOPE')
  return named
}
