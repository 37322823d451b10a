import { ADJUSTMENT_MOST } from '@core/domain/points/adjustment-life'
import type { PointsRules } from '@core/domain/points/rules'
import { DAYS_OPEN, daysOf } from '@core/domain/points/settle'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { servedAt } from '../../_data/activity-marks-repo'
import { addEntries, entriesOfDays, newestSettledDay } from '../../_data/ledger-repo'
import type { Settled } from '../../_data/settled-repo'
import { loadSettled, saveSettled } from '../../_data/settled-repo'
import { shiftsCameTo } from '../../_data/shifts-repo'
import { ordersChangedSince } from '../../_data/timed-orders'
import { owedFor } from '../../_points/owed'
import { owedAgain } from '../../_points/owed-again'
import { pointsRules } from '../../_points/rules-kind'
import type { Theirs, TheirVisit } from '../../_points/services'
import { servicesWith, visitsOf } from '../../_points/services'

/** Days one run works out at most: a function lives a minute, and after a long silence of the timer there are many. */
const AT_ONCE = 14
/** Whether the last run of this instance left days to the next one. What failed waits for the night: the mark keeps its place. */
let isBehind = false

/**
 * Once a day, what the days' services come to, member by member: those that may still change, and before them all that no
 * night has settled for good, however long the timer was silent. Worked out from orders, shifts and activities anew each time:
 * told twice, late or in any order, the ledger ends up the same, and a day that changed is reversed and entered again.
 */
export async function settleDays(now: number): Promise<{ readonly entered: number }> {
  isBehind = false
  const [mark, versions] = await Promise.all([loadSettled(), pointsRules()])
  const { entered, to } = await settleOpen(mark, versions, now)
  const through = Math.min(to, dayNumberAt(now) - DAYS_OPEN)
  isBehind = to < dayNumberAt(now) - 1
  // Only now: cut off before, the same days are worked out once more, and come to the same entries.
  await saveSettled(mark, { through, to })
  return { entered }
}

/** Every minute, what a night did not come to the end of; nothing to ask for where it did. */
export const settleRest = async (now: number): Promise<number> => (isBehind ? (await settleDays(now)).entered : 0)

async function settleOpen(mark: Settled | undefined, versions: readonly PointsRules[], now: number): Promise<{ readonly entered: number; readonly to: number }> {
  const today = dayNumberAt(now)
  const begin = await firstDay(mark, today)
  const until = (from: number) => Math.min(from + AT_ONCE, today) - 1
  const { services, visits } = await servedIn(begin.day, begin.isFirst ? today - 1 : until(begin.day))
  const from = begin.isFirst ? services.flatMap(daysOf).reduce((first, day) => Math.max(begin.day, Math.min(first, day)), today - DAYS_OPEN) : begin.day
  const to = until(from)
  const entries = await entriesOfDays(from, to)
  const made = [...(await owedAgain(visits, { before: from, versions, now })), ...owedFor(Array.from({ length: to - from + 1 }, (_, i) => from + i), { services, entries, versions, now })]
  if (made.length > 0) await addEntries(made)
  return { entered: made.length, to }
}

/** Where a run begins. A system that never settled anything begins with its first service. */
async function firstDay(mark: Settled | undefined, today: number): Promise<{ readonly day: number; readonly isFirst: boolean }> {
  const settled = mark?.through ?? (await newestSettledDay())
  return settled === undefined ? { day: today - ADJUSTMENT_MOST.daysBack, isFirst: true } : { day: Math.min(settled + 1, today - DAYS_OPEN), isFirst: false }
}

async function servedIn(from: number, to: number): Promise<{ readonly services: readonly Theirs[]; readonly visits: readonly TheirVisit[] }> {
  // A shift that touches the last day ends before the one after the next: the longest lasts sixteen hours.
  const [since, until] = [startOfDay(from), startOfDay(to + 2)]
  const [orders, shifts, marks] = await Promise.all([ordersChangedSince(since), shiftsCameTo(since, until), servedAt(since, until)])
  const visits = await visitsOf(orders)
  return { visits, services: servicesWith(visits, { shifts, marks }) }
}
