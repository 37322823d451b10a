import type * as z from 'zod'
import type { PostDoc, postsContract } from '@core/contract/posts'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, streetOf } from '../../_data/directory'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { lifeActorOf } from '../../_record/life-actor'
import { POST_KIND } from '../../_shift/post-kind'
import { placeIn } from '../rules/place-in'
import { closeIfStoodDown, refuseOutsideEmergency } from '../rules/within-emergency'

type Input<A extends 'savePost' | 'publishPost' | 'closePost'> = z.output<(typeof postsContract)[A]['input']>

/** A new post, or another text of one. */
export async function savePost({ communityId, postId, fields: given }: Input<'savePost'>, ctx: Ctx) {
  const actor = await lifeActorOf(ctx, 'staff')
  if (!actor.scopeIds.includes(communityId)) throw new AppError('OUT_OF_SCOPE')
  const fields = { ...given, place: await placeIn(communityId, given.place, { now: ctx.now, field: 'fields.place' }) }
  const intent = { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { fields } }
  if (postId !== undefined) {
    const { receipt } = await changeRecord(POST_KIND, {
      ...intent, id: postId, action: 'edit',
      prepare: async (post) => {
        await refuseOutsideEmergency({ ...post, reach: fields.reach }, ctx.now)
        return intent.payload
      },
    })
    return receipt
  }

  const streetId = streetOf(await directory(ctx.now), communityId) ?? ''
  const nothing = { title: '', role: '', about: '', place: { name: '' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 } as const
  const blank: PostDoc = { ...blankRecord('post', hash22('post', ctx.requestKey), { communityId, streetId, personId: actor.id }), ...nothing, needs: [], weekly: [], place: { name: '' }, kind: 'post', state: 'draft' }
  return (await beginRecord(POST_KIND, blank, 'draft', intent)).receipt
}

export async function publishPost({ postId }: Input<'publishPost'>, ctx: Ctx) {
  const { record, receipt } = await changeRecord(POST_KIND, {
    id: postId, action: 'publish', actor: await lifeActorOf(ctx, 'staff'), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {},
    prepare: async (post) => {
      await refuseOutsideEmergency(post, ctx.now)
      return {}
    },
  })
  await closeIfStoodDown(record, ctx.now)
  return receipt
}

/** No new shifts from now on. Those that stand go on, or are cancelled one by one, so that everybody hears why. */
export async function closePost({ postId, reason }: Input<'closePost'>, ctx: Ctx) {
  return (await changeRecord(POST_KIND, { id: postId, action: 'close', actor: await lifeActorOf(ctx, 'staff'), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { reason } })).receipt
}

/** The communities the caller works for. */
export const ownCommunities = async (ctx: Ctx): Promise<readonly string[]> => (await actorOf(ctx, 'staff')).scopeIds
