import type { OrderDoc } from '@core/contract/documents'
import { seatIdOf } from '@core/domain/order/seats'
import { AppError } from '../../_kit/app-error'
import { database } from '../../_data/db'
import { loadOrder, writeCodeTries } from '../../_data/orders-repo'

/** Wrong start codes a seat has in any hour [own]: of ten thousand codes a guesser gets through to one in two thousand. */
const MAX_TRIES = 5
const HOUR_MS = 3_600_000
const ATTEMPTS = 3

export const isLocked = (doc: OrderDoc, seatId: string, now: number): boolean => (doc.codeTries?.[seatId]?.lockedUntil ?? 0) > now

/** The same, asked of the database: a right code among many sent at once must come before the lock, as it is stored. */
export function notLocked(seatId: string, now: number): Record<string, unknown> {
  const _ = database().command
  return { [`codeTries.${seatId}.lockedUntil`]: _.not(_.gt(now)) }
}

/** Writes a wrong code down before its sender hears that it was wrong; throws when there are no tries left. */
export async function countWrongCode(orderId: string, memberId: string, now: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const doc = await loadOrder(orderId)
    const seatId = doc === null ? undefined : seatIdOf(doc, memberId)
    if (doc === null || seatId === undefined) throw new AppError('NOT_ASSIGNEE')
    if (isLocked(doc, seatId, now)) throw new AppError('CODE_TRIED_TOO_OFTEN')
    const before = doc.codeTries?.[seatId]
    const times = [...(before?.times ?? []).filter((at) => at > now - HOUR_MS), now]
    const lockedUntil = times.length >= MAX_TRIES ? (times[0] ?? now) + HOUR_MS : 0
    if (await writeCodeTries(doc, seatId, { total: (before?.total ?? 0) + 1, times, lockedUntil })) return
  }
  throw new AppError('BUSY')
}
