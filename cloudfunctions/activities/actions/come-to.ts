import type * as z from 'zod'
import type { activitiesContract } from '@core/contract/activities'
import type { ActivityDoc, ActivityMarkDoc } from '@core/contract/activity-documents'
import { BY_HAND_MS, presenceRefusal } from '@core/domain/check-in/presence'
import type { PresenceMark } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import { judgePresence, markView } from '../../_kit/judge-presence'
import { placeCodeOf } from '../../_kit/place-code'
import type { Ctx } from '../../_kit/serve'
import type { MarkHead } from '../../_data/activity-marks-repo'
import { dropSignUp, markOf, putMark } from '../../_data/activity-marks-repo'
import { memberByLabel } from '../../_data/people-repo'
import { checkNote } from '../../_record/check-note'
import { invitedTo, isInvited } from '../rules/invited'
import { ownActivity } from '../rules/organiser'

type Inputs = { [A in keyof typeof activitiesContract]: z.output<(typeof activitiesContract)[A]['input']> }
type Which = 'in' | 'out'

export const checkIn = (input: Inputs['checkIn'], ctx: Ctx) => mark('in', input, ctx)
export const checkOut = (input: Inputs['checkOut'], ctx: Ctx) => mark('out', input, ctx)

/** «I come»: nobody's duty, and one may come without. Said twice is said once. */
export async function signUp({ activityId }: Inputs['signUp'], ctx: Ctx) {
  const { activity, mark: standing, label } = await invitedTo(activityId, ctx)
  if (standing?.signedUpAt !== undefined) return { activityId, signedUp: true }
  refuseUnplanned(activity)
  if (!activity.signUp) throw new AppError('NO_SIGN_UP')
  await putMark(headOf(activity, ctx.personId, label), 'signedUpAt', ctx.now, ctx.now)
  return { activityId, signedUp: true }
}

export async function signOff({ activityId }: Inputs['signOff'], ctx: Ctx) {
  const { activity, mark: standing } = await invitedTo(activityId, ctx)
  if (standing?.signedUpAt === undefined) return { activityId, signedUp: false }
  refuseUnplanned(activity)
  await dropSignUp(activityId, ctx.personId)
  return { activityId, signedUp: false }
}

/** Evidence of one activity: where and when, judged once. Marked already, the mark that stands is the answer. */
async function mark(which: Which, { activityId, ...told }: Inputs['checkIn'], ctx: Ctx) {
  const { activity, mark: standing, label } = await invitedTo(activityId, ctx)
  const there = standing?.[which]
  if (there !== undefined) return answer(activityId, which, there)

  const made = await judgePresence(told, { id: activityId, occasion: 'activity', point: () => Promise.resolve(activity.place.point), refuseMoment: (at) => refuseMoment(activity, which, at, standing) }, ctx.now)
  return saved(headOf(activity, ctx.personId, label), which, made, ctx)
}

/** By hand: for who stands there and says their number. There is no list to tick off. */
export async function markByHand({ as, activityId, number, which, at, reason }: Inputs['mark'], ctx: Ctx) {
  const { activity } = await ownActivity(as, activityId, ctx)
  await checkNote([reason], as, ctx)
  const person = await memberByLabel(`党员 ${number} 号`)
  if (person === null || !(await isInvited(activity, person._id, ctx.now))) throw new AppError('NOT_INVITED')
  // Whoever organises comes as everybody else does, or another of the community writes it down.
  if (person._id === ctx.personId) throw new AppError('OWN_CLAIM')
  const standing = await markOf(activityId, person._id)
  const made = standing?.[which]
  if (made !== undefined) return { ...answer(activityId, which, made), label: person.label }
  if (at > ctx.now) throw new AppError('CLOCK_AHEAD')
  // By then the day is settled.
  if (ctx.now > activity.endsAt + BY_HAND_MS) throw new AppError('CHECK_IN_OVER')
  refuseMoment(activity, which, at, standing)
  return { ...(await saved(headOf(activity, person._id, person.label), which, { at, way: 'staff', flagged: true, heardAt: ctx.now, by: ctx.personId, reason }, ctx)), label: person.label }
}

/** The code the organiser shows, for half a minute. */
export async function showCode({ as, activityId }: Inputs['code'], ctx: Ctx) {
  const { activity } = await ownActivity(as, activityId, ctx)
  const refusal = activity.state === 'cancelled' ? 'ACTIVITY_CANCELLED' : presenceRefusal(activity, ctx.now)
  if (refusal !== null) throw new AppError(refusal)
  return { ...placeCodeOf(activityId, ctx.now), now: ctx.now }
}

function refuseUnplanned({ state }: ActivityDoc): void {
  if (state === 'cancelled') throw new AppError('ACTIVITY_CANCELLED')
  if (state !== 'planned') throw new AppError('WRONG_STATE')
}

function refuseMoment(activity: ActivityDoc, which: Which, at: number, standing: ActivityMarkDoc | undefined): void {
  const refusal = activity.state === 'cancelled' ? 'ACTIVITY_CANCELLED' : presenceRefusal(activity, at)
  if (refusal !== null) throw new AppError(refusal)
  if (which === 'out' && (standing?.in === undefined || standing.in.at > at)) throw new AppError('NOT_CHECKED_IN')
}

async function saved(head: MarkHead, which: Which, made: PresenceMark, ctx: Ctx) {
  if (await putMark(head, which, made, ctx.now)) return answer(head.activityId, which, made)
  const standing = (await markOf(head.activityId, head.memberId))?.[which]
  if (standing === undefined) throw new AppError('BUSY')
  return answer(head.activityId, which, standing)
}

const headOf = ({ _id: activityId, communityId, activityKind, title, startsAt, endsAt }: ActivityDoc, memberId: string, label: string): MarkHead => ({ activityId, memberId, label, communityId, activityKind, title, startsAt, endsAt })
const answer = (activityId: string, which: Which, made: PresenceMark) => ({ activityId, which, ...markView(made) })
