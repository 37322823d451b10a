import type { LedgerDoc } from '@core/contract/points-documents'
import { ADJUSTMENT_MOST } from '@core/domain/points/adjustment-life'
import { isBalanced } from '@core/domain/points/ledger'
import type { PointsRules } from '@core/domain/points/rules'
import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { entriesOfPeople } from '../../_data/ledger-repo'
import { memberIdsAfter } from '../../_data/people-repo'
import { logWarning } from '../../_kit/log'
import { owedFor } from '../../_points/owed'
import { servicesOfPeople } from '../../_points/services'

/** Members looked at in one night: eight thousand are gone through in six weeks. */
const A_NIGHT = 200

interface Given { readonly after: string; readonly through: number; readonly versions: readonly PointsRules[]; readonly now: number }

/**
 * Some members' accounts: whether every entry adds up to nothing, and whether every day that is settled for good still says
 * what the services of that day come to. Nothing is put right here, a day that is over is only changed by two people; what
 * differs is reported, round after round, until somebody looks. `upTo`: where the next night goes on.
 */
export async function checkAccounts({ after, through, versions, now }: Given): Promise<{ readonly members: number; readonly upTo: string }> {
  const members = await memberIdsAfter(after, A_NIGHT)
  const upTo = members.length < A_NIGHT ? '' : (members.at(-1) ?? '')
  if (members.length === 0) return { members: 0, upTo }
  const from = dayNumberAt(now) - ADJUSTMENT_MOST.daysBack
  const [entries, services] = await Promise.all([entriesOfPeople(members, from), servicesOfPeople(members, startOfDay(from), startOfDay(through + 2))])
  const days = Array.from({ length: Math.max(0, through - from + 1) }, (_, i) => from + i)
  report('LEDGER_UNBALANCED', entries.filter(({ lines }) => !isBalanced(lines)))
  report('LEDGER_DIFFERS', owedFor(days, { services, entries, versions, now }))
  return { members: members.length, upTo }
}

/** One line per member and day. */
function report(warning: string, docs: readonly LedgerDoc[]): void {
  for (const what of new Set(docs.map(({ people, day }) => `${people.join(' ')} ${dayText(day)}`))) logWarning({ fn: 'clock', warning, what })
}
