import type { LedgerDoc } from '@core/contract/points-documents'
import type { PointsRules } from '@core/domain/points/rules'
import { daysOf } from '@core/domain/points/settle'
import { startOfDay } from '@core/domain/time/day'
import { entriesOfDays } from '../_data/ledger-repo'
import { owedFor } from './owed'
import type { TheirVisit } from './services'
import { servicesOfPeople } from './services'

/**
 * What a word that came late means for days settled for good: a confirmation, or a ruling that nobody had come. Only who was at
 * that door, and only their days, worked out anew from all they served; entered already, nothing is owed any more.
 */
export async function owedAgain(visits: readonly TheirVisit[], { before, versions, now }: { readonly before: number; readonly versions: readonly PointsRules[]; readonly now: number }): Promise<readonly LedgerDoc[]> {
  const decided = visits.filter(({ decidedAt = 0 }) => decidedAt >= startOfDay(before)).flatMap((visit) => daysOf(visit).filter((day) => day < before).map((day) => ({ memberId: visit.memberId, day })))
  if (decided.length === 0) return []
  const [people, days] = [[...new Set(decided.map(({ memberId }) => memberId))], [...new Set(decided.map(({ day }) => day))].sort((a, b) => a - b)]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const [services, entries] = await Promise.all([servicesOfPeople(people, startOfDay(first), startOfDay(last + 2)), entriesOfDays(first, last, people)])
  return owedFor(days, { services, entries, versions, now }).filter((entry) => decided.some(({ memberId, day }) => day === entry.day && entry.people.includes(memberId)))
}
