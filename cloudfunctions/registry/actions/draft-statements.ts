import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { registryContract } from '@core/contract/registry'
import { DAYS_OPEN } from '@core/domain/points/settle'
import { dayNumberAt } from '@core/domain/time/day'
import { unitOfYear } from '@core/domain/registration/registration'
import { startOfYear } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { loadPeople, membersOfUnit } from '../../_data/people-repo'
import { everOfUnit, unitSpansOf } from '../../_data/registrations-repo'
import { servicesDone } from '../../_data/services-done-repo'
import { loadSettled } from '../../_data/settled-repo'
import { beginRecord, blankRecord } from '../../_record/change-record'
import { lifeActorOf, SYSTEM_ACTOR } from '../../_record/life-actor'
import { statementIdOf, statementKind } from '../../_registry/statement-kind'

type Input = z.output<(typeof registryContract)['draftStatements']['input']>
/** So many are written at once. */
const TOGETHER = 20

/**
 * Drafts the year of each of the unit's members from what is stored, once nothing can be added to it any more: a draft keeps
 * its number. Who has one keeps it: twice is once, and a draft cut off goes on.
 */
export async function draftStatements({ unitId, year }: Input, ctx: Ctx): Promise<{ drafted: number }> {
  const actor = await lifeActorOf(ctx, 'unit')
  if (!actor.scopeIds.includes(unitId)) throw new AppError('NOT_ALLOWED')
  await refuseUnfinished(year, ctx.now)
  const members = await membersInYear(unitId, year)
  const done = await servicesDone(members.map(({ _id }) => _id), startOfYear(year), startOfYear(year + 1))
  for (let from = 0; from < members.length; from += TOGETHER) await Promise.all(members.slice(from, from + TOGETHER).map((member) => draft(member, unitId, year, done.get(member._id) ?? 0, ctx.now)))
  return { drafted: members.length }
}

/** Whose year it is to state: who belonged to the unit when it ended, also where they have another by now, or have left. */
async function membersInYear(unitId: string, year: number): Promise<readonly PersonDoc[]> {
  const [now, ever] = await Promise.all([membersOfUnit(unitId), everOfUnit(unitId)])
  const moved = (await loadPeople(ever)).filter(({ _id }) => !now.some((each) => each._id === _id))
  const all = [...now, ...moved]
  const spans = await unitSpansOf(all.map(({ _id }) => _id))
  // Who has no span yet is a member from before there were any, as long as they are one.
  return all.filter(({ _id, member }) => (spans.has(_id) ? unitOfYear(spans.get(_id) ?? [], startOfYear(year + 1) - 1) : member?.status === 'active' ? member.unitId : undefined) === unitId)
}

async function refuseUnfinished(year: number, now: number): Promise<void> {
  const lastDay = dayNumberAt(startOfYear(year + 1)) - 1
  const today = dayNumberAt(now)
  if (today <= lastDay + DAYS_OPEN) throw new AppError('INVALID_INPUT', { fields: { year: `${year} 年过完、记完账才能起草，最早 ${year + 1} 年 1 月 ${DAYS_OPEN + 1} 日` } })
  if (((await loadSettled())?.through ?? -1) < lastDay) throw new AppError('INVALID_INPUT', { fields: { year: `${year} 年的时长还没有记完账，请过一两天再来` } })
}

async function draft({ _id, label, communityId, streetId }: PersonDoc, unitId: string, year: number, services: number, now: number): Promise<void> {
  const blank = blankRecord('statement', statementIdOf(_id, year), { personId: _id, unitId, communityId, streetId })
  await beginRecord(statementKind, { ...blank, kind: 'statement', state: 'new', year, label, services }, 'draft', { actor: SYSTEM_ACTOR, now, requestKey: hash22('statement', _id, String(year)), payload: {} })
}
