import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claim, Ending, ShiftLine } from '@core/domain/post/shift'
import { claimIn, isLastTime, promisedUntil } from '@core/domain/post/shift'
import type { ShiftStore } from '../_data/shift-store'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'

/** What collides is read again and tried again, this often. */
const ATTEMPTS = 3
/** Places handed on in one go; what is left is handed on by the timer. */
const PROMOTIONS_MAX = 50

export interface Handover {
  readonly shiftId: string
  readonly memberId: string
  readonly by: string
  readonly now: number
  readonly requestKey: string
  readonly reason?: string
  /** How the claim ends, or why it may not. Throws AppError to refuse. */
  readonly ending: (claim: Claim, first: ShiftPartDoc) => Ending
}

/**
 * Ends a claim: the guarded reverse of making one. The place is kept for who waits, and theirs at once. A retry finds the
 * line it wrote; cut off after it, the timer hands the place on.
 */
export async function giveBack(store: ShiftStore, { shiftId, memberId, by, now, requestKey, reason, ending }: Handover): Promise<ShiftLine> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const parts = await store.read(shiftId)
    const before = parts.flatMap(({ log }) => log).find(({ id }) => id === requestKey)
    if (before !== undefined) return before
    const [first] = parts
    const found = claimIn(parts, memberId)
    if (first === undefined) throw new AppError('NOT_FOUND')
    if (found === undefined) throw new AppError('NOT_HELD')
    const { part, claim } = found
    // Both sides have agreed: in a moment it is the other's.
    if (claim.swap !== undefined) throw new AppError('SWAP_UNDER_WAY')
    // Who stands there signs out: giving the place back would take away the proof that they came.
    if (claim.in !== undefined && by !== 'system') throw new AppError('CAME_ALREADY')

    const keep = first.waiters.length > 0 && first.state === 'open'
    const line: ShiftLine = { id: requestKey, action: ending(claim, first), at: now, by, of: memberId, since: claim.at, key: claim.key, ...(reason === undefined ? {} : { reason }) }
    // Whoever joins the list in this very moment was there before the place was free: it is read again, and kept for them.
    if (await store.giveBack({ part, memberId, before: claim, keep, unwaited: !keep && first.state === 'open', line })) {
      if (by === memberId && isLastTime(parts, memberId)) await store.bar(shiftId, memberId)
      if (keep) await promote(store, shiftId, now)
      return line
    }
  }
  throw new AppError('BUSY')
}

/**
 * Places that are free go to who waits, the longest first, each as a promise they confirm. Any step of it may be the last:
 * a promise is one write, the list is shortened by the same one or by the next look, and the unique index lets nobody have two.
 */
export async function promote(store: ShiftStore, shiftId: string, now: number): Promise<number> {
  let promised = 0
  for (let step = 0; step < PROMOTIONS_MAX; step += 1) {
    const parts = await store.read(shiftId)
    const [first] = parts
    const waiter = first?.waiters[0]
    if (first === undefined || first.state !== 'open') return promised
    if (waiter === undefined) {
      const kept = parts.find(({ freed }) => freed > 0)
      if (kept === undefined || !(await store.unkeep(kept, now))) return promised
      continue
    }
    const part = parts.find(({ freed }) => freed > 0) ?? parts.find(({ left }) => left > 0)
    // Somebody who holds a place does not wait: a promise that was cut off before the list was shortened.
    if (claimIn(parts, waiter.id) !== undefined) {
      if (!(await store.leave(shiftId, waiter, now))) return promised
      continue
    }
    if (part === undefined || now >= first.startsAt) return promised

    const claim: Claim = { state: 'promised', at: now, key: waiter.key, label: waiter.label, until: promisedUntil(first, now) }
    const line: ShiftLine = { id: hash22('promote', shiftId, waiter.id, String(waiter.at)), action: 'promote', at: now, by: 'system', of: waiter.id }
    const given = await store.promise({ part, waiter, claim, line })
    if (given === false) return promised
    if (given === true) promised += 1
    // In the first part they left the list with the same write.
    if (part.part !== 0 || given === 'elsewhere') await store.leave(shiftId, waiter, now)
  }
  return promised
}

/** Promises nobody confirmed in time go to the next; requests nobody answered before the start end with it. */
export async function lapseClaims(store: ShiftStore, shiftId: string, now: number): Promise<number> {
  const parts = await store.read(shiftId)
  let lapsed = 0
  for (const part of parts) {
    for (const [memberId, claim] of Object.entries(part.claims)) {
      const over = overAt(part, memberId, claim, now)
      if (over === undefined) continue
      // A request ends with the start: by then nobody waits for its place.
      const keep = claim.state === 'promised' && (parts[0]?.waiters.length ?? 0) > 0
      if (await store.giveBack({ part, memberId, before: claim, keep, unwaited: claim.state === 'promised' && !keep, line: { ...over, at: now, by: 'system', of: memberId, since: claim.at, key: claim.key } })) lapsed += 1
    }
  }
  if (lapsed > 0) await promote(store, shiftId, now)
  return lapsed
}

/** How a claim ends that waited too long; undefined while it may go on. */
function overAt({ _id, shiftId, startsAt }: ShiftPartDoc, memberId: string, { state, at, until = 0, key }: Claim, now: number): Pick<ShiftLine, 'id' | 'action' | 'reason'> | undefined {
  if (state === 'promised' && until <= now) return { id: hash22('lapse', shiftId, memberId, String(at)), action: 'lapse' }
  if (state === 'asked' && startsAt <= now) return { id: hash22('unanswered', _id, memberId, key), action: 'refuse', reason: '开始以前社区没有答复' }
  return undefined
}

/** Whether some claim of a part has waited too long. */
export const someOver = (part: ShiftPartDoc, now: number): boolean => Object.entries(part.claims).some(([memberId, claim]) => overAt(part, memberId, claim, now) !== undefined)
