import type { LedgerDoc } from '@core/contract/points-documents'
import { entriesFor } from '@core/domain/points/ledger'
import type { PointsRules } from '@core/domain/points/rules'
import { rulesOf } from '@core/domain/points/rules'
import { DAYS_OPEN, daysOf, settleDay } from '@core/domain/points/settle'
import { DAY_MS, dayNumberAt, startOfDay } from '@core/domain/time/day'
import { hash22 } from '../../_kit/ids'
import { servedAt } from '../../_data/activity-marks-repo'
import { addEntries, entriesOfDays, entryOf } from '../../_data/ledger-repo'
import { shiftsCameTo } from '../../_data/shifts-repo'
import { ordersChangedSince } from '../../_data/timed-orders'
import { pointsRules } from '../../_points/rules-kind'
import type { Theirs } from '../../_points/services'
import { servicesOf } from '../../_points/services'

/**
 * Once a day, what the last days' services come to, member by member. Worked out from orders, shifts and activities anew each time:
 * told twice, late or in any order, the ledger ends up the same, and a day that changed is reversed and entered again.
 */
export async function settleDays(now: number): Promise<number> {
  const today = dayNumberAt(now)
  const days = Array.from({ length: DAYS_OPEN }, (_, i) => today - DAYS_OPEN + i)
  const [services, settled, versions] = await Promise.all([servicesSince(startOfDay(today - DAYS_OPEN), now), entriesOfDays(today - DAYS_OPEN, today - 1), pointsRules()])
  const entries = settled.flatMap((entry) => ('memberId' in entry.cause ? [{ ...entry, memberId: entry.cause.memberId }] : []))
  const made = days.flatMap((day) => settleOne(day, services.filter((service) => daysOf(service).includes(day)), entries.filter((entry) => entry.day === day), rulesOf(day, versions), now))
  if (made.length > 0) await addEntries(made)
  return made.length
}

async function servicesSince(from: number, now: number): Promise<readonly Theirs[]> {
  // Nobody can have come to a shift that ends later than a day from now: the longest lasts sixteen hours.
  const [orders, shifts, marks] = await Promise.all([ordersChangedSince(from), shiftsCameTo(from, now + DAY_MS), servedAt(from, now + DAY_MS)])
  return servicesOf({ orders, shifts, marks })
}

function settleOne(day: number, services: readonly Theirs[], entries: readonly (LedgerDoc & { readonly memberId: string })[], rules: PointsRules, now: number): readonly LedgerDoc[] {
  const byMember = byMemberId(services)
  const standing = byMemberId(entries)
  // Who has entries and no services any more is settled too: to nothing.
  return [...new Set([...byMember.keys(), ...standing.keys()])].flatMap((memberId) =>
    entriesFor({
      memberId, day, rules: rules.version, now, totals: settleDay(byMember.get(memberId) ?? [], day, rules),
      standing: (standing.get(memberId) ?? []).map(entryOf),
      idOf: (kind, revision) => hash22('entry', memberId, String(day), kind, String(revision)),
    }).map(({ id, lines, ...entry }): LedgerDoc => ({ ...entry, _id: id, people: [memberId], day, lines: lines.map((line) => ({ ...line })) })))
}

function byMemberId<T extends { readonly memberId: string }>(list: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const each of list) {
    const group = groups.get(each.memberId)
    if (group === undefined) groups.set(each.memberId, [each])
    else group.push(each)
  }
  return groups
}
