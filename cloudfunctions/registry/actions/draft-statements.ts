import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { registryContract } from '@core/contract/registry'
import { startOfYear, yearOf } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { membersOfUnit } from '../../_data/people-repo'
import { servicesDone } from '../../_data/services-done-repo'
import { beginRecord, blankRecord } from '../../_record/change-record'
import { lifeActorOf, SYSTEM_ACTOR } from '../../_record/life-actor'
import { statementIdOf, statementKind } from '../../_registry/statement-kind'

type Input = z.output<(typeof registryContract)['draftStatements']['input']>
/** So many are written at once. */
const TOGETHER = 20

/** Drafts the year of each of the unit's members from what is stored. Who has one keeps it: twice is once, and a draft cut off goes on. */
export async function draftStatements({ unitId, year }: Input, ctx: Ctx): Promise<{ drafted: number }> {
  const actor = await lifeActorOf(ctx, 'unit')
  if (!actor.scopeIds.includes(unitId)) throw new AppError('NOT_ALLOWED')
  if (year > yearOf(ctx.now)) throw new AppError('INVALID_INPUT', { fields: { year: '那一年还没有到' } })
  const members = await membersOfUnit(unitId)
  const done = await servicesDone(members.map(({ _id }) => _id), startOfYear(year), startOfYear(year + 1))
  for (let from = 0; from < members.length; from += TOGETHER) await Promise.all(members.slice(from, from + TOGETHER).map((member) => draft(member, unitId, year, done.get(member._id) ?? 0, ctx.now)))
  return { drafted: members.length }
}

async function draft({ _id, label, communityId, streetId }: PersonDoc, unitId: string, year: number, services: number, now: number): Promise<void> {
  const blank = blankRecord('statement', statementIdOf(_id, year), { personId: _id, unitId, communityId, streetId })
  await beginRecord(statementKind, { ...blank, kind: 'statement', state: 'new', year, label, services }, 'draft', { actor: SYSTEM_ACTOR, now, requestKey: hash22('statement', _id, String(year)), payload: {} })
}
