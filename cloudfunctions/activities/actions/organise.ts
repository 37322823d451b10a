import type * as z from 'zod'
import type { activitiesContract } from '@core/contract/activities'
import { activityDoc } from '@core/contract/activity-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { BY_HAND_MS, EARLY_MS, presenceRefusal } from '@core/domain/check-in/presence'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { activityKind } from '../../_activity/activity-kind'
import { marksOfActivity } from '../../_data/activity-marks-repo'
import { anyOf } from '../../_data/any-of'
import { directory, nameOf } from '../../_data/directory'
import { allRecordsOf, waitingThenEnded } from '../../_data/records-repo'
import { ledBy, ownActivity } from '../rules/organiser'
import { placesOf } from '../rules/places'
import { marksView, organisedCard } from '../views/activity-card'
import { forNameOf } from './list-activities'

type Inputs = { [A in keyof typeof activitiesContract]: z.output<(typeof activitiesContract)[A]['input']> }
const ENDED = 60
const PEOPLE = 200

/** What the caller organises, and for whom and where they may plan one. */
export async function listOrganised({ as }: Inputs['organised'], ctx: Ctx) {
  const [{ scopeIds }, dir] = [await actorOf(ctx, as), await directory(ctx.now)]
  const branches = as === 'member' ? await ledBy(ctx) : await allRecordsOf(branchDoc, 'branch', { communityId: anyOf(scopeIds), open: true })
  const groups = [...(as === 'staff' ? scopeIds.map((id) => ({ id, name: `${nameOf(dir, id)}全体党员` })) : []), ...branches.map(({ _id: id, name }) => ({ id, name }))]
  const communities = as === 'staff' ? scopeIds : [...new Set(branches.map(({ communityId }) => communityId))]
  const found = groups.length === 0 ? [] : await waitingThenEnded(activityDoc, 'activity', as === 'staff' ? { communityId: anyOf(scopeIds) } : { forId: anyOf(groups.map(({ id }) => id)) }, ENDED)
  const names = new Map(groups.map(({ id, name }) => [id, name]))
  return { items: [...found].sort((a, b) => b.startsAt - a.startsAt).map((activity) => organisedCard(activity, names.get(activity.forId) ?? '')), groups, places: [...(await placesOf(communities, ctx.now))], now: ctx.now }
}

/** One of them. Before it begins, who said they would come; from then on who came, and nothing of anybody else. */
export async function showOrganised({ as, activityId, after = '' }: Inputs['organise'], ctx: Ctx) {
  const { actor, activity } = await ownActivity(as, activityId, ctx)
  const { about, place: { placeId }, signUp, reason, state, startsAt } = activity
  const people = await marksOfActivity(activityId, state === 'planned' && ctx.now < startsAt ? 'signedUpAt' : 'in', after, PEOPLE + 1)
  const last = people.slice(0, PEOPLE).at(-1)
  const comes = state !== 'cancelled' && presenceRefusal(activity, ctx.now) === null
  return {
    activity: { ...organisedCard(activity, await forNameOf(activity, ctx.now)), about, signUp, forAll: activity.branchId === '', ...(placeId === undefined ? {} : { placeId }), ...(reason === undefined ? {} : { reason }) },
    actions: [...actionsOf(activityKind.life, activity, { now: ctx.now, calendar: districtCalendar, actor })], showsCode: comes, takesMarks: state !== 'cancelled' && ctx.now >= startsAt - EARLY_MS && ctx.now <= activity.endsAt + BY_HAND_MS,
    people: people.slice(0, PEOPLE).map((mark) => ({ memberId: mark.memberId, label: mark.label, ...marksView(mark) })), ...(people.length > PEOPLE && last ? { next: last.memberId } : {}), now: ctx.now,
  }
}
