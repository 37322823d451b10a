import type { PostDoc } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import type { PostAction, PostPayload } from '@core/domain/post/post'
import { POST_LIFE } from '@core/domain/post/post'
import type { Lifecycle } from '@core/domain/lifecycle/lifecycle'
import type { ErrorCode } from '@core/contract/errors'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { loadRecord } from '../../_data/records-repo'
import type { RecordKind } from '../../_record/change-record'

export const POST_KIND: RecordKind<PostDoc, PostPayload, PostAction> = { kind: 'post', schema: postDoc, life: POST_LIFE as unknown as Lifecycle<PostDoc, PostPayload, PostAction, ErrorCode>, closed: ['closed'] }

/** A post of a community the caller works for; NOT_FOUND for anybody else, as if it were not there. */
export async function ownPost(postId: string, ctx: Ctx): Promise<PostDoc> {
  const [{ scopeIds }, post] = [await actorOf(ctx, 'staff'), await loadRecord(postDoc, 'post', postId)]
  if (post === null || !scopeIds.includes(post.communityId)) throw new AppError('NOT_FOUND')
  return post
}
