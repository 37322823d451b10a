import type { MemberFacts, OrderFacts } from '../../../core/domain/dispatch/facts'
import { METRES_PER_DEGREE } from '../../../core/domain/dispatch/facts'
import type { Random } from '../../../local/seed/random'

/**
 * A made-up district of the size the source names: 125 grids around 31 communities on 8 by 8 kilometres, 8,200 members of whom
 * about 15 % are there at a time, twelve trades known by 55 % … 3 % of them; what is asked for is spread more evenly than
 * what is known. Larger ones are such districts side by side.
 */
const SIDE_M = 8000
export const GRIDS = 125
const COLUMNS = 12
const COMMUNITIES = 31
const STREETS = 7
export const MEMBERS = 8200
const THERE = 0.15
export const KNOWN_BY = [0.55, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.08, 0.05, 0.03] as const
/** Monday 2026-03-02 10:00 in Shanghai. */
export const MORNING = Date.parse('2026-03-02T10:00:00+08:00')

interface Place { readonly gridId: string; readonly communityId: string; readonly streetId: string; readonly point: { readonly lng: number; readonly lat: number } }

function placeIn(random: Random, districts: number, grid: number): Place {
  const district = districts === 1 ? 0 : random.int(0, districts - 1)
  const wide = Math.ceil(Math.sqrt(districts))
  const [width, height] = [SIDE_M / COLUMNS, SIDE_M / Math.ceil(GRIDS / COLUMNS)]
  const east = (district % wide) * SIDE_M + ((grid % COLUMNS) + random.next()) * width
  const north = Math.floor(district / wide) * SIDE_M + (Math.floor(grid / COLUMNS) + random.next()) * height
  const community = Math.floor((grid * COMMUNITIES) / GRIDS)
  const street = Math.floor((community * STREETS) / COMMUNITIES)
  const name = (kind: string, n: number) => `d${String(district).padStart(4, '0')}${kind}${String(n).padStart(3, '0')}`
  return { gridId: name('g', grid), communityId: name('c', community), streetId: name('s', street), point: { lng: 117.9 + east / (METRES_PER_DEGREE * Math.cos((36.6 * Math.PI) / 180)), lat: 36.6 + north / METRES_PER_DEGREE } }
}

export function makeMembers(random: Random, count: number, change: Partial<MemberFacts> = {}): readonly MemberFacts[] {
  const districts = Math.max(1, Math.round(count / MEMBERS))
  return Array.from({ length: count }, (_, n): MemberFacts => {
    const count = random.int(0, 20)
    return {
      id: `m${String(n).padStart(6, '0')}`, label: `党员 ${n + 1} 号`, ...placeIn(random, districts, random.int(0, GRIDS - 1)),
      skills: KNOWN_BY.flatMap((share, trade) => (random.next() < share ? [`t${trade}`] : [])), certificates: {}, radiusM: random.pick([800, 1500, 3000]), mute: { from: '22:00', to: '07:00' },
      // Who is not there now is there at the weekend.
      duty: random.next() < THERE ? [] : [{ days: [6, 7], from: '08:00', to: '20:00' }],
      avoids: [], openMax: 2, weeklyMax: 5, restHours: 0, open: 0, takenThisWeek: 0, busy: [], hours: random.next() * 20, offers: random.int(0, 20), recentOffers: random.int(0, 5),
      visits: random.next() < 0.1 ? 0 : random.int(1, 40), ratings: { count, sum: Math.round(count * (3.5 + random.next() * 1.5)) }, kin: [], ...change,
    }
  })
}

/** The same people with places for one to four orders, some of them taken, and a month that was heavier for some. */
export const withOwnLimits = (random: Random, members: readonly MemberFacts[]): readonly MemberFacts[] =>
  members.map((member) => ({ ...member, openMax: random.int(1, 4), open: random.int(0, 1), invited: random.int(0, 1), weeklyMax: random.int(1, 6), takenThisWeek: random.int(0, 3), hours: random.int(0, 20) * (random.next() < 0.1 ? 3 : 1) }))

export const SHAPES = ['normal', 'outage', 'thousand', 'teams'] as const
export type Shape = (typeof SHAPES)[number]
const COUNT: Readonly<Record<Shape, number>> = { normal: 200, outage: 200, thousand: 1000, teams: 200 }
const RINGS = ['grid', 'community', 'neighbours', 'street'] as const

/** Asked for more evenly than known: half by how many know it, half the same for all. */
export function tradeOf(random: Random): number {
  if (random.next() < 0.5) return random.int(0, KNOWN_BY.length - 1)
  const all = KNOWN_BY.reduce((sum, share) => sum + share, 0)
  let left = random.next() * all
  return Math.max(0, KNOWN_BY.findIndex((share) => (left -= share) <= 0))
}

export function makeOrder(random: Random, n: number, districts: number, grid: number, change: Partial<OrderFacts> = {}): OrderFacts {
  const place = placeIn(random, districts, grid)
  const own = Number(place.communityId.slice(-3))
  const neighbours = [own - 1, own + 1, own + 5].filter((each) => each >= 0 && each < COMMUNITIES).map((each) => `${place.communityId.slice(0, -3)}${String(each).padStart(3, '0')}`)
  return { id: `o${String(n).padStart(6, '0')}`, categoryId: `k${n % 9}`, skill: `t${tradeOf(random)}`, urgency: random.next() < 0.1 ? 'p1' : 'p2', need: 1, homeVisit: true, experiencedAboard: false, ...place, neighbours, rings: RINGS, residentIds: [`r${n}`], askedIds: [], ...change }
}

/** The orders of one moment. `outage`: four of five come from three grids. `teams`: every third needs two or three, and people may be asked for two. */
export function makeOrders(random: Random, shape: Shape): readonly OrderFacts[] {
  const hit = random.sample(Array.from({ length: GRIDS }, (_, n) => n), 3)
  return Array.from({ length: COUNT[shape] }, (_, n) => {
    const grid = shape === 'outage' && random.next() < 0.8 ? random.pick(hit) : random.int(0, GRIDS - 1)
    return makeOrder(random, n, 1, grid, shape === 'teams' && n % 3 === 0 ? { need: random.int(2, 3) } : {})
  })
}

export const makeManyOrders = (random: Random, count: number, members: number): readonly OrderFacts[] => Array.from({ length: count }, (_, n) => makeOrder(random, n, Math.max(1, Math.round(members / MEMBERS)), random.int(0, GRIDS - 1)))
