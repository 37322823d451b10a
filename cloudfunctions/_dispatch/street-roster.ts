import { withRoom } from '@core/domain/dispatch/coming-free'
import type { Holding } from '@core/domain/dispatch/coming-free'
import type { MemberFacts } from '@core/domain/dispatch/facts'
import { holdingsOf, knowsFirstTimers, memberFactsOf } from '@core/domain/dispatch/member-facts'
import type { Roster } from '@core/domain/dispatch/roster'
import { makeRoster, renewRoster } from '@core/domain/dispatch/roster'
import type { MemberRecord, Workload } from '@core/domain/dispatch/workload'
import { dayNumberAt } from '@core/domain/time/day'
import type { StreetMember } from '../_data/street-members-repo'

/** What a member's facts were made of: as long as it is the same, they are. */
interface Source { readonly person: StreetMember; readonly record: MemberRecord | undefined; readonly holdings: readonly Holding[]; readonly facts: MemberFacts }

interface Kept {
  readonly day: number
  readonly firstTimers: boolean
  readonly sources: ReadonlyMap<string, Source>
  readonly rosters: { now?: Roster; ahead?: Roster }
}

/** As this instance last saw them, by street. */
const kept = new Map<string, Kept>()

export interface StreetRoster {
  readonly facts: readonly MemberFacts[]
  readonly byId: ReadonlyMap<string, MemberFacts>
  /** Who may be asked now; and with those who will have room again, see `withRoom`. Made when first asked for, then kept. */
  readonly roster: () => Roster
  readonly ahead: () => Roster
}

/** Members as dispatching sees them, and ready to be searched: between two looks only those are worked out anew of whom something changed. */
export function streetRoster(streetId: string, people: readonly StreetMember[], work: Workload, now: number): StreetRoster {
  const [day, firstTimers, holdings] = [dayNumberAt(now), knowsFirstTimers(work), holdingsOf(work)]
  const before = kept.get(streetId)
  // Sums of days move on at midnight.
  const known = before !== undefined && before.day === day && before.firstTimers === firstTimers ? before : undefined
  const changed: MemberFacts[] = []
  const sources = new Map(people.map((person) => {
    const [record, held] = [work.members[person._id], holdings.get(person._id) ?? NOTHING]
    const source = known?.sources.get(person._id)
    if (source !== undefined && source.person === person && source.record === record && isSame(source.holdings, held)) return [person._id, source] as const
    const facts = memberFactsOf(profileOf(person), record, held, { now, firstTimers })
    changed.push(facts)
    return [person._id, { person, record, holdings: held, facts }] as const
  }))
  const isSameStreet = known !== undefined && known.sources.size === sources.size
  const rosters = isSameStreet ? renewed(known.rosters, changed) : {}
  kept.set(streetId, { day, firstTimers, sources, rosters })
  const facts = [...sources.values()].map((source) => source.facts)
  return {
    facts, byId: new Map(facts.map((each) => [each.id, each])),
    roster: () => (rosters.now ??= makeRoster(facts)),
    ahead: () => (rosters.ahead ??= makeRoster(facts.map(withRoom))),
  }
}

function renewed({ now, ahead }: Kept['rosters'], changed: readonly MemberFacts[]): Kept['rosters'] {
  return { ...(now !== undefined && renewRoster(now, changed) ? { now } : {}), ...(ahead !== undefined && renewRoster(ahead, changed.map(withRoom)) ? { ahead } : {}) }
}

/** The same of some of them: who rests, or who is about to be asked. What they have done stays known. */
export function factsOfSome(people: readonly StreetMember[], work: Workload, now: number): readonly MemberFacts[] {
  const [firstTimers, holdings] = [knowsFirstTimers(work), holdingsOf(work)]
  return people.map((person) => memberFactsOf(profileOf(person), work.members[person._id], holdings.get(person._id) ?? NOTHING, { now, firstTimers }))
}

const NOTHING: readonly Holding[] = []
const isSame = (before: readonly Holding[], after: readonly Holding[]): boolean => before.length === after.length && before.every((each, at) => each === after[at])

function profileOf({ _id: id, label, gridId, communityId, streetId, doorIndex: door, member }: StreetMember) {
  return { ...member, id, label, gridId, communityId, streetId, door }
}
