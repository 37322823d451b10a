import type { LedgerDoc } from '@core/contract/points-documents'
import { entriesFor } from '@core/domain/points/ledger'
import type { PointsRules } from '@core/domain/points/rules'
import { rulesOf } from '@core/domain/points/rules'
import { daysOf, settleDay } from '@core/domain/points/settle'
import { entryOf } from '../_data/ledger-repo'
import { hash22 } from '../_kit/ids'
import type { Theirs } from './services'

interface Given {
  readonly services: readonly Theirs[]
  /** What stands in the ledger for the same days. */
  readonly entries: readonly LedgerDoc[]
  readonly versions: readonly PointsRules[]
  readonly now: number
}
type OfDay = LedgerDoc & { readonly memberId: string }

/** What the ledger still lacks of these days, member by member, oldest day first; nothing where it says what the services say. */
export function owedFor(days: readonly number[], { services, entries, versions, now }: Given): readonly LedgerDoc[] {
  const settled = entries.flatMap((entry): readonly OfDay[] => ('memberId' in entry.cause ? [{ ...entry, memberId: entry.cause.memberId }] : []))
  const served = groupBy(services.flatMap((service) => daysOf(service).map((day) => ({ ...service, day }))), ({ day }) => day)
  const stood = groupBy(settled, ({ day }) => day)
  return days.flatMap((day) => owedOn(day, served.get(day) ?? [], stood.get(day) ?? [], rulesOf(day, versions), now))
}

function owedOn(day: number, services: readonly Theirs[], entries: readonly OfDay[], rules: PointsRules, now: number): readonly LedgerDoc[] {
  const byMember = groupBy(services, ({ memberId }) => memberId)
  const standing = groupBy(entries, ({ memberId }) => memberId)
  // Who has entries and no services any more is settled too: to nothing.
  return [...new Set([...byMember.keys(), ...standing.keys()])].flatMap((memberId) =>
    entriesFor({
      memberId, day, rules: rules.version, now, totals: settleDay(byMember.get(memberId) ?? [], day, rules),
      standing: (standing.get(memberId) ?? []).map(entryOf),
      idOf: (kind, revision) => hash22('entry', memberId, String(day), kind, String(revision)),
    }).map(({ id, lines, ...entry }): LedgerDoc => ({ ...entry, _id: id, people: [memberId], day, lines: lines.map((line) => ({ ...line })) })))
}

function groupBy<T, K>(list: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const each of list) {
    const group = groups.get(keyOf(each))
    if (group === undefined) groups.set(keyOf(each), [each])
    else group.push(each)
  }
  return groups
}
