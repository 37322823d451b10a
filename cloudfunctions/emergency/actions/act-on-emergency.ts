import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { RecordReceipt } from '@core/contract/records'
import type { EmergencyAction, EmergencyPayload } from '@core/domain/emergency/emergency-life'
import type { Level } from '@core/domain/emergency/levels'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { logWarning } from '../../_kit/log'
import type { Ctx } from '../../_kit/serve'
import { carryOut } from '../../_emergency/carry-out'
import { emergencyKind } from '../../_emergency/kinds'
import { partsOf, tallyOf } from '../../_emergency/tally'
import { finishStandDown } from '../../_emergency/timed'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf, SYSTEM_ACTOR } from '../../_record/life-actor'
import { ownEmergency } from '../rules/of-emergency'

interface Said {
  readonly as: 'street' | 'district'
  readonly emergencyId: string
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly level?: Level | undefined
  readonly endsAt?: number | undefined
  readonly did?: string | undefined
  readonly findings?: string | undefined
}

/** One row of the table. What it means beyond the record is carried out at once, and by the timer where that is cut off. */
export const actOnEmergency = (action: EmergencyAction) => async ({ as, emergencyId, note, reason, level, endsAt, did, findings }: Said, ctx: Ctx): Promise<RecordReceipt> => {
  const actor = await lifeActorOf(ctx, as)
  await checkNote([note, reason, did, findings], as, ctx)
  const loaded = await ownEmergency(emergencyId, actor)
  // Counted anew: a shift that ran when it was over was served to its end, and marks came in after that.
  const payload: EmergencyPayload = { note: note ?? did, reason, level, endsAt, findings, ...(action === 'review' ? { tally: tallyOf(await partsOf(loaded)) } : {}) }
  const { record, receipt } = await changeRecord(emergencyKind, { id: emergencyId, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload, loaded })
  await quickly(record, action, receipt.version, ctx.now)
  return receipt
}

/** People wait for what follows; where it does not come to its end here, the timer brings it there. */
async function quickly(record: EmergencyDoc, action: EmergencyAction, seq: number, now: number): Promise<void> {
  const { _id: id, state, startsAt } = record
  try {
    if (action === 'approve' && state === 'approved' && startsAt <= now) await changeRecord(emergencyKind, { id, action: 'begin', actor: SYSTEM_ACTOR, now, requestKey: hash22('begin', id), payload: {} })
    if (action === 'standDown' && state === 'standingDown') await finishStandDown(record, now)
    const entry = record.log.find((each) => each.seq === seq)
    if (action === 'agreeChange' && entry !== undefined) await carryOut(record, entry, now)
  } catch (error) {
    logWarning({ fn: 'emergency', warning: 'CARRIED_ON_BY_TIMER', what: error instanceof AppError ? error.code : 'INTERNAL' })
  }
}
