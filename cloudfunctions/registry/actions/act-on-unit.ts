import type { RecordReceipt } from '@core/contract/records'
import type { UnitAction, UnitPayload } from '@core/domain/unit/unit-life'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { pairedCommunity } from '../../_data/directory'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { unitKind, unitRecordIdOf } from '../../_registry/unit-kind'
import { openUnit } from '../rules/unit-kind'

interface Input extends Omit<UnitPayload, 'note' | 'reason' | 'paired'> {
  readonly as: 'unit' | 'staff'
  readonly unitId: string
}
const BRINGS: readonly UnitAction[] = ['addItem', 'addPlanItem']

/** One row of the unit's table: by the unit, or by the community it is paired with. */
export const actOnUnit = (action: UnitAction) => async (input: Input, ctx: Ctx): Promise<RecordReceipt> => {
  const { as, unitId, ...said } = input
  const actor = await lifeActorOf(ctx, as)
  const paired = await pairedCommunity(unitId, ctx.now)
  if (paired === undefined) throw new AppError('UNIT_UNKNOWN')
  if (!actor.scopeIds.includes(as === 'unit' ? unitId : paired.communityId)) throw new AppError('NOT_ALLOWED')
  await checkNote([said.title, said.text, said.contact?.name], as, ctx)
  await openUnit(unitId, ctx.now)
  // What is new is called after the request that brought it: a retry brings the same.
  const made = BRINGS.includes(action) ? { itemId: ctx.requestKey } : {}
  const { receipt } = await changeRecord(unitKind, { id: unitRecordIdOf(unitId), action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { ...said, ...made } })
  return receipt
}
