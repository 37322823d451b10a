/**
 * The members of a district as dispatching asks for them: by street, trade and place, in columns. Made once from the facts and
 * kept warm; a batch reads it, and of what it remembers nothing but the time it saves depends on the batch.
 */
import type { AcceptanceModel } from './acceptance'
import { memberPart } from './acceptance'
import type { MemberFacts, OrderFacts } from './facts'
import { MINUTE_MS } from '../time/day'
import { POLICIES } from './policies'
import { fairnessFloor, fairnessPoints, fairnessScales, ratingPoints, WEIGHTS } from './score'
import type { FairnessScale, Weights } from './score'
import { hoodsOf, TREE_FROM } from './hoods'
import type { Hoods } from './hoods'

export interface Roster extends Hoods {
  /** Neighbours stand together, for the processor's sake, and always in the same order: equal facts make equal plans. */
  readonly members: readonly MemberFacts[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly weights: Weights
  /** What many hours are for each among their peers; see score.ts. */
  readonly scales: readonly FairnessScale[]
  /** Points that do not depend on the order: rating and fairness. */
  readonly own: Int32Array
  /** How many more orders each may hold, today and this week. */
  readonly room: Int32Array
  readonly flags: Uint8Array
  /** Which of the habits (hours of duty and of peace) each has; `FULL` for who has no room. */
  readonly habit: Int32Array
  readonly habits: readonly MemberFacts[]
  /** What was worked out before and holds as long as the minute, or the model, is the same. */
  readonly known: { minute: number; readonly standing: Uint8Array; readonly there: Map<number, Int32Array>; model?: AcceptanceModel; parts?: MemberParts }
}

/** What a flag says: a rule looks at more than columns hold (kin, a door, a category they avoid, a rest); never been in a home. */
export const FLAG = { particular: 1, newcomer: 2 } as const
/** Of a member for orders without an hour of their own: out, in, or in for what cannot wait (muted now). */
export const STANDING = { out: 0, in: 1, quiet: 2 } as const
const FULL = 0

/** Duty and peace change by the minute, and many keep the same hours: each habit is asked about once a minute. */
export function standingsAt({ known, habits }: Roster, now: number): Uint8Array {
  const minute = Math.floor(now / MINUTE_MS)
  if (known.minute !== minute) {
    known.minute = minute
    habits.forEach((member, at) => {
      if (at === FULL) return
      const standing = !POLICIES.duty(member, ANY_ORDER, now) ? STANDING.out : POLICIES.mute(member, ANY_ORDER, now) ? STANDING.in : STANDING.quiet
      if (known.standing[at] !== standing) known.there.clear()
      known.standing[at] = standing
    })
  }
  return known.standing
}

/** Those of a neighbourhood who are not out. Few minutes of a day change anybody's hours, so it is kept until one does. */
export function thereOf({ known, list, from, habit }: Roster, hood: number): Int32Array {
  const before = known.there.get(hood)
  if (before !== undefined) return before
  const there = list.slice(from[hood], from[hood + 1]).filter((at) => known.standing[habit[at] ?? 0] !== STANDING.out)
  known.there.set(hood, there)
  return there
}

/** Each member's part of the chance of a yes; looked up once for a model. */
export interface MemberParts { readonly mean: Float64Array; readonly variance: Float64Array; readonly there: Uint8Array }

export function partsFor({ known, members }: Roster, model: AcceptanceModel): MemberParts {
  if (known.model === model && known.parts !== undefined) return known.parts
  known.model = model
  known.parts = { mean: new Float64Array(members.length), variance: new Float64Array(members.length), there: new Uint8Array(members.length) }
  return known.parts
}

export function learnPart(parts: MemberParts, model: AcceptanceModel, { id: memberId, recentOffers }: MemberFacts, at: number): void {
  const { mean, variance } = memberPart(model, { memberId, recentOffers })
  parts.mean[at] = mean
  parts.variance[at] = variance
  parts.there[at] = 1
}

/** An order that asks nothing, for rules that look at the member alone. */
const ANY_ORDER: OrderFacts = { id: '', categoryId: '', urgency: 'p2', need: 1, homeVisit: false, experiencedAboard: false, gridId: '', communityId: '', streetId: '', neighbours: [], rings: [], residentIds: [], askedIds: [] }

export function makeRoster(facts: readonly MemberFacts[], weights: Weights = WEIGHTS, treeFrom = TREE_FROM): Roster {
  const members = [...facts].sort(byPlace)
  const scales = fairnessScales(members, weights)
  const room = Int32Array.from(members, ({ openMax, open, weeklyMax, takenThisWeek }) => Math.min(openMax - open, weeklyMax - takenThisWeek))
  const { habit, habits } = habitsOf(members, room)
  return {
    members, weights, scales, room, habit, habits,
    numberOf: new Map(members.map(({ id }, at) => [id, at])),
    own: Int32Array.from(members, (member, at) => ratingPoints(member, weights) + fairnessPoints(member, weights, scales[at] ?? fairnessFloor(weights))),
    flags: Uint8Array.from(members, (member) => (isParticular(member) ? FLAG.particular : 0) | (member.visits === 0 ? FLAG.newcomer : 0)),
    known: { minute: NaN, standing: new Uint8Array(habits.length), there: new Map() },
    ...hoodsOf(members, treeFrom),
  }
}

function byPlace(a: MemberFacts, b: MemberFacts): number {
  return compare(a.streetId, b.streetId) || compare(a.communityId, b.communityId) || compare(a.gridId, b.gridId) || compare(a.id, b.id)
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isParticular = ({ kin, door, avoids, busy, restHours, lastVisitEnd }: MemberFacts): boolean => kin.length > 0 || busy.length > 0 || door !== undefined || avoids.length > 0 || (lastVisitEnd !== undefined && restHours > 0)

/** One member stands for all who keep the same hours; the first place is kept for those without room. */
function habitsOf(members: readonly MemberFacts[], room: Int32Array): { readonly habit: Int32Array; readonly habits: readonly MemberFacts[] } {
  const numbers = new Map<string, number>()
  const habits: MemberFacts[] = members.slice(0, 1)
  const habit = Int32Array.from(members, (member, at) => {
    if ((room[at] ?? 0) <= 0) return FULL
    const hours = JSON.stringify([member.duty, member.mute])
    const number = numbers.get(hours) ?? habits.length
    if (number === habits.length) {
      numbers.set(hours, number)
      habits.push(member)
    }
    return number
  })
  return { habit, habits }
}
