import type { AdjustmentDoc } from '@core/contract/points-documents'
import { adjustmentDoc } from '@core/contract/points-documents'
import type { AdjustmentAction, AdjustmentPayload } from '@core/domain/points/adjustment-life'
import { adjustmentLife } from '@core/domain/points/adjustment-life'
import { issuedAccount, memberAccount, moved, servedOf } from '@core/domain/points/ledger'
import { DAY_MINUTES, noRoomFor, roomOf } from '@core/domain/points/room'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { entriesOfDays, entryOf } from '../_data/ledger-repo'
import { loadRecords } from '../_data/records-repo'
import type { RecordKind } from '../_record/change-record'
import { book } from './book'
import { letIn } from './let-in'

export const adjustmentKind: RecordKind<AdjustmentDoc, AdjustmentPayload, AdjustmentAction> = { kind: 'adjustment', schema: adjustmentDoc, life: adjustmentLife<AdjustmentDoc>(), closed: ['approved', 'declined', 'withdrawn', 'lapsed'] }

/** Once approved it is an entry of its own, on the day it puts right. */
export async function settleAdjustment({ _id, personId, service, day, minutes, points }: AdjustmentDoc, action: string, now: number): Promise<void> {
  if (action !== 'approve') return
  const lines = [...moved(issuedAccount(service), memberAccount(personId), 'minutes', minutes), ...moved(issuedAccount(service), memberAccount(personId), 'points', points)]
  await book({ kind: 'adjust', recordId: _id, people: [personId], lines, now, day })
}

type OfDay = Pick<AdjustmentDoc, 'personId' | 'service' | 'day' | 'minutes'>

/** Makes sure that the day has room for it, whoever approves another of the same day in the same moment. */
export async function letAdjustmentIn(adjustment: AdjustmentDoc): Promise<void> {
  const { _id, personId, day, minutes } = adjustment
  if (minutes === 0) return
  await letIn(hash22('allowance', 'adjust', personId, String(day)), _id, (others) => refuseImpossible(adjustment, others))
}

/** No day comes to less than nothing, and none has more than twenty-four hours. `others`: adjustments that may not be in the ledger yet; answers which of them count. */
export async function refuseImpossible({ personId, service, day, minutes }: OfDay, others: readonly string[] = []): Promise<readonly string[]> {
  const [adjustments, entries] = await Promise.all([loadRecords(adjustmentDoc, 'adjustment', others), entriesOfDays(day, day, [personId])])
  const booked = new Set(entries.flatMap(({ cause }) => ('recordId' in cause ? [cause.recordId] : [])))
  const beside = adjustments.filter(({ _id, state }) => !booked.has(_id) && (state === 'proposed' || state === 'approved'))
  const room = roomOf(servedOf(entries.map(entryOf), memberAccount(personId)), beside)
  const refusal = noRoomFor({ service, minutes }, room)
  const left = DAY_MINUTES - room.most
  if (refusal === 'tooLittle') throw new AppError('INVALID_INPUT', { fields: { minutes: `这一天只记了 ${room.least[service]} 分钟，减不了这么多` } })
  if (refusal === 'tooMuch') throw new AppError('INVALID_INPUT', { fields: { minutes: left > 0 ? `一天只有 24 小时，这一天已经记了 ${room.most} 分钟，最多再加 ${left} 分钟` : '这一天已经记满 24 小时，不能再加' } })
  return beside.map(({ _id }) => _id)
}
