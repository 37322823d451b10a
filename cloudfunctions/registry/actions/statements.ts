import type * as z from 'zod'
import type { PersonRole } from '@core/contract/common'
import type { RecordReceipt } from '@core/contract/records'
import type { registryContract, StatementView } from '@core/contract/registry'
import { statementDoc } from '@core/contract/registry-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { yearOf } from '@core/domain/unit/year'
import type { StatementAction } from '@core/domain/statement/statement-life'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { anyOf } from '../../_data/any-of'
import { database } from '../../_data/db'
import { unitNames } from '../../_data/directory'
import { allRecordsOf } from '../../_data/records-repo'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { statementKind } from '../../_registry/statement-kind'

type Input = z.output<(typeof registryContract)['statements']['input']>
/** A unit looks at the year that is over, and the one before it. */
const YEARS = 2

/** One's own; what members have seen and let go, for their unit; what somebody objected to, for the community. */
export async function listStatements({ as }: Input, ctx: Ctx): Promise<{ items: StatementView[]; now: number }> {
  const [actor, units] = await Promise.all([lifeActorOf(ctx, as), unitNames(ctx.now)])
  const found = [...(await allRecordsOf(statementDoc, 'statement', whose(as, actor, yearOf(ctx.now))))].sort((a, b) => b.updatedAt - a.updatedAt)
  return {
    now: ctx.now,
    items: found.map((each) => ({
      id: each._id, year: each.year, label: each.label, unit: units.get(each.unitId) ?? '', services: each.services, state: each.state, until: each.until, objection: each.objection, answer: each.answer,
      actions: [...actionsOf(statementKind.life, each, { now: ctx.now, calendar: districtCalendar, actor })],
    })),
  }
}

function whose(as: Input['as'], { id, scopeIds }: LifeActor, year: number): Readonly<Record<string, unknown>> {
  switch (as) {
    case 'resident': return { personId: id }
    // Nothing a member has not let go: asked of the database, not filtered afterwards.
    case 'unit': return { unitId: anyOf(scopeIds), open: false, state: 'released', year: database().command.gte(year - YEARS) }
    case 'staff': return { communityId: anyOf(scopeIds), open: true, state: 'objected' }
  }
}

interface Said { readonly as?: PersonRole; readonly statementId: string; readonly note?: string | undefined; readonly services?: number | undefined }

/** One row of a statement's table. */
export const actOnStatement = (action: StatementAction) => async ({ as = 'resident', statementId, note, services }: Said, ctx: Ctx): Promise<RecordReceipt> => {
  const actor = await lifeActorOf(ctx, as)
  await checkNote([note], as, ctx)
  return (await changeRecord(statementKind, { id: statementId, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note, services } })).receipt
}
