import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A shift in several parts has one line of people, in its first: what comes free in any part is theirs before anybody's. */
let world: World
inWorld((fresh) => { world = fresh })

const to = () => shiftsIn(world)
interface Part { readonly _id: string; readonly shiftId: string; readonly part: number; readonly capacity: number; readonly left: number; readonly freed: number; readonly waiters: readonly unknown[]; readonly claims: Readonly<Record<string, { readonly state: string }>> }
const partsOf = (shiftId: string) => (world.cloud.database.dump('shifts') as unknown as readonly Part[]).filter((part) => part.shiftId === shiftId).sort((a, b) => a.part - b.part)
const look = (shiftId: string) => {
  const parts = partsOf(shiftId)
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  for (const { left, freed, claims, capacity } of parts) expect(left + freed + Object.keys(claims).length).toBe(capacity)
  return { waiting: sum(({ waiters }) => waiters.length), left: sum(({ left }) => left), freed: sum(({ freed }) => freed), promised: sum(({ claims }) => Object.values(claims).filter(({ state }) => state === 'promised').length) }
}
const minute = async () => {
  world.cloud.clock.advance(60_000)
  await world.cloud.fireTimer('clock')
}
const numbered = (from: number, count: number) => Array.from({ length: count }, (_, n) => `seed-m${String(from + n).padStart(5, '0')}`)
const full = async (places: number) => {
  const { shiftId } = await to().shift(places, { reach: 'district' })
  const people = numbered(1, places)
  const { claim } = await to().look(people[0] ?? '', shiftId)
  for (const who of people) await world.as(who).ok('posts', 'claim', { shiftId, seen: claim.seen })
  return { shiftId, seen: claim.seen }
}
const staffChange = (shiftId: string, places: number) => world.as(CAST.staff).code('posts', 'changeShift', { as: 'staff', shiftId, places, reason: '要加人' })

test('大班加名额，等的人比一次轮得到的多：没等过的一个也抢不到，还能接着候补，几分钟里全轮到', async () => {
  const { shiftId } = await full(60)
  for (const who of numbered(2001, 80)) await world.as(who).ok('posts', 'wait', { shiftId })
  expect(await staffChange(shiftId, 130)).toBe('OK')
  expect(look(shiftId)).toEqual({ waiting: 30, left: 0, freed: 20, promised: 50 })
  // Whatever page they come from.
  const fresh = (await to().look('seed-m04000', shiftId)).claim
  expect(await world.as('seed-m04000').code('posts', 'claim', fresh)).toBe('SHIFT_FULL')
  expect(await staffChange(shiftId, 120)).toBe('CAPACITY_BELOW_CLAIMS')
  await minute()
  expect(look(shiftId)).toEqual({ waiting: 10, left: 0, freed: 0, promised: 70 })
  expect(await world.as('seed-m04001').ok('posts', 'wait', { shiftId })).toMatchObject({ mine: 'waiting', ahead: 10 })
}, 120_000)

test('加的名额比等的人多：等的人各有一个，别的马上谁都能认领', async () => {
  const { shiftId, seen } = await full(2)
  for (const who of numbered(2101, 3)) await world.as(who).ok('posts', 'wait', { shiftId })
  expect(await staffChange(shiftId, 100)).toBe('OK')
  expect(look(shiftId)).toEqual({ waiting: 0, left: 95, freed: 0, promised: 3 })
  expect(await world.as('seed-m04002').code('posts', 'claim', { shiftId, seen })).toBe('OK')
}, 60_000)

test('后面几份里空着、前一份里有人等（断在半路）：不说“还有名额”，排在后面；定时器给等得最久的', async () => {
  const { shiftId } = await full(60)
  await world.as('seed-m02201').ok('posts', 'wait', { shiftId })
  const [, second] = partsOf(shiftId)
  if (second === undefined) throw new Error('not split')
  await appOf(world.cloud).database().collection('shifts').doc(second._id).update({ capacity: second.capacity + 1, left: 1 })
  await minute()
  expect(look(shiftId)).toEqual({ waiting: 0, left: 0, freed: 0, promised: 1 })
}, 60_000)
