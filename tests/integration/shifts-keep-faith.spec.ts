import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { OFFICES, registrations } from '../support/registrations'
import { memberOfUnit, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What a member was promised holds: cancelled shifts keep nobody busy, hours that ran are not taken away, who asked is answered. */
let world: World
inWorld((fresh) => { world = fresh })
const HOUR = 3_600_000
const MINUTE = 60_000
const staff = () => world.as(CAST.staff)
const to = () => shiftsIn(world)
const tick = () => world.cloud.fireTimer('clock')
const stored = (shiftId: string) => world.cloud.database.get('shifts', shiftId) as unknown as { claims: Readonly<Record<string, { state: string }>>; place: { name: string; point?: object }; log: readonly { action: string; of?: string; reason?: string }[] }
const told = (key: string, action: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === key && notice['action'] === action)

test('取消了的班不占人的时间：同一个钟点的另一班照样认领得到', async () => {
  const { shiftId, startsAt } = await to().claimed(CAST.member, 2)
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId, reason: '下大雨' })
  const { shiftId: other } = await to().shift(1, {}, startsAt)
  const { claim, shift } = await to().look(CAST.member, other)
  expect(shift.why).toEqual([])
  await world.as(CAST.member).ok('posts', 'claim', claim)
})

test('已经开始的班，时间改不了、也取消不了：签了到的时长谁也抹不掉', async () => {
  const { shiftId, startsAt } = await to().claimed(CAST.member)
  world.cloud.clock.set(startsAt)
  expect(await staff().code('posts', 'changeShift', { as: 'staff', shiftId, startsAt: startsAt + 24 * HOUR, endsAt: startsAt + 26 * HOUR, reason: '改期' })).toBe('SHIFT_RUNS')
  expect(await staff().code('posts', 'cancelShift', { as: 'staff', shiftId, reason: '不办了' })).toBe('SHIFT_RUNS')
})

test('改到哪里就是哪里：换了地点，旧的位置不再当签到的位置；一班最长十六小时', async () => {
  const { shiftId, startsAt } = await to().claimed(CAST.member, 2, { place: { name: '东门', point: { lng: 118, lat: 36.6 } } })
  expect(await staff().code('posts', 'changeShift', { as: 'staff', shiftId, endsAt: startsAt + 60 * 24 * HOUR, reason: '改期' })).toBe('INVALID_INPUT')
  await staff().ok('posts', 'changeShift', { as: 'staff', shiftId, place: { name: '西门' }, reason: '东门在修路' })
  expect(stored(shiftId).place).toEqual({ name: '西门' })
})

test('自己的认领自己不能同意，自己的签到自己不能补记', async () => {
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.other), role: 'staff', scopeId: 'cm01' })
  const { shiftId, startsAt } = await to().claimed(CAST.other, 2, { approval: true })
  const self = world.as(CAST.other)
  expect(await self.code('posts', 'decideClaim', { as: 'staff', shiftId, memberId: idOf(CAST.other), agree: true })).toBe('OWN_CLAIM')
  await staff().ok('posts', 'decideClaim', { as: 'staff', shiftId, memberId: idOf(CAST.other), agree: true })
  world.cloud.clock.set(startsAt + MINUTE)
  expect(await self.code('posts', 'markPresence', { as: 'staff', shiftId, memberId: idOf(CAST.other), which: 'in', at: startsAt, reason: '忘了签' })).toBe('OWN_CLAIM')
})

test('要社区同意的：马上告诉社区，只说一遍；到开始还没有答复，退回并告诉本人，不算他没来', async () => {
  const { shiftId, postId, startsAt } = await to().claimed(CAST.member, 1, { approval: true })
  for (let n = 0; n < 2; n += 1) await tick()
  expect(told('staff:cm01', 'ask').filter((notice) => notice['orderId'] === postId)).toHaveLength(1)
  world.cloud.clock.set(startsAt)
  await tick()
  await tick()
  expect(stored(shiftId).claims).toEqual({})
  expect(stored(shiftId).log.at(-1)).toMatchObject({ action: 'refuse', of: idOf(CAST.member), reason: '开始以前社区没有答复' })
  expect(told(idOf(CAST.member), 'refuse').filter((notice) => notice['orderId'] === shiftId)).toHaveLength(1)
})

test('夜里轮到的位子等到早上九点；确认的时候条件不够了，按名字拒绝', async () => {
  const { shiftId } = await to().claimed(CAST.other, 1, { needs: ['skill:water'] })
  await world.as(CAST.member).ok('posts', 'wait', { shiftId })
  const now = world.cloud.clock.now()
  world.cloud.clock.set(now - ((now + 8 * HOUR) % (24 * HOUR)) + 23.5 * HOUR)
  await world.as(CAST.other).ok('posts', 'release', { shiftId })
  const { until } = stored(shiftId).claims[idOf(CAST.member)] as unknown as { until: number }
  expect(until - world.cloud.clock.now()).toBe(9.5 * HOUR)
  world.cloud.clock.advance(9 * HOUR)
  await world.as(CAST.member).ok('registry', 'saveSkills', { skills: [] })
  expect(await world.as(CAST.member).code('posts', 'confirmPlace', { shiftId })).toBe('NEEDS_SKILL')
  await world.as(CAST.member).ok('registry', 'saveSkills', { skills: ['water'] })
  expect(await world.as(CAST.member).code('posts', 'confirmPlace', { shiftId })).toBe('OK')
})

test('候补的位子过了时限才来确认，已经是别人的；结束三天以后不再补记', async () => {
  const { shiftId } = await to().claimed(CAST.other)
  await world.as(CAST.member).ok('posts', 'wait', { shiftId })
  await world.as(CAST.other).ok('posts', 'release', { shiftId })
  const { until } = stored(shiftId).claims[idOf(CAST.member)] as unknown as { until: number }
  world.cloud.clock.set(until)
  expect(await world.as(CAST.member).code('posts', 'confirmPlace', { shiftId })).toBe('PROMISE_OVER')
  const { shiftId: held, startsAt } = await to().claimed(CAST.third)
  const byHand = { as: 'staff' as const, shiftId: held, memberId: idOf(CAST.third), which: 'in' as const, at: startsAt, reason: '手机没电' }
  world.cloud.clock.set(startsAt + 2 * HOUR + 72 * HOUR + MINUTE)
  expect(await staff().code('posts', 'markPresence', byHand)).toBe('CHECK_IN_OVER')
})

test('单位替人认领的，开始以后不能退', async () => {
  await registrations(world).open()
  const memberId = memberOfUnit(world)
  const { shiftId, startsAt } = await to().shift(2, { reach: 'district' })
  await world.as(OFFICES.unit).ok('posts', 'claimForUnit', { as: 'unit', unitId: 'un01', shiftId, memberIds: [memberId] })
  world.cloud.clock.set(startsAt)
  expect(await world.as(OFFICES.unit).code('posts', 'releaseForUnit', { as: 'unit', unitId: 'un01', shiftId, memberId })).toBe('STARTED_ALREADY')
})
