/**
 * The members of a district as dispatching asks for them: by trade and place, in columns. Made once from the facts and kept
 * warm; a batch reads it and changes nothing.
 */
import KDBush from 'kdbush'
import type { MemberFacts, OrderFacts, Point } from './facts'
import { METRES_PER_DEGREE, RAD } from './facts'
import { MINUTE_MS } from '../time/day'
import { POLICIES } from './policies'
import { fairnessPoints, ratingPoints, WEIGHTS } from './score'
import type { Weights } from './score'

/** Members who know one trade (`''`: all of them), searchable by place; who has said no place is found everywhere. */
interface Trade {
  readonly near: readonly Walkers[]
  readonly placeless: Int32Array
}

/** Those of them who go about equally far: nobody who walks 800 metres is looked at from three kilometres away. */
interface Walkers {
  readonly who: Int32Array
  readonly tree: KDBush
  /** The largest radius among them, in metres. */
  readonly farthest: number
}

export interface Roster {
  /** Neighbours stand together, for the processor's sake, and always in the same order: equal facts make equal plans. */
  readonly members: readonly MemberFacts[]
  readonly trades: ReadonlyMap<string, Trade>
  readonly weights: Weights
  /** Degrees; NaN where no place is known. */
  readonly lng: Float64Array
  readonly lat: Float64Array
  /** Where the plane of the trees touches the sphere. */
  readonly origin: Point
  /** Points that do not depend on the order: rating and fairness. */
  readonly own: Int32Array
  readonly radius: Float64Array
  readonly grid: Int32Array
  readonly community: Int32Array
  readonly street: Int32Array
  readonly codes: ReadonlyMap<string, number>
  /** 1 where a rule looks at more than columns hold: kin, a door, a category they avoid, a first visit, a rest. */
  readonly particular: Uint8Array
  /** What the rules said of each member alone in the minute it was last asked about; see `standingOf`. */
  readonly said: { minute: number; readonly standing: Uint8Array }
}

/** Of a member for orders without an hour of their own: not looked at yet, out, in, or in for what cannot wait (muted now). */
export const STANDING = { unknown: 0, out: 1, in: 2, quiet: 3 } as const
const STANDING_RULES = ['openMax', 'weeklyMax', 'duty'] as const

/** Duty and mute change by the minute and the rest with the facts, so each member is asked about once a minute. */
export function standingsAt({ said }: Roster, now: number): Uint8Array {
  const minute = Math.floor(now / MINUTE_MS)
  if (said.minute !== minute) {
    said.minute = minute
    said.standing.fill(STANDING.unknown)
  }
  return said.standing
}

export function standingOf(member: MemberFacts, now: number): number {
  if (STANDING_RULES.some((name) => !POLICIES[name](member, ANY_ORDER, now))) return STANDING.out
  return POLICIES.mute(member, ANY_ORDER, now) ? STANDING.in : STANDING.quiet
}

/** An order that asks nothing, for rules that look at the member alone. */
const ANY_ORDER: OrderFacts = { id: '', categoryId: '', urgency: 'p2', need: 1, homeVisit: false, experiencedAboard: false, gridId: '', communityId: '', streetId: '', neighbours: [], rings: [], residentIds: [], askedIds: [] }

/** Where a place lies on the roster's plane, in metres. A district is small enough to be flat. */
export function planeOf(origin: Point, { lng, lat }: Point): readonly [x: number, y: number] {
  return [(lng - origin.lng) * METRES_PER_DEGREE * Math.cos(origin.lat * RAD), (lat - origin.lat) * METRES_PER_DEGREE]
}

export function makeRoster(facts: readonly MemberFacts[], weights: Weights = WEIGHTS): Roster {
  const members = [...facts].sort(byPlace)
  const origin = middleOf(members)
  const columns = { lng: new Float64Array(members.length).fill(NaN), lat: new Float64Array(members.length).fill(NaN), own: new Int32Array(members.length), radius: Float64Array.from(members, ({ radiusM }) => radiusM), particular: Uint8Array.from(members, (member) => (isParticular(member) ? 1 : 0)) }
  const areas = { grid: new Int32Array(members.length), community: new Int32Array(members.length), street: new Int32Array(members.length) }
  const codes = new Map<string, number>()
  const codeOf = (id: string): number => {
    const known = codes.get(id)
    if (known !== undefined) return known
    codes.set(id, codes.size)
    return codes.size - 1
  }
  const byTrade = new Map<string, number[]>([['', []]])
  members.forEach((member, at) => {
    if (member.point) [columns.lng[at], columns.lat[at]] = [member.point.lng, member.point.lat]
    columns.own[at] = ratingPoints(member, weights) + fairnessPoints(member, weights)
    areas.grid[at] = codeOf(member.gridId)
    areas.community[at] = codeOf(member.communityId)
    areas.street[at] = codeOf(member.streetId)
    for (const skill of ['', ...member.skills]) {
      const known = byTrade.get(skill)
      if (known === undefined) byTrade.set(skill, [at])
      else if (known[known.length - 1] !== at) known.push(at)
    }
  })
  const trades = new Map([...byTrade].map(([skill, who]) => [skill, tradeOf(who, members, origin)]))
  return { members, trades, weights, origin, codes, said: { minute: NaN, standing: new Uint8Array(members.length) }, ...columns, ...areas }
}

function byPlace(a: MemberFacts, b: MemberFacts): number {
  return compare(a.streetId, b.streetId) || compare(a.communityId, b.communityId) || compare(a.gridId, b.gridId) || compare(a.id, b.id)
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isParticular = ({ kin, door, avoids, visits, lastVisitEnd }: MemberFacts): boolean => kin.length > 0 || door !== undefined || avoids.length > 0 || visits === 0 || lastVisitEnd !== undefined

function tradeOf(all: readonly number[], members: readonly MemberFacts[], origin: Point): Trade {
  const byClass = new Map<number, number[]>()
  const placeless: number[] = []
  for (const at of all) {
    const { point, radiusM } = members[at] as MemberFacts
    if (point === undefined) placeless.push(at)
    else {
      const kind = Math.ceil(Math.log2(Math.max(1, radiusM)))
      const alike = byClass.get(kind)
      if (alike === undefined) byClass.set(kind, [at])
      else alike.push(at)
    }
  }
  return { near: [...byClass.values()].map((who) => walkersOf(who, members, origin)), placeless: Int32Array.from(placeless) }
}

function walkersOf(who: readonly number[], members: readonly MemberFacts[], origin: Point): Walkers {
  const tree = new KDBush(who.length)
  let farthest = 0
  for (const at of who) {
    const { point = origin, radiusM } = members[at] as MemberFacts
    tree.add(...planeOf(origin, point))
    farthest = Math.max(farthest, radiusM)
  }
  return { who: Int32Array.from(who), tree: tree.finish(), farthest }
}

function middleOf(members: readonly MemberFacts[]): Point {
  let [lng, lat, count] = [0, 0, 0]
  for (const { point } of members) {
    if (point === undefined) continue
    lng += point.lng
    lat += point.lat
    count += 1
  }
  return count === 0 ? { lng: 0, lat: 0 } : { lng: lng / count, lat: lat / count }
}
