import type * as z from 'zod'
import type { emergencyContract } from '@core/contract/emergency'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { RecordReceipt } from '@core/contract/records'
import type { EmergencyAction, EmergencyPayload } from '@core/domain/emergency/emergency-life'
import { isAllowed } from '@core/domain/emergency/levels'
import { MOST_SURGE_SHIFTS, surgeSpans, templateOf } from '@core/domain/emergency/surge-templates'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { directory } from '../../_data/directory'
import { gridsOf } from '../../_emergency/area'
import { carryOut } from '../../_emergency/carry-out'
import { emergencyKind } from '../../_emergency/kinds'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { namedCommunities } from '../rules/may-act'
import { ownEmergency } from '../rules/of-emergency'

type Input<A extends 'surge' | 'callRoll' | 'foundBranch'> = z.output<(typeof emergencyContract)[A]['input']>

/** Posts with their shifts for every grid of the caller's part, from a template. */
export async function surge({ as, emergencyId, template, days, communityId }: Input<'surge'>, ctx: Ctx): Promise<RecordReceipt> {
  const [actor, dir, wanted] = [await lifeActorOf(ctx, as), await directory(ctx.now), templateOf(template)]
  const loaded = await ownEmergency(emergencyId, actor)
  const communityIds = namedCommunities(dir, loaded, actor, communityId)
  if (wanted === undefined) throw new AppError('TEMPLATE_UNKNOWN')
  const until = loaded.endsAt
  const shifts = surgeSpans(wanted, { from: ctx.now, days, until }).length * gridsOf(dir, loaded, communityIds).length
  if (shifts > MOST_SURGE_SHIFTS) throw new AppError('SURGE_TOO_MUCH', { detail: { shifts, most: MOST_SURGE_SHIFTS } })
  const reach = isAllowed('districtReach', loaded, ctx.now) ? 'district' : 'street'
  return inForce('surge', loaded, actor, { about: { template, days, until, reach, communityIds: communityIds.join(',') } }, ctx)
}

/** A new round, asked of the members of the caller's part. */
export async function callRoll({ as, emergencyId, question, until, communityId }: Input<'callRoll'>, ctx: Ctx): Promise<RecordReceipt> {
  const [actor, dir] = [await lifeActorOf(ctx, as), await directory(ctx.now)]
  await checkNote([question], as, ctx)
  const loaded = await ownEmergency(emergencyId, actor)
  if (until <= ctx.now || until > loaded.endsAt) throw new AppError('INVALID_INPUT', { fields: { until: '请选一个应急结束前的时间' } })
  const communityIds = namedCommunities(dir, loaded, actor, communityId)
  return inForce('callRoll', loaded, actor, { note: question, about: { until, communityIds: communityIds.join(',') } }, ctx)
}

/** A temporary branch of a community, there as long as the emergency. */
export async function foundEmergencyBranch({ as, emergencyId, communityId, name }: Input<'foundBranch'>, ctx: Ctx): Promise<RecordReceipt> {
  const [actor, dir] = [await lifeActorOf(ctx, as), await directory(ctx.now)]
  await checkNote([name], as, ctx)
  const loaded = await ownEmergency(emergencyId, actor)
  namedCommunities(dir, loaded, actor, communityId)
  return inForce('foundBranch', loaded, actor, { note: name, about: { communityId } }, ctx)
}

/** First the line in the emergency's history, which is refused unless it is in force; then what it means, under ids that follow from it. */
async function inForce(action: EmergencyAction, loaded: EmergencyDoc, actor: LifeActor, payload: EmergencyPayload, ctx: Ctx): Promise<RecordReceipt> {
  const { record, receipt } = await changeRecord(emergencyKind, { id: loaded._id, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload, loaded })
  const entry = record.log.find(({ seq }) => seq === receipt.version)
  if (entry !== undefined) await carryOut(record, entry, ctx.now)
  return receipt
}
