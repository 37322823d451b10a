/** Streets, communities, grids and compounds on a synthetic 8 × 8 km plan. */
import type { Random } from './random'
import type { Area, AreaKind, Point } from './types'

/** South-west corner of the plan: round numbers, so that nobody takes the map for a survey. */
export const ORIGIN: Point = { lng: 118, lat: 36.6 }
export const SIDE_M = 8_000

/**
 * What the source document gives: 125 grids, 将军路街道, 颐泽社区, and the compounds 颐泽花园 and 雁阳御城. How many streets
 * and communities there are it does not say, nor in which community the two compounds lie: the numbers here, and placing
 * both in 颐泽社区, are demo data.
 */
export const COUNTS = { streets: 5, communities: 31, grids: 125, compounds: 125 } as const

const NAMED = { district: '淄川区', street: '将军路街道', community: '颐泽社区', compounds: ['颐泽花园', '雁阳御城'] } as const
const COLUMNS = 6
const CELL_M = SIDE_M / COLUMNS
const METRES_PER_DEGREE = 111_320
const METRES_PER_DEGREE_LNG = METRES_PER_DEGREE * Math.cos((ORIGIN.lat * Math.PI) / 180)

export const two = (n: number): string => String(n).padStart(2, '0')
export const three = (n: number): string => String(n).padStart(3, '0')

interface Place {
  readonly x: number
  readonly y: number
}

/** A numbered name keeps a space before the word that follows: «社区 02 工作人员», «颐泽社区工作人员». */
export const joined = (name: string, word: string): string => (/\d$/.test(name) ? `${name} ${word}` : name + word)

/** Place in metres from the origin → degrees, to about 0.1 m. */
export function pointAt({ x, y }: Place): Point {
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
  return { lng: round(ORIGIN.lng + x / METRES_PER_DEGREE_LNG), lat: round(ORIGIN.lat + y / METRES_PER_DEGREE) }
}

/** A point up to `metres` away along each axis, inside the plan. */
export function pointNear(random: Random, point: Point, metres: number): Point {
  const inside = (v: number): number => Math.min(Math.max(v, 0), SIDE_M)
  const x = (point.lng - ORIGIN.lng) * METRES_PER_DEGREE_LNG + random.int(-metres, metres)
  const y = (point.lat - ORIGIN.lat) * METRES_PER_DEGREE + random.int(-metres, metres)
  return pointAt({ x: inside(x), y: inside(y) })
}

export function makeAreas(random: Random): readonly Area[] {
  const district = area('district', 'district', NAMED.district, '', pointAt({ x: SIDE_M / 2, y: SIDE_M / 2 }), true)
  const streets = list(COUNTS.streets, (n) =>
    area('street', `st${two(n)}`, n === 1 ? NAMED.street : `街道 ${n}`, district.id, pointAt({ x: SIDE_M / 2, y: ((n - 0.5) * SIDE_M) / COUNTS.streets }), n === 1),
  )
  const communities = list(COUNTS.communities, (n) => makeCommunity(random, n))
  const grids = list(COUNTS.grids, (n) => {
    // Dealt round, so that every community has four grids and the first one five.
    const parent = nth(communities, (n - 1) % COUNTS.communities)
    return area('grid', `gr${three(n)}`, `第 ${n} 网格`, parent.id, pointNear(random, parent.point, CELL_M / 3), false)
  })
  const yizeGrids = grids.filter(({ parentId }) => parentId === nth(communities, 0).id)
  const otherGrids = grids.filter((grid) => !yizeGrids.slice(0, NAMED.compounds.length).includes(grid))
  const compounds = list(COUNTS.compounds, (n) => {
    const name = NAMED.compounds[n - 1]
    const parent = name ? nth(yizeGrids, n - 1) : nth(otherGrids, n - 1 - NAMED.compounds.length)
    return {
      ...area('compound', `cp${three(n)}`, name ?? `小区 ${two(n)}`, parent.id, pointNear(random, parent.point, 120), name !== undefined),
      ...(name && { placement: 'demo' as const }),
      buildings: random.int(8, 20),
    }
  })
  return [district, ...streets, ...communities, ...grids, ...compounds]
}

function makeCommunity(random: Random, n: number): Area {
  // A street is a band of neighbouring cells, so that "next to" means the same on the map and in the tree.
  const street = Math.ceil((n * COUNTS.streets) / COUNTS.communities)
  const cell = n - 1
  const centre = {
    x: ((cell % COLUMNS) + 0.5) * CELL_M + random.int(-150, 150),
    y: (Math.floor(cell / COLUMNS) + 0.5) * CELL_M + random.int(-150, 150),
  }
  const name = n === 1 ? NAMED.community : `社区 ${two(n)}`
  // A number no exchange has: nobody may be rung by a demo.
  return { ...area('community', `cm${two(n)}`, name, `st${two(street)}`, pointAt(centre), n === 1), phone: `0533-00000${two(n)}` }
}

function area(kind: AreaKind, id: string, name: string, parentId: string, point: Point, named: boolean): Area {
  return { id, kind, name, parentId, point, named }
}

function list<T>(count: number, make: (n: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, i) => make(i + 1))
}

function nth<T>(items: readonly T[], i: number): T {
  const item = items[i]
  if (item === undefined) throw new RangeError(`no item ${i} of ${items.length}`)
  return item
}
