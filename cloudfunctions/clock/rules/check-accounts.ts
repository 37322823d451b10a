import type { LedgerDoc } from '@core/contract/points-documents'
import { ADJUSTMENT_MOST } from '@core/domain/points/adjustment-life'
import { isBalanced } from '@core/domain/points/ledger'
import type { PointsRules } from '@core/domain/points/rules'
import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { entriesOfPeople } from '../../_data/ledger-repo'
import { owedFor } from '../../_points/owed'
import { servicesOfPeople } from '../../_points/services'
import type { Fault } from './faults'

export interface CheckGiven { readonly through: number; readonly versions: readonly PointsRules[]; readonly now: number }

/**
 * These members' accounts, a year back: whether every entry adds up to nothing, and whether every day that is settled for good
 * still says what the services of that day come to. Nothing is put right here: a day that is over is only changed by two people.
 */
export async function checkAccounts(members: readonly string[], { through, versions, now }: CheckGiven): Promise<readonly Fault[]> {
  const from = dayNumberAt(now) - ADJUSTMENT_MOST.daysBack
  const [entries, services] = await Promise.all([entriesOfPeople(members, from), servicesOfPeople(members, startOfDay(from), startOfDay(through + 2))])
  const days = Array.from({ length: Math.max(0, through - from + 1) }, (_, i) => from + i)
  return [...faultsIn('LEDGER_UNBALANCED', entries.filter(({ lines }) => !isBalanced(lines))), ...faultsIn('LEDGER_DIFFERS', owedFor(days, { services, entries, versions, now }))]
}

/** One per member and day. */
function faultsIn(warning: Fault['warning'], docs: readonly LedgerDoc[]): readonly Fault[] {
  const byPlace = new Map(docs.flatMap(({ people, day }) => people.map((personId) => [`${personId} ${day}`, { warning, id: personId, personId, where: dayText(day) }] as const)))
  return [...byPlace.values()]
}
