/** Members, staff and residents: numbered, never named. */
import { SKILLS, type SkillId } from '@core/domain/order/catalogue'
import { joined, pointNear, three, two } from './make-areas'
import { personIdOf } from './person-id'
import type { Random } from './random'
import type { Area, Person, PersonRole } from './types'

/** 8200余 in the source: the lower bound, exactly. */
export const MEMBER_COUNT = 8_200
export const UNIT_COUNT = 80
export const DISTRICT_STAFF_COUNT = 2

const DAY_MS = 86_400_000
const MUTE = { from: '22:00', to: '07:00' } as const
const SKILL_IDS: readonly SkillId[] = SKILLS.map(({ id }) => id)
// The demo's first members are fixed: one order for two 水电 helpers can be played with them.
const FIRST_SKILLS: readonly (readonly SkillId[])[] = [
  ['water', 'appliance', 'digital'],
  ['water', 'appliance', 'carry', 'care', 'errand', 'visit'],
]
// Residents by community: a lively first one, two or more in each of the first ten, single ones beyond.
const RESIDENTS: readonly number[] = [12, ...Array<number>(9).fill(4), ...Array<number>(12).fill(1)]

export interface Tree {
  readonly streets: readonly Area[]
  readonly communities: readonly Area[]
  readonly gridsOf: (communityId: string) => readonly Area[]
}

export function makeTree(areas: readonly Area[]): Tree {
  const grids = new Map<string, Area[]>()
  for (const area of areas) {
    if (area.kind !== 'grid') continue
    const siblings = grids.get(area.parentId)
    if (siblings) siblings.push(area)
    else grids.set(area.parentId, [area])
  }
  return {
    streets: areas.filter(({ kind }) => kind === 'street'),
    communities: areas.filter(({ kind }) => kind === 'community'),
    gridsOf: (communityId) => grids.get(communityId) ?? [],
  }
}

export function makePeople(random: Random, tree: Tree, now: number): readonly Person[] {
  return [...makeMembers(random, tree, now), ...makeStaff(random, tree, now), ...makeResidents(random, tree, now)]
}

function makeMembers(random: Random, tree: Tree, now: number): readonly Person[] {
  return Array.from({ length: MEMBER_COUNT }, (_, i) => {
    const home = i < FIRST_SKILLS.length ? first(tree.communities) : random.pick(tree.communities)
    const grid = random.pick(tree.gridsOf(home.id))
    const skills = FIRST_SKILLS[i] ?? random.sample(SKILL_IDS, random.int(1, 3))
    const person = makePerson(random, now, `seed-m${String(i + 1).padStart(5, '0')}`, `党员 ${i + 1} 号`, ['resident', 'member'], home)
    return {
      ...person,
      gridId: grid.id,
      member: {
        skills,
        point: pointNear(random, grid.point, 250),
        weeklyMax: random.int(1, 5),
        // The first members hold sample orders already, and whoever plays along asks them for one more.
        ...(i < FIRST_SKILLS.length ? { openMax: 4 } : {}),
        radiusM: random.pick([800, 1_500, 3_000]),
        mute: MUTE,
        unitId: `un${two(random.int(1, UNIT_COUNT))}`,
        status: 'active',
        busy: [],
        certificates: certificatesOf(i, skills, now),
        // Two of three have served before the district kept its books here.
        visitsBefore: i < FIRST_SKILLS.length ? 5 : (i % 3) * 4,
      },
    }
  })
}

/** Most who know the trade have the paper, and one in twelve has let it run out. */
function certificatesOf(i: number, skills: readonly SkillId[], now: number): Readonly<Record<string, number>> {
  const until = now + (i % 12 === 11 ? -30 : 200 + (i % 7) * 100) * DAY_MS
  return { ...(skills.includes('water') ? { electrician: until } : {}), ...(skills.includes('firstAid') ? { firstAid: until } : {}) }
}

function makeStaff(random: Random, tree: Tree, now: number): readonly Person[] {
  const of = (prefix: string, role: PersonRole, areas: readonly Area[], count: () => number): readonly Person[] => {
    const seats = areas.flatMap((area) => Array.from({ length: count() }, (_, i) => ({ area, nth: i + 1 })))
    return seats.map(({ area, nth }, i) =>
      makePerson(random, now, `${prefix}${three(i + 1)}`, joined(area.name, `工作人员 ${nth} 号`), [role], area),
    )
  }
  const district = Array.from({ length: DISTRICT_STAFF_COUNT }, (_, i) =>
    makePerson(random, now, `seed-sd${three(i + 1)}`, `区级工作人员 ${i + 1} 号`, ['district']),
  )
  return [
    ...of('seed-s', 'staff', tree.communities, () => random.int(2, 3)),
    ...of('seed-st', 'street', tree.streets, () => random.int(1, 2)),
    ...district,
  ]
}

function makeResidents(random: Random, tree: Tree, now: number): readonly Person[] {
  const homes = tree.communities.flatMap((community, i) => Array<Area>(RESIDENTS[i] ?? 0).fill(community))
  return homes.map((home, i) => ({
    ...makePerson(random, now, `seed-r${three(i + 1)}`, `居民 ${i + 1} 号`, ['resident'], home),
    gridId: random.pick(tree.gridsOf(home.id)).id,
  }))
}

/** A person of a community or a street; without an area, of the district. */
function makePerson(random: Random, now: number, openid: string, label: string, roles: readonly PersonRole[], area?: Area): Person {
  const scopeId = area?.id ?? 'district'
  return {
    _id: personIdOf(openid),
    openid,
    label,
    roles: roles.map((role) => ({ role, scopeId })),
    roleEpoch: 1,
    ...whereabouts(area),
    version: 1,
    createdAt: now - random.int(1, 700) * DAY_MS,
  }
}

function whereabouts(area: Area | undefined): Pick<Person, 'communityId' | 'gridId' | 'streetId'> {
  if (area?.kind === 'community') return { communityId: area.id, gridId: '', streetId: area.parentId }
  if (area?.kind === 'street') return { communityId: '', gridId: '', streetId: area.id }
  return { communityId: '', gridId: '', streetId: '' }
}

function first<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new RangeError('nothing here')
  return item
}
