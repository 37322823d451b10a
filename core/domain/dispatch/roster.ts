/**
 * The members of a district as dispatching asks for them: by street, trade and place, in columns. Made once from the facts and
 * kept warm; a batch reads it, and of what it remembers nothing but the time it saves depends on the batch.
 */
import type { AcceptanceModel } from './acceptance'
import { memberPart } from './acceptance'
import type { MemberFacts } from './facts'
import { ANY_ORDER } from './facts'
import { MINUTE_MS } from '../time/day'
import { POLICIES } from './policies'
import { roomOf } from './room'
import { fairnessPoints, fairnessScales, isOverCap, peersOf, ratingPoints, WEIGHTS } from './score'
import type { FairnessScale, Peers, Weights } from './score'
import { hoodsOf, TREE_FROM, treeOf } from './hoods'
import type { Hoods, Tree } from './hoods'

export interface Roster extends Hoods {
  /** Neighbours stand together, for the processor's sake, and always in the same order: equal facts make equal plans. */
  readonly members: MemberFacts[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly weights: Weights
  /** From so many on a neighbourhood is searched by a tree. */
  readonly treeFrom: number
  /** What many hours are for each among their peers; see score.ts. */
  readonly scales: FairnessScale[]
  readonly peers: Peers
  /** Points that do not depend on the order: for the rating, and with those for fairness. */
  readonly rated: Int32Array
  readonly own: Int32Array
  /** 1 for who has had so much that their peers go first. */
  readonly capped: Uint8Array
  /** How many more orders each may hold, today and this week. */
  readonly room: Int32Array
  readonly flags: Uint8Array
  /** Which of the habits (hours of duty and of peace) each has; `FULL` for who has no room. */
  readonly habit: Int32Array
  readonly habits: MemberFacts[]
  readonly habitNumbers: Map<string, number>
  /** What was worked out before and holds as long as the minute, or the model, is the same. */
  readonly known: { minute: number; standing: Uint8Array; readonly there: Map<number, Int32Array>; trees: Map<number, Tree>; readonly wholeTrees: Map<number, Tree>; model?: AcceptanceModel; parts?: MemberParts; scratch?: Scratch }
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
    if (known.standing.length < habits.length) {
      const longer = new Uint8Array(2 * habits.length)
      longer.set(known.standing)
      known.standing = longer
    }
    habits.forEach((member, at) => {
      if (at === FULL) return
      const standing = !POLICIES.duty(member, ANY_ORDER, now) ? STANDING.out : POLICIES.mute(member, ANY_ORDER, now) ? STANDING.in : STANDING.quiet
      if (known.standing[at] !== standing) forgetThere(known)
      known.standing[at] = standing
    })
  }
  return known.standing
}

function forgetThere({ there, trees }: Roster['known']): void {
  there.clear()
  trees.clear()
}

/** Those of a neighbourhood who are not out. Few minutes of a day change anybody's hours, so it is kept until one does. */
export function thereOf({ known, list, from, habit }: Roster, hood: number): Int32Array {
  const before = known.there.get(hood)
  if (before !== undefined) return before
  const there = list.slice(from[hood], from[hood + 1]).filter((at) => known.standing[habit[at] ?? 0] !== STANDING.out)
  known.there.set(hood, there)
  return there
}

/** The tree of those who are not out, or (`whole`) of everybody in a neighbourhood; undefined where a look at each is quicker. Made when first asked for. */
export function treeFor(roster: Roster, hood: number, whole: boolean): { readonly tree: Tree; readonly size: number } | undefined {
  const all = whole ? roster.list.subarray(roster.from[hood], roster.from[hood + 1]) : thereOf(roster, hood)
  if (all.length < roster.treeFrom) return undefined
  const trees = whole ? roster.known.wholeTrees : roster.known.trees
  const tree = trees.get(hood) ?? treeOf(all, roster.members)
  trees.set(hood, tree)
  return { tree, size: all.length }
}

/** Columns a batch writes on and nobody reads afterwards: made once, for what is thrown away batch by batch makes the collector walk through everybody. */
export interface Scratch { readonly number: Int32Array; readonly refusedBy: Float64Array }

/** Wiped. One batch at a time: a batch is one synchronous piece. */
export function scratchOf({ known, members }: Roster): Scratch {
  const scratch = (known.scratch ??= { number: new Int32Array(members.length), refusedBy: new Float64Array(members.length) })
  scratch.number.fill(0)
  scratch.refusedBy.fill(0)
  return scratch
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

export function makeRoster(facts: readonly MemberFacts[], weights: Weights = WEIGHTS, treeFrom = TREE_FROM): Roster {
  const members = [...facts].sort(byPlace)
  const size = members.length
  const roster: Roster = {
    members, weights, scales: [], peers: peersOf(members), room: new Int32Array(size), habit: new Int32Array(size), habits: members.slice(0, 1), habitNumbers: new Map(),
    numberOf: new Map(members.map(({ id }, at) => [id, at])),
    rated: new Int32Array(size), own: new Int32Array(size), capped: new Uint8Array(size), flags: new Uint8Array(size),
    known: { minute: NaN, standing: new Uint8Array(0), there: new Map(), trees: new Map(), wholeTrees: new Map() }, treeFrom,
    ...hoodsOf(members),
  }
  members.forEach((_, at) => note(roster, at))
  weigh(roster)
  return roster
}

/**
 * The same roster after some members changed: as if it were made anew, at the price of what changed. False, and nothing done,
 * where somebody moved, learned a trade or goes farther, or is not on it: then it has to be made anew.
 */
export function renewRoster(roster: Roster, changed: readonly MemberFacts[]): boolean {
  const places: number[] = []
  for (const member of changed) {
    const at = roster.numberOf.get(member.id)
    if (at === undefined || !standsAsBefore(roster.members[at] as MemberFacts, member)) return false
    places.push(at)
  }
  changed.forEach((member, n) => {
    const at = places[n] ?? 0
    roster.members[at] = member
    note(roster, at)
    if (roster.known.parts !== undefined) roster.known.parts.there[at] = 0
  })
  if (changed.length > 0) weigh(roster)
  return true
}

const standsAsBefore = (before: MemberFacts, after: MemberFacts): boolean =>
  before.gridId === after.gridId && before.communityId === after.communityId && before.streetId === after.streetId && before.radiusM === after.radiusM && before.nearOnly === after.nearOnly
  && before.point?.lng === after.point?.lng && before.point?.lat === after.point?.lat && isSame(before.skills, after.skills) && isSame(before.duty, after.duty)
const isSame = (before: unknown, after: unknown): boolean => before === after || JSON.stringify(before) === JSON.stringify(after)

/** What the columns hold of one member. */
function note(roster: Roster, at: number): void {
  const member = roster.members[at] as MemberFacts
  const room = roomOf(member)
  roster.room[at] = room
  roster.rated[at] = ratingPoints(member, roster.weights)
  roster.flags[at] = (isParticular(member) ? FLAG.particular : 0) | (member.visits === 0 ? FLAG.newcomer : 0)
  const habit = room <= 0 ? FULL : habitOf(roster, member)
  if (roster.habit[at] === habit) return
  roster.habit[at] = habit
  forgetThere(roster.known)
}

/** Points that hang on what everybody else did. */
function weigh(roster: Roster): void {
  const { members, weights, peers, rated, own, capped } = roster
  fairnessScales(members, peers, weights).forEach((scale, at) => {
    roster.scales[at] = scale
    own[at] = (rated[at] ?? 0) + fairnessPoints(members[at] as MemberFacts, weights, scale)
    capped[at] = isOverCap(members[at] as MemberFacts, scale, weights) ? 1 : 0
  })
}

function byPlace(a: MemberFacts, b: MemberFacts): number {
  return compare(a.streetId, b.streetId) || compare(a.communityId, b.communityId) || compare(a.gridId, b.gridId) || compare(a.id, b.id)
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isParticular = ({ kin, door, avoids, busy, restHours, lastVisitEnd }: MemberFacts): boolean => kin.length > 0 || busy.length > 0 || door !== undefined || avoids.length > 0 || (lastVisitEnd !== undefined && restHours > 0)

/** One member stands for all who keep the same hours; the first place is kept for those without room. */
function habitOf({ habits, habitNumbers, known }: Roster, member: MemberFacts): number {
  const hours = JSON.stringify([member.duty, member.mute])
  const number = habitNumbers.get(hours) ?? habits.length
  if (number === habits.length) {
    habitNumbers.set(hours, number)
    habits.push(member)
    // Its standing is asked for with the next batch.
    known.minute = NaN
  }
  return number
}
