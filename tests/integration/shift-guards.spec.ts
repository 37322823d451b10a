import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { AT_STATION, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What a shift refuses, each by its name, and that nothing has changed by it. */
let world: World
inWorld((fresh) => { world = fresh })

const to = () => shiftsIn(world)
const stored = (shiftId: string) => world.cloud.database.get('shifts', shiftId)
const [GIVER, COLLEAGUE] = ['seed-m00001', 'seed-m00002'] as const
const claim = async (who: string, shiftId: string) => world.as(who).ok('posts', 'claim', (await to().look(who, shiftId)).claim)

test('名额不能减到比认领的人少；正好一样多可以', async () => {
  const { shiftId } = await to().shift(5, { reach: 'district' })
  for (const who of [CAST.member, CAST.other, CAST.third]) await claim(who, shiftId)
  const before = stored(shiftId)
  const change = (places: number) => world.as(CAST.staff).code('posts', 'changeShift', { as: 'staff', shiftId, places, reason: '人够了' })
  expect(await change(2)).toBe('CAPACITY_BELOW_CLAIMS')
  expect(stored(shiftId)).toEqual(before)
  expect(await change(3)).toBe('OK')
  expect(stored(shiftId)).toMatchObject({ capacity: 3, left: 0 })
})

test('还有名额、没有人在等，不用候补；满了才排', async () => {
  const { shiftId } = await to().shift(1, { reach: 'district' })
  const before = stored(shiftId)
  expect(await world.as(CAST.other).code('posts', 'wait', { shiftId })).toBe('STILL_FREE')
  expect(stored(shiftId)).toEqual(before)
  await claim(CAST.member, shiftId)
  expect(await world.as(CAST.other).ok('posts', 'wait', { shiftId })).toMatchObject({ mine: 'waiting', ahead: 0 })
})

test('互换：问出去以后自己的手艺没有了，对方那一班去不了，对方答应时说换不成，两班都不动', async () => {
  const give = await to().claimed(GIVER, 1, { reach: 'district' })
  const { shiftId } = await to().shift(1, { reach: 'district', needs: ['skill:water'] })
  await world.as(GIVER).ok('registry', 'saveSkills', { skills: ['water'] })
  await world.as(COLLEAGUE).ok('registry', 'saveSkills', { skills: ['water'] })
  await claim(COLLEAGUE, shiftId)
  const { swapId } = await world.as(GIVER).ok('posts', 'askSwap', { shiftId: give.shiftId, number: 2, backId: shiftId })
  await world.as(GIVER).ok('registry', 'saveSkills', { skills: [] })
  expect(await world.as(COLLEAGUE).code('posts', 'agreeSwap', { swapId })).toBe('COLLEAGUE_CANNOT')
  expect([give.shiftId, shiftId].map((id) => Object.keys(stored(id)?.['claims'] as object))).toEqual([[idOf(GIVER)], [idOf(COLLEAGUE)]])
  await world.as(GIVER).ok('registry', 'saveSkills', { skills: ['water'] })
  expect(await world.as(COLLEAGUE).ok('posts', 'agreeSwap', { swapId })).toMatchObject({ state: 'done' })
})

test('还在等社区同意的、轮到了没确认的，签不了到，社区也补不了', async () => {
  const startsAt = world.cloud.clock.now() + 30 * 60_000
  const { shiftId } = await to().shift(2, { approval: true, reach: 'district', place: AT_STATION }, startsAt)
  await claim(CAST.fourth, shiftId)
  const mark = { shiftId, way: 'position' as const, position: { ...AT_STATION.point, accuracyM: 10 } }
  world.cloud.clock.set(startsAt - 60_000)
  expect(await world.as(CAST.fourth).code('posts', 'checkIn', mark)).toBe('NOT_HELD')
  expect(await world.as(CAST.staff).code('posts', 'markPresence', { as: 'staff', shiftId, memberId: idOf(CAST.fourth), which: 'in', at: startsAt - 60_000, reason: '手机没电' })).toBe('NOT_HELD')
  await world.as(CAST.staff).ok('posts', 'decideClaim', { as: 'staff', shiftId, memberId: idOf(CAST.fourth), agree: true })
  expect(await world.as(CAST.fourth).code('posts', 'checkIn', mark)).toBe('OK')
})

test('拿别人的凭据认领，不顶用：会不会、有没有证，按自己的', async () => {
  const { shiftId } = await to().shift(2, { reach: 'district', needs: ['skill:law'] })
  await world.as(CAST.other).ok('registry', 'saveSkills', { skills: ['law'] })
  await world.as(CAST.fourth).ok('registry', 'saveSkills', { skills: [] })
  const [own, others] = [await to().look(CAST.fourth, shiftId), await to().look(CAST.other, shiftId)]
  for (const pass of [others.pass, own.pass, undefined]) expect(await world.as(CAST.fourth).code('posts', 'claim', { ...own.claim, ...(pass === undefined ? { pass: undefined } : { pass }) } as never)).toBe('NEEDS_SKILL')
  expect(await world.as(CAST.other).code('posts', 'claim', others.claim)).toBe('OK')
})
