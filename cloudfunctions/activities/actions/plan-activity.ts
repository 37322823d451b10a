import type * as z from 'zod'
import type { activitiesContract } from '@core/contract/activities'
import type { ActivityDoc } from '@core/contract/activity-documents'
import type { RecordReceipt } from '@core/contract/records'
import { branchDoc } from '@core/contract/registry-documents'
import type { ActivityFields } from '@core/domain/activity/activity'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { activityKind } from '../../_activity/activity-kind'
import { directory, streetOf } from '../../_data/directory'
import { loadRecord } from '../../_data/records-repo'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { organiserOf, ownActivity } from '../rules/organiser'
import { placeIn } from '../rules/places'

type Inputs = { [A in keyof typeof activitiesContract]: z.output<(typeof activitiesContract)[A]['input']> }
type Given = Inputs['plan']['fields']

/** A new activity, of a branch or of the whole community. */
export async function planActivity({ as, forId, fields: given }: Inputs['plan'], ctx: Ctx): Promise<RecordReceipt> {
  const actor = await organiserOf(as, ctx)
  await checkNote([given.title, given.about, given.place.name], as, ctx)
  const { branchId, communityId, toldIds } = await groupOf(forId, as === 'staff' ? actor.scopeIds : undefined, as === 'member' ? actor.scopeIds : undefined)
  const fields = await withPoint(given, communityId, ctx.now)
  const streetId = streetOf(await directory(ctx.now), communityId) ?? ''
  const blank: ActivityDoc = {
    ...blankRecord('activity', `ac-${hash22('activity', ctx.requestKey)}`, { communityId, streetId, personId: actor.id }), kind: 'activity', state: 'new', forId, branchId, toldIds: [],
    activityKind: given.activityKind, title: '', about: '', place: { name: '' }, startsAt: 0, endsAt: 0, signUp: false, reminded: 0,
  }
  return (await beginRecord(activityKind, blank, 'plan', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { fields, toldIds } })).receipt
}

export async function changeActivity({ as, activityId, fields: given }: Inputs['change'], ctx: Ctx): Promise<RecordReceipt> {
  const { actor, activity } = await ownActivity(as, activityId, ctx)
  await checkNote([given.title, given.about, given.place.name], as, ctx)
  const fields = await withPoint(given, activity.communityId, ctx.now)
  return (await changeRecord(activityKind, { id: activityId, action: 'change', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { fields, toldIds: await toldOf(activity.branchId) } })).receipt
}

export async function cancelActivity({ as, activityId, reason }: Inputs['cancel'], ctx: Ctx): Promise<RecordReceipt> {
  const { actor, activity } = await ownActivity(as, activityId, ctx)
  await checkNote([reason], as, ctx)
  return (await changeRecord(activityKind, { id: activityId, action: 'cancel', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { reason, toldIds: await toldOf(activity.branchId) } })).receipt
}

export async function endActivity({ as, activityId }: Inputs['end'], ctx: Ctx): Promise<RecordReceipt> {
  const { actor } = await ownActivity(as, activityId, ctx)
  return (await changeRecord(activityKind, { id: activityId, action: 'end', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })).receipt
}

/** For whom: a community the staff work for or a branch in it; a branch one is secretary of. */
async function groupOf(forId: string, communities: readonly string[] | undefined, branches: readonly string[] | undefined): Promise<Pick<ActivityDoc, 'branchId' | 'communityId' | 'toldIds'>> {
  if (communities?.includes(forId)) return { branchId: '', communityId: forId, toldIds: [] }
  const branch = await loadRecord(branchDoc, 'branch', forId)
  if (branch?.state !== 'active' || !(communities?.includes(branch.communityId) ?? branches?.includes(forId) ?? false)) throw new AppError('OUT_OF_SCOPE')
  return { branchId: forId, communityId: branch.communityId, toldIds: [...branch.memberIds] }
}

const toldOf = async (branchId: string): Promise<readonly string[]> => (branchId === '' ? [] : (await loadRecord(branchDoc, 'branch', branchId))?.memberIds ?? [])

async function withPoint({ place, ...given }: Given, communityId: string, now: number): Promise<ActivityFields> {
  if (place.placeId === undefined) return { ...given, place }
  const known = await placeIn(communityId, place.placeId, now)
  if (known === undefined) throw new AppError('INVALID_INPUT', { fields: { 'fields.place.placeId': '请选本社区的地点' } })
  return { ...given, place: { ...place, ...(known.point === undefined ? {} : { point: known.point }) } }
}
