import type { SwapDoc } from '@core/contract/swaps'
import { swapDoc } from '@core/contract/swaps'
import type { SwapAction, SwapPayload } from '@core/domain/post/swap-life'
import { swapLife } from '@core/domain/post/swap-life'
import { shiftStore } from '../_data/claims-repo'
import { hash22 } from '../_kit/ids'
import type { RecordKind } from '../_record/change-record'
import { changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { timedKind } from '../_record/timed-kind'
import { carrySwap, freeSwap } from './carry-swap'

export const swapKind: RecordKind<SwapDoc, SwapPayload, SwapAction> = { kind: 'swap', schema: swapDoc, life: swapLife<SwapDoc>(), closed: ['done', 'refused', 'withdrawn', 'lapsed', 'failed'] }

/** Both halves, then what came of it; what was kept for nothing is free again, by this hand or from the line. */
export async function settleSwap(swap: SwapDoc, now: number): Promise<SwapDoc['state']> {
  const isDone = await carrySwap(shiftStore, swap, now)
  const { record } = await changeRecord(swapKind, { id: swap._id, action: isDone ? 'finish' : 'fail', actor: SYSTEM_ACTOR, now, requestKey: hash22('swapEnd', swap._id), payload: {} })
  if (!isDone) await freeSwap(shiftStore, swap, now)
  return record.state
}

/** Whoever is asked may send one of their few WeChat messages on it, and so may whoever hears what became of it. */
const message = (action: string) => (action === 'ask' ? 'offerWaiting' as const : 'taskChanged' as const)

export const timedSwap = timedKind(swapKind, {
  title: ({ give }) => give.title,
  readers: ({ colleagueId }, audience) => (audience === 'colleague' ? [{ to: colleagueId, as: 'member' }] : []),
  message,
  follow: async (swap, { action }, now) => {
    if (action === 'agree') await settleSwap(swap, now)
    if (action === 'fail') await freeSwap(shiftStore, swap, now)
  },
})
