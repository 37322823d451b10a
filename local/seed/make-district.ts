/** The whole demo district from one seed: the same seed and `now` give the same bytes. */
import { CATALOGUE, REPLY_TEMPLATES } from '@core/domain/order/catalogue'
import { joined, makeAreas, pointNear, three, two } from './make-areas'
import { makePeople, makeTree, UNIT_COUNT, type Tree } from './make-people'
import { makeRandom, type Random } from './random'
import type { Area, Person, PersonRole, SeedDistrict, Station, Unit } from './types'

export interface SeedInput {
  readonly seed: number
  /** Epoch ms; people are made to have joined before it. */
  readonly now: number
}

/** From the source: 小区驿站 12 (颐泽花园 and 雁阳御城 among them), 网格驿站 91. */
export const STATION_COUNTS = { compound: 12, grid: 91 } as const

// 整合并提供物业管理、便民服务、网格工作、政策咨询、活动阵地等多项服务 (source document).
const STATION_SERVICES = ['物业管理', '便民服务', '网格工作', '政策咨询', '活动阵地'] as const

export function makeDistrict({ seed, now }: SeedInput): SeedDistrict {
  // Each part has its own stream, so that one more station does not move eight thousand members.
  const areas = makeAreas(makeRandom(seed))
  const tree = makeTree(areas)

  return {
    areas: [{ _id: 'district', version: 1, areas }],
    people: makePeople(makeRandom(seed + 1), tree, now),
    units: makeUnits(makeRandom(seed + 2), tree),
    stations: makeStations(makeRandom(seed + 3), areas),
    catalogue: [{ _id: 'current', version: 1, categories: CATALOGUE, templates: REPLY_TEMPLATES }],
  }
}

function makeUnits(random: Random, tree: Tree): readonly Unit[] {
  return Array.from({ length: UNIT_COUNT }, (_, i) => ({
    _id: `un${two(i + 1)}`,
    name: `单位 ${two(i + 1)}`,
    named: false,
    communityId: random.pick(tree.communities).id,
    version: 1,
  }))
}

function makeStations(random: Random, areas: readonly Area[]): readonly Station[] {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const compounds = areas.filter(({ kind }) => kind === 'compound').slice(0, STATION_COUNTS.compound)
  const grids = random.sample(areas.filter(({ kind }) => kind === 'grid'), STATION_COUNTS.grid)
  const inOrder = [...grids].sort((a, b) => a.id.localeCompare(b.id))

  return [
    ...compounds.map((compound, i) => makeStation(random, `sc${two(i + 1)}`, compound, byId.get(compound.parentId))),
    ...inOrder.map((grid, i) => makeStation(random, `sg${three(i + 1)}`, grid, grid)),
  ]
}

function makeStation(random: Random, id: string, area: Area, grid: Area | undefined): Station {
  if (!grid) throw new RangeError(`${area.id} has no grid`)
  const ofCompound = area.kind === 'compound'
  return {
    _id: id,
    kind: ofCompound ? 'compound' : 'grid',
    name: joined(area.name, ofCompound ? '党群服务驿站' : '红色驿站'),
    areaId: area.id,
    gridId: grid.id,
    communityId: grid.parentId,
    point: pointNear(random, area.point, 80),
    named: area.named,
    // 延时服务: some stay open into the evening. The hours themselves are demo data.
    hours: { from: '08:30', to: random.pick(['17:30', '19:00', '20:30']) },
    services: STATION_SERVICES,
    version: 1,
  }
}

/** Someone the start page offers to be. */
export interface DemoPerson {
  readonly openid: string
  readonly label: string
  readonly role: PersonRole
  /** One line: who this is and what to try. */
  readonly description: string
  /** Opens in 长辈版. */
  readonly elder?: true
}

const DEMO: readonly Omit<DemoPerson, 'label'>[] = [
  { openid: 'seed-r001', role: 'resident', description: '颐泽社区居民，想点一单，看看办到哪一步' },
  { openid: 'seed-r002', role: 'resident', description: '颐泽社区的长辈，用大字版，请人上门帮忙', elder: true },
  { openid: 'seed-m00001', role: 'member', description: '颐泽社区党员，会水电和家电小修，等着接单' },
  { openid: 'seed-m00002', role: 'member', description: '颐泽社区党员，会水电、能出力、能陪护，可与 1 号搭伴；也代表单位 01' },
  { openid: 'seed-s001', role: 'staff', description: '颐泽社区工作人员，受理和派单' },
  { openid: 'seed-s002', role: 'staff', description: '颐泽社区工作人员，复核和审批同事的申请' },
  { openid: 'seed-st001', role: 'street', description: '将军路街道工作人员，处理提级和申诉' },
  { openid: 'seed-sd001', role: 'district', description: '区级工作人员，看哪里超期，定下报上来的事由谁办' },
]

/** The eight people of the demo, two or one for each role. Throws when the district does not hold them. */
export function demoPeople(district: SeedDistrict): readonly DemoPerson[] {
  const byOpenid = new Map<string, Person>(district.people.map((person) => [person.openid, person]))
  return DEMO.map((demo) => {
    const person = byOpenid.get(demo.openid)
    if (!person?.roles.some(({ role }) => role === demo.role)) throw new RangeError(`${demo.openid} is not a ${demo.role}`)
    return { ...demo, label: person.label }
  })
}
