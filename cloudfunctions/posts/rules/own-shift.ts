import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { shiftStore } from '../../_data/claims-repo'

/** All parts of a shift of a community the caller works for; NOT_FOUND for anybody else. */
export async function ownShift(shiftId: string, ctx: Ctx): Promise<readonly [ShiftPartDoc, ...ShiftPartDoc[]]> {
  const { scopeIds } = await actorOf(ctx, 'staff')
  const [first, ...rest] = await shiftStore.read(shiftId)
  if (first === undefined || !scopeIds.includes(first.communityId)) throw new AppError('NOT_FOUND')
  return [first, ...rest]
}
