import type { SwapDoc } from '@core/contract/swaps'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claim, ShiftLine } from '@core/domain/post/shift'
import { claimIn } from '@core/domain/post/shift'
import type { ShiftStore } from '../_data/shift-store'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { promote } from './give-back'

/** What collides is read again and tried again, this often. */
const ATTEMPTS = 4

export type Swapped = Pick<SwapDoc, '_id' | 'personId' | 'colleagueId' | 'labels' | 'give' | 'back'>
interface Move { readonly swapId: string; readonly shiftId: string; readonly from: string; readonly to: string; readonly label: string; readonly key: string; readonly now: number }

const moveId = (swapId: string, shiftId: string): string => hash22('swap', swapId, shiftId)
const keptKey = (swapId: string): string => hash22('swapKeep', swapId)
const hasLine = (parts: readonly ShiftPartDoc[], id: string): boolean => parts.some(({ log }) => log.some((line) => line.id === id))

/**
 * Carries out a swap both agreed to, from its line: now, or by the timer where it was cut off; twice is once. What is given in
 * return is kept first (nobody can give it back meanwhile), then the offered place moves: that write decides. After it the
 * second always can be made, so nobody ends with two places or none. A place that is gone meanwhile: nothing moves (false).
 */
export async function carrySwap(store: ShiftStore, swap: Swapped, now: number): Promise<boolean> {
  const { _id: swapId, give, back, personId, colleagueId, labels } = swap
  const there = { swapId, shiftId: give.shiftId, from: personId, to: colleagueId, label: labels.colleague, key: give.key, now }
  const isKept = back === undefined || (await keep(store, swapId, back, colleagueId, now))
  const isDone = isKept && (await move(store, there, canStillMove(now)))
  if (isDone && back !== undefined && !(await move(store, { swapId, shiftId: back.shiftId, from: colleagueId, to: personId, label: labels.giver, key: keptKey(swapId), now }, () => true))) throw new AppError('BUSY')
  return isDone
}

/** What was kept for a swap that came to nothing can be given back again. */
export async function freeSwap(store: ShiftStore, { _id: swapId, back, colleagueId }: Swapped, now: number): Promise<void> {
  if (back === undefined) return
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = claimIn(await store.read(back.shiftId), colleagueId)
    if (found?.claim.key !== keptKey(swapId)) return
    const { swap: _swap, ...free } = found.claim
    // Under another key than before: a second hand of this swap that comes late cannot keep it again.
    const after: Claim = { ...free, key: hash22('swapFree', swapId) }
    if (await store.change({ part: found.part, memberId: colleagueId, before: found.claim, after, line: lineOf('swapFree', hash22('swapFreeLine', swapId), colleagueId, now) })) return
  }
  throw new AppError('BUSY')
}

/** Whether the claim given in return is kept for this swap, or has moved with it already. */
async function keep(store: ShiftStore, swapId: string, { shiftId, key }: NonNullable<SwapDoc['back']>, memberId: string, now: number): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const parts = await store.read(shiftId)
    if (hasLine(parts, moveId(swapId, shiftId))) return true
    const found = claimIn(parts, memberId)
    if (found?.claim.key === keptKey(swapId)) return true
    if (found === undefined || found.claim.key !== key || !canStillMove(now)(found.part, found.claim)) return false
    const after: Claim = { ...found.claim, key: keptKey(swapId), swap: swapId }
    if (await store.change({ part: found.part, memberId, before: found.claim, after, line: { ...lineOf('swapKeep', hash22('swapKeepLine', swapId), memberId, now), key } })) return true
  }
  throw new AppError('BUSY')
}

const canStillMove = (now: number) => ({ state, startsAt }: ShiftPartDoc, claim: Claim): boolean => claim.state === 'held' && claim.in === undefined && state === 'open' && now < startsAt

/** One place from one to the other, in one write. Moved already: yes. Not the claim that was meant any more: no. */
async function move(store: ShiftStore, { swapId, shiftId, from, to, label, key, now }: Move, fits: (part: ShiftPartDoc, claim: Claim) => boolean): Promise<boolean> {
  const line: ShiftLine = { ...lineOf('swap', moveId(swapId, shiftId), from, now), key }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const parts = await store.read(shiftId)
    if (hasLine(parts, line.id)) return true
    const found = claimIn(parts, from)
    if (found === undefined || found.claim.key !== key || !fits(found.part, found.claim)) return false
    const { part, claim: before } = found
    if (claimIn(parts, to) !== undefined) {
      // They came to a place of this shift by themselves: theirs stands, this one goes to who waits.
      const isWaitedFor = (parts[0]?.waiters.length ?? 0) > 0
      if (!(await store.giveBack({ part, memberId: from, before, keep: isWaitedFor, unwaited: !isWaitedFor, line }))) continue
      if (isWaitedFor) await promote(store, shiftId, now)
      return true
    }
    const claim: Claim = { state: part.approval ? 'asked' : 'held', at: now, key: line.id, label }
    if ((await store.handOver({ part, memberId: from, before, to, claim, line })) === true) return true
  }
  throw new AppError('BUSY')
}

const lineOf = (action: ShiftLine['action'], id: string, of: string, at: number): ShiftLine => ({ id, action, at, by: 'system', of })
