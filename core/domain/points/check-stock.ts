import type { PastLine } from './check-wallet'
import { FOLLOWS_WITHIN_MS } from './check-wallet'
import type { Reward } from './reward-life'
import { REMEMBERED_MS } from './wallet-life'

/** What all wallets say of a reward: pieces that wait to be collected, and that were, as far as they remember; the newest change of any of them. */
export interface Reserved { readonly kept: number; readonly collected: number; readonly changedAt: number }
type Stored = Pick<Reward, 'left' | 'kept' | 'handed'> & { readonly createdAt: number; readonly updatedAt: number }

/** Which of its numbers a stored reward does not share with its own history, or with what is reserved and was handed over. */
export function wrongStock(reward: Stored, lines: readonly PastLine[], reserved: Reserved, now: number): readonly ('left' | 'kept' | 'handed')[] {
  const times = (action: string) => lines.filter((line) => line.action === action).length
  // Where a line changed it, it says how many were left.
  const left = Number(lines.findLast(({ data }) => data?.['left'] !== undefined)?.data?.['left'] ?? 0)
  const [kept, handed] = [times('keep') - times('putBack') - times('hand'), times('hand')]
  // Stock follows a wallet's line within minutes: until then neither is wrong.
  const follows = Math.max(reward.updatedAt, reserved.changedAt) <= now - FOLLOWS_WITHIN_MS
  const remembersAll = reward.createdAt > now - REMEMBERED_MS
  const differs = {
    left: reward.left !== left,
    kept: reward.kept !== kept || (follows && reward.kept !== reserved.kept),
    handed: reward.handed !== handed || (follows && (remembersAll ? reward.handed !== reserved.collected : reward.handed < reserved.collected)),
  }
  return (['left', 'kept', 'handed'] as const).filter((which) => differs[which])
}
