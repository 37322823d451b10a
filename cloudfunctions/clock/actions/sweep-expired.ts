import { PASSING, removeExpired } from '../../_data/expired-repo'

/** Deleted per firing and collection; what is left waits a minute. */
const BATCH = 200
const EVERY_MS = 7 * 24 * 3_600_000
/** An instance whose clock is behind may still believe a ticket: it must find the row that says it was used. */
const MARGIN_MS = 10 * 60_000
/** When this instance last found nothing more to delete. */
let sweptAt = 0

/** Desk tickets and early verdicts that are over, a few bytes each and good for nothing. Once a week, and every minute while there is a heap of them. */
export async function sweepExpired(now: number): Promise<number> {
  // A clock that went backwards must not stop the sweeping for ever.
  if (now < sweptAt + EVERY_MS && now >= sweptAt) return 0
  const removed: number[] = []
  for (const collection of PASSING) removed.push(await removeExpired(collection, now - MARGIN_MS, BATCH))
  if (removed.every((count) => count < BATCH)) sweptAt = now
  return removed.reduce((sum, count) => sum + count, 0)
}
