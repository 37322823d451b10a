import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, streetOf } from '../../_data/directory'

/** The street of a community the caller works for; OUT_OF_SCOPE where they do not. */
export async function streetOfOwn(communityId: string, ctx: Ctx): Promise<string> {
  const { scopeIds } = await actorOf(ctx, 'staff')
  if (!scopeIds.includes(communityId)) throw new AppError('OUT_OF_SCOPE')
  return streetOf(await directory(ctx.now), communityId) ?? ''
}
