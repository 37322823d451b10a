import type * as z from 'zod'
import type { emergencyContract } from '@core/contract/emergency'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { RecordReceipt } from '@core/contract/records'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { directory } from '../../_data/directory'
import { touchedBy } from '../../_emergency/area'
import { emergencyKind } from '../../_emergency/kinds'
import { beginRecord, blankRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { emergencyIdOf } from '../rules/of-emergency'

type Input = z.output<(typeof emergencyContract)['draft']['input']>

/** A phone's clock is minutes off: who says «at once» means it. */
const AT_ONCE_MS = 10 * 60_000

/** Drafted for areas of one's own. It says nothing to anybody until the district has approved it. */
export async function draftEmergency({ as, title, reason, level, areaIds, startsAt, endsAt }: Input, ctx: Ctx): Promise<RecordReceipt> {
  const [actor, dir] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now)])
  const touched = touchedBy(dir, areaIds)
  if (touched === undefined) throw new AppError('INVALID_INPUT', { fields: { areaIds: '有一个范围没有找到，请重新选' } })
  if (as === 'street' && touched.streetIds.some((id) => !actor.scopeIds.includes(id))) throw new AppError('OUT_OF_SCOPE')
  await checkNote([title, reason], as, ctx)
  const blank: EmergencyDoc = {
    ...blankRecord('emergency', emergencyIdOf(ctx.requestKey), {}), kind: 'emergency', state: 'new', title, reason, level, areaIds: [...new Set(areaIds)], ...touched, startsAt: startsAt <= ctx.now + AT_ONCE_MS ? ctx.now : startsAt, endsAt, draftedBy: '', rounds: 0, reminded: 0,
  }
  return (await beginRecord(emergencyKind, blank, 'draft', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })).receipt
}
