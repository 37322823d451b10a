import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftStore } from '../_data/shift-store'
import { shiftsOf } from '../_data/shifts-repo'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { giveBack } from './give-back'

export interface Drop {
  /** What it follows from: the same cause drops nothing twice. */
  readonly cause: string
  readonly now: number
  /** Told beside it. */
  readonly reason: string
  /** What they may keep; nothing where it is left out. */
  readonly stays?: (part: ShiftPartDoc) => boolean
}

/**
 * After a member's role has gone, or they have moved: places of shifts to come are free again, for who waits first, and they
 * wait for none themselves. A shift that has begun stays as it is: whoever came has come.
 */
export async function dropClaims(store: ShiftStore, memberId: string, { cause, now, reason, stays = () => false }: Drop): Promise<number> {
  let dropped = 0
  for (const part of await shiftsOf([memberId], now)) {
    if (part.startsAt <= now || part.state !== 'open' || stays(part)) continue
    const key = hash22('dropClaim', part.shiftId, memberId, cause)
    const waiter = part.waiters.find(({ id }) => id === memberId)
    if (waiter !== undefined && (await store.leave(part.shiftId, waiter, now, { id: hash22('dropWait', part.shiftId, memberId, cause), action: 'remove', at: now, by: 'system', of: memberId, since: waiter.at, key: waiter.key, reason }))) dropped += 1
    if (!Object.hasOwn(part.claims, memberId)) continue
    try {
      await giveBack(store, { shiftId: part.shiftId, memberId, by: 'system', now, requestKey: key, reason, ending: () => 'remove' })
      dropped += 1
    } catch (error) {
      // Given back by themselves in this very moment; anything else is tried again by whoever took the role away.
      if (!(error instanceof AppError && error.code === 'NOT_HELD')) throw error
    }
  }
  return dropped
}
