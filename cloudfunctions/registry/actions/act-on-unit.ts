import type { RecordReceipt } from '@core/contract/records'
import type { UnitAction, UnitPayload } from '@core/domain/unit/unit-life'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { pairedCommunity } from '../../_data/directory'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { unitKind, unitRecordIdOf } from '../../_registry/unit-kind'
import { openUnit } from '../rules/unit-kind'

interface Input extends Omit<UnitPayload, 'plan' | 'note' | 'reason'> {
  readonly as: 'unit' | 'staff'
  readonly unitId: string
  readonly plan?: { readonly year: number; readonly items: readonly { readonly id?: string | undefined; readonly title: string; readonly month: number }[] } | undefined
}

/** One row of the unit's table: by the unit, or by the community it is paired with. */
export const actOnUnit = (action: UnitAction) => async (input: Input, ctx: Ctx): Promise<RecordReceipt> => {
  const { as, unitId, plan, ...said } = input
  const actor = await lifeActorOf(ctx, as)
  const paired = await pairedCommunity(unitId, ctx.now)
  if (paired === undefined) throw new AppError('UNIT_UNKNOWN')
  if (!actor.scopeIds.includes(as === 'unit' ? unitId : paired.communityId)) throw new AppError('NOT_ALLOWED')
  await checkNote([said.title, said.text, said.contact?.name, ...(plan?.items ?? []).map(({ title }) => title)], as, ctx)
  await openUnit(unitId, ctx.now)
  // What is new is called after the request that brought it: a retry brings the same.
  const ids = { ...(action === 'addItem' ? { itemId: ctx.requestKey } : {}), ...(plan === undefined ? {} : { plan: { year: plan.year, items: plan.items.map((item, at) => ({ ...item, id: item.id ?? hash22('planItem', ctx.requestKey, String(at)) })) } }) }
  const { receipt } = await changeRecord(unitKind, { id: unitRecordIdOf(unitId), action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { ...said, ...ids } })
  return receipt
}
