import type * as z from 'zod'
import type { activitiesContract } from '@core/contract/activities'
import { activityDoc } from '@core/contract/activity-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { DAY_MS } from '@core/domain/time/day'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { cameToBy, marksAt } from '../../_data/activity-marks-repo'
import { anyOf } from '../../_data/any-of'
import { database } from '../../_data/db'
import { directory, nameOf } from '../../_data/directory'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { groupsOf, invitedTo } from '../rules/invited'
import { ledBy } from '../rules/organiser'
import { activityCard, marksView } from '../views/activity-card'

type Inputs = { [A in keyof typeof activitiesContract]: z.output<(typeof activitiesContract)[A]['input']> }
const MOST = 100
const OWN_PAGE = 30

/** Activities of my branches and communities, from yesterday on. */
export async function listComing(_input: object, ctx: Ctx) {
  const [groups, dir, led] = [await groupsOf(ctx), await directory(ctx.now), await ledBy(ctx)]
  const found = groups.length === 0 ? [] : await findRecords(activityDoc, 'activity', { where: { forId: anyOf(groups.map(({ id }) => id)), startsAt: after(ctx.now - DAY_MS) }, limit: MOST, orderBy: [['startsAt', 'asc']] })
  const marks = new Map((await marksAt(found.map(({ _id }) => _id), ctx.personId)).map((mark) => [mark.activityId, mark]))
  const names = new Map(groups.map(({ id, name }) => [id, name ?? nameOf(dir, id)]))
  return { items: found.map((activity) => activityCard(activity, marks.get(activity._id), names.get(activity.forId) ?? '', ctx.now)), organises: led.length > 0, now: ctx.now }
}

export async function showActivity({ activityId }: Inputs['activity'], ctx: Ctx) {
  const { activity, mark } = await invitedTo(activityId, ctx)
  const { about, place: { point } } = activity
  return { activity: { ...activityCard(activity, mark, await forNameOf(activity, ctx.now), ctx.now), about, ...(point === undefined ? {} : { point }) }, now: ctx.now }
}

/** What I came to: my own record. */
export async function listOwn({ before }: Inputs['own'], ctx: Ctx) {
  await memberViewer(ctx)
  const found = await cameToBy(ctx.personId, before ?? Number.MAX_SAFE_INTEGER, OWN_PAGE + 1)
  const items = found.slice(0, OWN_PAGE)
  const last = items.at(-1)
  return { items: items.map((mark) => ({ activityId: mark.activityId, activityKind: mark.activityKind, title: mark.title, startsAt: mark.startsAt, endsAt: mark.endsAt, ...marksView(mark) })), ...(found.length > OWN_PAGE && last ? { next: last.startsAt } : {}), now: ctx.now }
}

/** The branch's name, or the community's. */
export async function forNameOf({ branchId, communityId }: { readonly branchId: string; readonly communityId: string }, now: number): Promise<string> {
  if (branchId === '') return nameOf(await directory(now), communityId)
  return (await loadRecord(branchDoc, 'branch', branchId))?.name ?? ''
}

const after = (at: number): unknown => database().command.gt(at)
