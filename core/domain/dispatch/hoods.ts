/**
 * Where members live and what they know, to be searched: a neighbourhood is the people of one street who know one trade. Most
 * hold some dozens, who are looked at one by one as they stand side by side in memory; a large one is searched by a tree.
 */
import KDBush from 'kdbush'
import type { MemberFacts, OrderFacts, Point } from './facts'
import { DETOUR, METRES_PER_DEGREE, RAD } from './facts'
import { reachOf } from './reach'

export interface Hoods {
  /** Degrees; NaN where no place is known. */
  readonly lng: Float64Array
  readonly lat: Float64Array
  /** Metres: how far they go, and for what must not wait. */
  readonly radius: Float64Array
  readonly farRadius: Float64Array
  readonly grid: Int32Array
  readonly community: Int32Array
  readonly street: Int32Array
  /** Numbers of places and trades by their ids; those of places in the order of the places. */
  readonly codes: Codes
  /** The streets a grid or a community has members in, by its number. One, unless somebody was registered astray. */
  readonly gridStreets: readonly (readonly number[])[]
  readonly communityStreets: readonly (readonly number[])[]
  /** Members of neighbourhood `street · (number of trades) + trade`: `list[from[n]] … list[from[n + 1] - 1]`, by roster number. */
  readonly from: Int32Array
  readonly list: Int32Array
}

export interface Codes { readonly grid: ReadonlyMap<string, number>; readonly community: ReadonlyMap<string, number>; readonly street: ReadonlyMap<string, number>; readonly trade: ReadonlyMap<string, number> }

/** Some of a large neighbourhood, by place. */
export interface Tree {
  readonly origin: Point
  /** Who goes about equally far stands in one: nobody who walks 800 metres is looked at from three kilometres away. */
  readonly near: readonly { readonly who: Int32Array; readonly tree: KDBush; readonly farthest: number; readonly farthestUrgent: number }[]
  /** Who has said no place is found everywhere. */
  readonly placeless: Int32Array
}

/** Everybody knows the trade without a name. */
const ANY = ''
/** From so many on that are there a tree is quicker than a look at each [measured: `npm run -s bench -- dispatch`, near]. */
export const TREE_FROM = 100
/** A search on the plane is wider than the walk it stands for by no more than this. */
const SLACK = 1.02

/** `members` stand in the order of their places. */
export function hoodsOf(members: readonly MemberFacts[]): Hoods {
  const codes = { grid: new Map<string, number>(), community: new Map<string, number>(), street: new Map<string, number>(), trade: new Map<string, number>() }
  const codeOf = (kind: keyof typeof codes, id: string): number => {
    const known = codes[kind].get(id)
    if (known !== undefined) return known
    codes[kind].set(id, codes[kind].size)
    return codes[kind].size - 1
  }
  const size = members.length
  const columns = { lng: new Float64Array(size).fill(NaN), lat: new Float64Array(size).fill(NaN), radius: Float64Array.from(members, ({ radiusM }) => radiusM), farRadius: Float64Array.from(members, (member) => reachOf(member, 'p0')), grid: new Int32Array(size), community: new Int32Array(size), street: new Int32Array(size) }
  const gridStreets: number[][] = []
  const communityStreets: number[][] = []
  const any = codeOf('trade', ANY)
  const tradesOf = members.map((member, at) => {
    if (member.point) [columns.lng[at], columns.lat[at]] = [member.point.lng, member.point.lat]
    columns.grid[at] = codeOf('grid', member.gridId)
    columns.community[at] = codeOf('community', member.communityId)
    const street = (columns.street[at] = codeOf('street', member.streetId))
    noteStreet(gridStreets, columns.grid[at] ?? 0, street)
    noteStreet(communityStreets, columns.community[at] ?? 0, street)
    return [any, ...new Set(member.skills.map((skill) => codeOf('trade', skill)))]
  })
  const hoodOf = (at: number, trade: number): number => (columns.street[at] ?? 0) * codes.trade.size + trade
  const from = new Int32Array(codes.street.size * codes.trade.size + 1)
  tradesOf.forEach((trades, at) => trades.forEach((trade) => (from[hoodOf(at, trade) + 1] = (from[hoodOf(at, trade) + 1] ?? 0) + 1)))
  for (let hood = 1; hood < from.length; hood += 1) from[hood] = (from[hood] ?? 0) + (from[hood - 1] ?? 0)
  const list = new Int32Array(from[from.length - 1] ?? 0)
  const next = from.slice()
  tradesOf.forEach((trades, at) => trades.forEach((trade) => {
    const hood = hoodOf(at, trade)
    list[next[hood] ?? 0] = at
    next[hood] = (next[hood] ?? 0) + 1
  }))
  return { ...columns, codes, gridStreets, communityStreets, from, list }
}

function noteStreet(all: number[][], area: number, street: number): void {
  const known = (all[area] ??= [])
  if (known[known.length - 1] !== street && !known.includes(street)) known.push(street)
}

/** Streets in which somebody of an order's street, community or grid may live, by number. */
export function streetsAround({ codes, gridStreets, communityStreets }: Hoods, { gridId, communityId, streetId }: Pick<OrderFacts, 'gridId' | 'communityId' | 'streetId'>): readonly number[] {
  const own = codes.street.get(streetId)
  const byCommunity = communityStreets[codes.community.get(communityId) ?? -1] ?? NONE
  const byGrid = gridStreets[codes.grid.get(gridId) ?? -1] ?? NONE
  if (own !== undefined && isOnly(byCommunity, own) && isOnly(byGrid, own)) return [own]
  return [...new Set([...(own === undefined ? NONE : [own]), ...byCommunity, ...byGrid])]
}

const NONE: readonly number[] = []
const isOnly = (streets: readonly number[], own: number): boolean => streets.length === 0 || (streets.length === 1 && streets[0] === own)

export function treeOf(all: Int32Array, members: readonly MemberFacts[]): Tree {
  const byClass = new Map<number, number[]>()
  const placeless: number[] = []
  let origin: Point | undefined
  for (const at of all) {
    const { point, radiusM } = members[at] as MemberFacts
    if (point === undefined) {
      placeless.push(at)
      continue
    }
    origin ??= point
    const kind = Math.ceil(Math.log2(Math.max(1, radiusM)))
    const alike = byClass.get(kind)
    if (alike === undefined) byClass.set(kind, [at])
    else alike.push(at)
  }
  const centre = origin ?? { lng: 0, lat: 0 }
  const near = [...byClass.values()].map((who) => {
    const tree = new KDBush(who.length)
    let [farthest, farthestUrgent] = [0, 0]
    for (const at of who) {
      const member = members[at] as MemberFacts
      tree.add(...planeOf(centre, member.point ?? centre))
      farthest = Math.max(farthest, member.radiusM)
      farthestUrgent = Math.max(farthestUrgent, reachOf(member, 'p0'))
    }
    return { who: Int32Array.from(who), tree: tree.finish(), farthest, farthestUrgent }
  })
  return { origin: centre, near, placeless: Int32Array.from(placeless) }
}

/** Where a place lies on the plane that touches the sphere at `origin`, in metres. A street is small enough to be flat. */
function planeOf(origin: Point, { lng, lat }: Point): readonly [x: number, y: number] {
  return [(lng - origin.lng) * METRES_PER_DEGREE * Math.cos(origin.lat * RAD), (lat - origin.lat) * METRES_PER_DEGREE]
}

/** Puts into `found` at least everybody of a large neighbourhood who might walk to a place; answers how many these are. `found` holds them all. */
export function foundBy({ origin, near, placeless }: Tree, point: Point, urgent: boolean, found: Int32Array): number {
  found.set(placeless)
  let count = placeless.length
  const [x, y] = planeOf(origin, point)
  for (const { who, tree, farthest, farthestUrgent } of near) {
    const hits = tree.withinInto(x, y, ((urgent ? farthestUrgent : farthest) / DETOUR) * SLACK, found.subarray(count))
    for (let n = count; n < count + hits; n += 1) found[n] = who[found[n] ?? 0] ?? 0
    count += hits
  }
  return count
}
