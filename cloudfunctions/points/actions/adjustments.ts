import type * as z from 'zod'
import type { pointsContract } from '@core/contract/points'
import type { PersonDoc } from '@core/contract/person-documents'
import type { AdjustmentDoc } from '@core/contract/points-documents'
import { adjustmentDoc } from '@core/contract/points-documents'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import type { AdjustmentAction } from '@core/domain/points/adjustment-life'
import { ADJUSTMENT_MOST } from '@core/domain/points/adjustment-life'
import { DAYS_OPEN } from '@core/domain/points/settle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { dayInWords, dayNumberAt, startOfDay } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import { districtCalendar } from '../../_kit/calendar'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { communitiesOf, directory, streetOf } from '../../_data/directory'
import { loadPeople, personByLabel } from '../../_data/people-repo'
import { loadRecord, waitingThenEnded } from '../../_data/records-repo'
import { roundsOf } from '../../_data/registrations-repo'
import { loadSettled } from '../../_data/settled-repo'
import { adjustmentKind, letAdjustmentIn, refuseImpossible, refuseOverdrawn, settleAdjustment } from '../../_points/adjustment-kind'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { dayNumberFrom } from '../rules/day-number'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }

const DECIDED = 60

/** What waits for a second person, then what was decided lately. Colleagues are told apart by their number: the history alone calls each of them by their office. */
export async function listAdjustments({ as }: Inputs['adjustments'], ctx: Ctx) {
  const actor = await actorOf(ctx, as)
  const where = as === 'staff' ? { communityId: anyOf(actor.scopeIds) } : { streetId: anyOf(actor.scopeIds) }
  const [found, settled] = await Promise.all([waitingThenEnded(adjustmentDoc, 'adjustment', where, DECIDED), loadSettled()])
  const people = new Map((await loadPeople([...new Set(found.flatMap((doc) => [doc.personId, doc.proposedBy, decision(doc)?.by.id ?? doc.proposedBy]))])).map(({ _id, label }) => [_id, label]))
  return {
    now: ctx.now,
    latestDay: startOfDay(Math.min(latestDay(ctx.now), settled?.through ?? latestDay(ctx.now))),
    items: [...found].sort((a, b) => Number(b.open) - Number(a.open) || b.updatedAt - a.updatedAt).map((doc) => ({
      id: doc._id, state: doc.state, label: people.get(doc.personId) ?? '', day: startOfDay(doc.day), service: doc.service, minutes: doc.minutes, points: doc.points, why: doc.why, by: people.get(doc.proposedBy) ?? doc.log[0]?.by.label ?? '', byMe: doc.proposedBy === ctx.personId, at: doc.createdAt, ...decidedBy(doc, ctx.personId, people),
      ...(doc.until === undefined ? {} : { until: doc.until }), actions: [...actionsOf(adjustmentKind.life, doc, { now: ctx.now, calendar: districtCalendar, actor })],
    })),
  }
}

/** Who gave the second word, once it was given. */
function decidedBy(doc: AdjustmentDoc, reader: string, people: ReadonlyMap<string, string>): { readonly decided?: { by: string; byMe: boolean; at: number } } {
  const line = decision(doc)
  return line === undefined ? {} : { decided: { by: people.get(line.by.id) ?? line.by.label, byMe: line.by.id === reader, at: line.at } }
}

const decision = ({ log }: AdjustmentDoc) => log.find(({ action }) => action === 'approve' || action === 'decline')

/** Later days are worked out anew from the services themselves each night: what is put right twice would count twice. */
const latestDay = (now: number): number => dayNumberAt(now) - DAYS_OPEN - 1

/** The first of two people: what was recorded wrong, by how much, and why. Nothing counts until another approves it. */
export async function proposeAdjustment({ as, memberNumber, day, service, minutes, points, note }: Inputs['proposeAdjustment'], ctx: Ctx) {
  const [actor, dir, member, settled] = await Promise.all([actorOf(ctx, as), directory(ctx.now), personByLabel(`党员 ${memberNumber} 号`), loadSettled()])
  const communities = as === 'staff' ? actor.scopeIds : actor.scopeIds.flatMap((streetId) => communitiesOf(dir, streetId).map(({ id }) => id))
  if (member === null) throw new AppError('MEMBER_UNKNOWN')
  const rounds = (await roundsOf(member._id)).filter(({ confirmedAt }) => confirmedAt !== undefined)
  // Who has left or moved served here all the same, and what was put down wrong is put right where it was put down.
  const dayNumber = dayNumberFrom(day, 'day')
  const then = ({ confirmedAt = 0, leaving }: RegistrationDoc): boolean => dayNumberAt(confirmedAt) <= dayNumber && dayNumber <= dayNumberAt(leaving?.at ?? ctx.now)
  const home = communities.includes(member.communityId) ? member.communityId : rounds.find((each) => communities.includes(each.communityId) && then(each))?.communityId
  if (home === undefined) throw new AppError('MEMBER_UNKNOWN')
  const today = dayNumberAt(ctx.now)
  if (dayNumber > today || dayNumber < today - ADJUSTMENT_MOST.daysBack) throw new AppError('INVALID_INPUT', { fields: { day: '只能更正过去一年里的日子' } })
  if (dayNumber > latestDay(ctx.now)) throw new AppError('INVALID_INPUT', { fields: { day: `这一天的时长还在等补记，${DAYS_OPEN + 1} 天以后才能更正` } })
  // The nights may be behind the calendar, and work such a day out all the same.
  if (settled === undefined || dayNumber > settled.through) throw new AppError('INVALID_INPUT', { fields: { day: '这一天的时长还没有记完账，记完了才能更正，请过一两天再来' } })
  const id = hash22('adjustment', ctx.requestKey)
  // Sent again it is there already, and what it took away as well.
  if ((await loadRecord(adjustmentDoc, 'adjustment', id)) === null) {
    refuseBeforeThem(member, rounds, dayNumber)
    const wanted = { personId: member._id, service, day: dayNumber, minutes, points }
    await refuseImpossible(wanted)
    await refuseOverdrawn(wanted)
  }
  await checkNote([note], as, ctx)
  const blank: AdjustmentDoc = {
    ...blankRecord('adjustment', id, { communityId: home, streetId: streetOf(dir, home) ?? '', personId: member._id }),
    kind: 'adjustment', state: 'new', proposedBy: '', service, day: dayNumber, minutes, points, why: note,
  }
  return (await beginRecord(adjustmentKind, blank, 'propose', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note } })).receipt
}

/** Nobody served before they were a member. Who was one before registrations were kept, came when they were first known here. */
function refuseBeforeThem({ createdAt }: PersonDoc, rounds: readonly RegistrationDoc[], day: number): void {
  const isFormer = rounds.length === 0 || rounds.some(({ community }) => community.by === undefined)
  const came = dayNumberAt(isFormer ? createdAt : Math.min(...rounds.map(({ confirmedAt = 0 }) => confirmedAt)))
  if (day < came) throw new AppError('INVALID_INPUT', { fields: { day: `这位党员 ${dayInWords(came)} 才报到，这以前的不能更正` } })
}

interface Said { readonly as: 'staff' | 'street'; readonly adjustmentId: string; readonly note?: string }

/** The second person's word, or the first one's second thoughts. */
export const actOnAdjustment = (action: AdjustmentAction) => async ({ as, adjustmentId, note }: Said, ctx: Ctx) => {
  const actor = await actorOf(ctx, as)
  await checkNote([note], as, ctx)
  const { record, receipt } = await changeRecord(adjustmentKind, {
    id: adjustmentId, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note }, ...(action === 'approve' ? { ascertain: letAdjustmentIn } : {}),
  })
  await settleAdjustment(record, action, ctx.now)
  return receipt
}
