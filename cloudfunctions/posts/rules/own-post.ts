import type { PostDoc } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadRecord } from '../../_data/records-repo'

/** A post of a community the caller works for; NOT_FOUND for anybody else, as if it were not there. */
export async function ownPost(postId: string, ctx: Ctx): Promise<PostDoc> {
  const [{ scopeIds }, post] = [await actorOf(ctx, 'staff'), await loadRecord(postDoc, 'post', postId)]
  if (post === null || !scopeIds.includes(post.communityId)) throw new AppError('NOT_FOUND')
  return post
}
