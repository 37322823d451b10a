import type * as z from 'zod'
import type { CoverDoc } from '@core/contract/covers'
import { coverDoc } from '@core/contract/covers'
import type { postsContract } from '@core/contract/posts'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { anyOf } from '../../_data/any-of'
import { directory, stationsOf, streetOf } from '../../_data/directory'
import { allRecordsOf } from '../../_data/records-repo'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { lifeActorOf } from '../../_record/life-actor'
import { COVER_KIND } from '../../_shift/cover-kind'

type Input<A extends 'setCover' | 'endCover'> = z.output<(typeof postsContract)[A]['input']>

/** What stations and grids of these communities there are, by kind. */
async function placesIn(communityIds: readonly string[], ctx: Ctx) {
  const [stations, dir] = await Promise.all([stationsOf(communityIds), directory(ctx.now)])
  return {
    stations: stations.map(({ _id: id, name, communityId }) => ({ id, name, communityId })),
    grids: dir.areas.filter(({ kind, parentId }) => kind === 'grid' && communityIds.includes(parentId ?? '')).map(({ id, name, parentId }) => ({ id, name, communityId: parentId ?? '' })),
  }
}

export async function listCovers(_input: object, ctx: Ctx) {
  const { scopeIds } = await lifeActorOf(ctx, 'staff')
  const [{ stations, grids }, found] = await Promise.all([placesIn(scopeIds, ctx), allRecordsOf(coverDoc, 'cover', { communityId: anyOf(scopeIds), open: true })])
  const names = new Map([...stations, ...grids].map(({ id, name }) => [id, name]))
  return { now: ctx.now, stations, grids, items: [...found].sort((a, b) => b.updatedAt - a.updatedAt).map(({ _id: coverId, target, targetId, days, from, to, least }) => ({ coverId, name: names.get(targetId) ?? '已撤销的地方', target, targetId, days, from, to, least })) }
}

/** At least so many people at a time of the week; a station or grid of one's own community. */
export async function setCover({ coverId, fields }: Input<'setCover'>, ctx: Ctx) {
  const actor = await lifeActorOf(ctx, 'staff')
  const { stations, grids } = await placesIn(actor.scopeIds, ctx)
  const place = (fields.target === 'station' ? stations : grids).find(({ id }) => id === fields.targetId)
  if (place === undefined) throw new AppError('INVALID_INPUT', { fields: { 'fields.targetId': fields.target === 'station' ? '请选本社区的驿站' : '请选本社区的网格' } })
  const intent = { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { fields } }
  if (coverId !== undefined) {
    // Its history is one community's: of two that one person works for, it does not wander from one to the other.
    const prepare = (cover: CoverDoc) => {
      if (cover.communityId !== place.communityId) throw new AppError('INVALID_INPUT', { fields: { 'fields.targetId': '这个地方在另一个社区，请另外定一条' } })
      return intent.payload
    }
    return (await changeRecord(COVER_KIND, { ...intent, id: coverId, action: 'change', prepare })).receipt
  }
  const { communityId } = place
  const streetId = streetOf(await directory(ctx.now), communityId) ?? ''
  const blank: CoverDoc = { ...blankRecord('cover', hash22('cover', ctx.requestKey), { communityId, streetId }), kind: 'cover', state: 'new', ...fields }
  return (await beginRecord(COVER_KIND, blank, 'set', intent)).receipt
}

export async function endCover({ coverId }: Input<'endCover'>, ctx: Ctx) {
  return (await changeRecord(COVER_KIND, { id: coverId, action: 'end', actor: await lifeActorOf(ctx, 'staff'), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })).receipt
}
