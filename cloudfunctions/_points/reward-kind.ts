import type { RewardDoc } from '@core/contract/points-documents'
import { rewardDoc } from '@core/contract/points-documents'
import type { RewardAction, RewardPayload } from '@core/domain/points/reward-life'
import { rewardLife } from '@core/domain/points/reward-life'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import type { RecordKind } from '../_record/change-record'
import { changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { timedKind } from '../_record/timed-kind'

export const rewardKind: RecordKind<RewardDoc, RewardPayload, RewardAction> = { kind: 'reward', schema: rewardDoc, life: rewardLife<RewardDoc>(), closed: ['closed'] }
export const timedReward = timedKind(rewardKind, { title: ({ title }) => title })

/** One step of a reward's stock for a wallet's item; twice is once. False: nothing is left of it. */
export async function stepStock(action: 'keep' | 'putBack' | 'hand', rewardId: string, itemId: string, now: number): Promise<boolean> {
  try {
    await changeRecord(rewardKind, { id: rewardId, action, actor: SYSTEM_ACTOR, now, requestKey: hash22(action, itemId), payload: {} })
    return true
  } catch (error) {
    if (error instanceof AppError && (error.code === 'SOLD_OUT' || error.code === 'REWARD_CLOSED')) return false
    throw error
  }
}
