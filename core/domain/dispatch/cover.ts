/**
 * Who is the last one left for what may come: sending them costs more than sending one of many. A place in a grid and a trade
 * is covered by those who know the trade and would walk there; so many places a member covers alone, or with few others.
 */
import type { MemberFacts } from './facts'
import { walkingMetres } from './facts'
import { PLAN_POINTS } from './plan-points'
import { reachOf } from './reach'
import type { Roster } from './roster'

/** By roster number: the places (grid and trade) each covers; all of one street. */
export interface Cover { readonly placesOf: readonly Int32Array[]; readonly places: number }

const known = new WeakMap<Roster['list'], Cover>()

/** Places and trades do not change with what members do: looked at once for a roster, and kept as long as it stands. */
export function coverOf(roster: Roster): Cover {
  const before = known.get(roster.list)
  if (before !== undefined) return before
  const centres = new Map<string, { lng: number; lat: number; count: number; streetId: string }>()
  for (const { gridId, streetId, point } of roster.members) {
    if (point === undefined) continue
    const centre = centres.get(gridId) ?? { lng: 0, lat: 0, count: 0, streetId }
    centres.set(gridId, { ...centre, lng: centre.lng + point.lng, lat: centre.lat + point.lat, count: centre.count + 1 })
  }
  const grids = [...centres.values()].map(({ lng, lat, count, streetId }) => ({ streetId, point: { lng: lng / count, lat: lat / count } }))
  const trades = roster.codes.trade.size
  const placesOf = roster.members.map((member: MemberFacts) => {
    const { streetId, point, skills } = member
    // What they are kept for is what must not wait.
    const reach = reachOf(member, 'p1')
    const numbers = skills.map((skill) => roster.codes.trade.get(skill) ?? 0)
    return Int32Array.from(grids.flatMap((grid, at) => (grid.streetId === streetId && (point === undefined || walkingMetres(point, grid.point) <= reach) ? numbers.map((trade) => at * trades + trade) : [])))
  })
  const cover = { placesOf, places: grids.length * trades }
  known.set(roster.list, cover)
  return cover
}

/** What it costs the places they cover that each of these is sent away, in places left without anybody: by roster number. `there`: who is free. */
export function lossesOf(roster: Roster, there: ArrayLike<number>): ReadonlyMap<number, number> {
  const { placesOf, places } = coverOf(roster)
  const covered = new Int32Array(places)
  for (let n = 0; n < there.length; n += 1) for (const place of placesOf[there[n] ?? 0] ?? []) covered[place] = (covered[place] ?? 0) + 1
  return new Map(Array.from(there, (at) => [at, (placesOf[at] ?? new Int32Array(0)).reduce((sum, place) => sum + (PLAN_POINTS.loss[covered[place] ?? 0] ?? 0), 0)]))
}
