import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import type { RewardDoc } from '@core/contract/points-documents'
import { rewardDoc } from '@core/contract/points-documents'
import type { RewardAction } from '@core/domain/points/reward-life'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { directory, stationsOf, streetOf } from '../../_data/directory'
import { findRecords } from '../../_data/records-repo'
import { rewardKind } from '../../_points/reward-kind'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { rewardViewOf } from '../views'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }

/** What the stations of one's own communities keep, those that are open first. */
export async function listRewards(_input: object, ctx: Ctx) {
  const { scopeIds } = await actorOf(ctx, 'staff')
  const [found, stations] = await Promise.all([findRecords(rewardDoc, 'reward', { where: { communityId: anyOf(scopeIds) }, limit: 200 }), stationsOf(scopeIds)])
  return { now: ctx.now, stations: stations.map(({ _id: id, name }) => ({ id, name })), items: [...found].sort((a, b) => Number(b.open) - Number(a.open) || b.updatedAt - a.updatedAt).map(rewardViewOf) }
}

export async function offerReward({ stationId, pieces, ...fields }: Inputs['offerReward'], ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const [stations, dir] = await Promise.all([stationsOf(actor.scopeIds), directory(ctx.now)])
  const station = stations.find(({ _id }) => _id === stationId)
  if (station === undefined) throw new AppError('INVALID_INPUT', { fields: { stationId: '请选本社区的驿站' } })
  await checkNote([fields.title, fields.about], 'staff', ctx)
  const { communityId } = station
  const blank: RewardDoc = { ...blankRecord('reward', hash22('reward', ctx.requestKey), { communityId, streetId: streetOf(dir, communityId) ?? '' }), kind: 'reward', state: 'new', ...fields, station: { id: station._id, name: station.name }, left: 0, kept: 0, handed: 0 }
  return (await beginRecord(rewardKind, blank, 'offer', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { pieces } })).receipt
}

interface Said { readonly rewardId: string; readonly pieces?: number; readonly note?: string; readonly fields?: { readonly title: string; readonly about: string; readonly price: number } }

/** One row of a reward's table, by the staff. A new price holds for who reserves from now on. */
export const actOnReward = (action: RewardAction) => async ({ rewardId, ...said }: Said, ctx: Ctx) => {
  const actor = await actorOf(ctx, 'staff')
  await checkNote([said.note, said.fields?.title, said.fields?.about], 'staff', ctx)
  return (await changeRecord(rewardKind, { id: rewardId, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: said })).receipt
}
