import type { AdjustmentDoc } from '@core/contract/points-documents'
import { adjustmentDoc } from '@core/contract/points-documents'
import type { AdjustmentAction, AdjustmentPayload } from '@core/domain/points/adjustment-life'
import { adjustmentLife } from '@core/domain/points/adjustment-life'
import { issuedAccount, memberAccount, moved } from '@core/domain/points/ledger'
import type { RecordKind } from '../_record/change-record'
import { book } from './book'

export const adjustmentKind: RecordKind<AdjustmentDoc, AdjustmentPayload, AdjustmentAction> = { kind: 'adjustment', schema: adjustmentDoc, life: adjustmentLife<AdjustmentDoc>(), closed: ['approved', 'declined', 'withdrawn', 'lapsed'] }

/** Once approved it is an entry of its own, on the day it puts right. */
export async function settleAdjustment({ _id, personId, service, day, minutes, points }: AdjustmentDoc, action: string, now: number): Promise<void> {
  if (action !== 'approve') return
  const lines = [...moved(issuedAccount(service), memberAccount(personId), 'minutes', minutes), ...moved(issuedAccount(service), memberAccount(personId), 'points', points)]
  await book({ kind: 'adjust', recordId: _id, people: [personId], lines, now, day })
}
