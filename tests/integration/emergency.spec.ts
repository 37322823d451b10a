import { inWorld } from '../support/in-world'
import { emergencies, SECOND } from '../support/emergencies'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'

/** 应急 over the functions: who may declare, who sees it, and what ends it. */
let world: World
let to: ReturnType<typeof emergencies>
inWorld((fresh) => { world = fresh; to = emergencies(world) })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const stored = (id: string) => world.cloud.database.get('records', id) as unknown as { state: string; level: string; endsAt: number; log: readonly { action: string; prev: string; hash: string }[] }
const alarms = async (openid: string) => ((await world.as(openid).ok('people', 'me', {})).alarms ?? []).map(({ id }) => id)
const told = (key: string, id: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === key && notice['orderId'] === id).map((notice) => String(notice['action']))

test('街道起草，区里同意才生效；范围里的居民、党员和工作人员首页看得到，别处的看不到；太平时不多读一次', async () => {
  world.cloud.meter.start()
  await world.as(CAST.resident).ok('people', 'me', {})
  await world.as(CAST.resident).ok('people', 'me', {})
  const peace = world.cloud.meter.read().db
  const id = await to.drafted()
  expect([await alarms(CAST.resident), await world.as(CAST.staff).code('emergency', 'show', { as: 'staff', emergencyId: id })]).toEqual([[], 'NOT_FOUND'])
  expect(await world.as(CAST.street).code('emergency', 'approve', { as: 'district' as const, emergencyId: id })).toBe('FORBIDDEN')
  await to.district().ok('emergency', 'approve', { as: 'district', emergencyId: id })
  expect(stored(id).state).toBe('inForce')
  for (const who of [CAST.resident, CAST.member, CAST.staff, CAST.street, CAST.district]) expect([who, await alarms(who)]).toEqual([who, [id]])
  for (const who of [CAST.foreignMember, CAST.foreignStreet, CAST.stranger]) expect([who, await alarms(who)]).toEqual([who, []])
  world.cloud.meter.start()
  await world.as(CAST.resident).ok('people', 'me', {})
  await world.as(CAST.resident).ok('people', 'me', {})
  expect([peace <= 3, world.cloud.meter.read().db]).toEqual([true, 2])
  await world.cloud.fireTimer('clock')
  expect([told('pool:cm01', id), told('staff:cm01', id), told('district', id)]).toEqual([['begin'], ['approve', 'begin'], ['draft', 'approve', 'begin']])
  await to.standDown(id)
  expect(await alarms(CAST.resident)).toEqual([])
})

test('橙色要两个人：区里自己起草的自己不能同意，另一位可以；蓝色一个人就行', async () => {
  const own = async (level: 'blue' | 'orange') => (await to.district().ok('emergency', 'draft', { as: 'district', title: '强降雨应急', reason: '预警', level, areaIds: ['st01'], startsAt: to.now(), endsAt: to.now() + DAY })).id
  const orange = await own('orange')
  expect(await to.district().code('emergency', 'approve', { as: 'district', emergencyId: orange })).toBe('NEEDS_ANOTHER')
  expect(await to.second().code('emergency', 'approve', { as: 'district', emergencyId: orange })).toBe('OK')
  const blue = await own('blue')
  expect(await to.district().code('emergency', 'approve', { as: 'district', emergencyId: blue })).toBe('OK')
  for (const id of [orange, blue]) await to.standDown(id)
})

test('区里只有一位时，列表和这份应急都说得出；有两位时不说；居民看到的没有“能用什么”', async () => {
  const id = await to.drafted({ level: 'orange' })
  expect([(await to.district().ok('emergency', 'list', { as: 'district' })).alone, (await to.cockpit(id)).alone]).toEqual([false, false])
  await appOf(world.cloud).database().collection('people').doc(idOf(SECOND)).update({ roles: [] })
  expect([(await to.district().ok('emergency', 'list', { as: 'district' })).alone, (await to.cockpit(id)).alone, (await to.street().ok('emergency', 'list', { as: 'street' })).alone]).toEqual([true, true, false])
  await appOf(world.cloud).database().collection('people').doc(idOf(SECOND)).update({ roles: [{ role: 'district', scopeId: 'district' }] })
  await to.district().ok('emergency', 'approve', { as: 'district', emergencyId: id })
  expect(await world.as(CAST.resident).ok('emergency', 'mine', { emergencyId: id })).not.toHaveProperty('measures')
})

test('级别越高能用的越多，越短；蓝色不能点名，升到黄色就能；升到橙色要另一位同意', async () => {
  expect(await to.street().code('emergency', 'draft', { as: 'street', title: '太长', reason: '预警', level: 'red', areaIds: ['cm01'], startsAt: to.now(), endsAt: to.now() + 8 * DAY })).toBe('EMERGENCY_TOO_LONG')
  const id = await to.inForce({ level: 'blue', endsAt: to.now() + 10 * DAY })
  const call = () => world.as(CAST.staff).code('emergency', 'callRoll', { as: 'staff', emergencyId: id, question: '能到吗', until: to.now() + HOUR })
  expect(await call()).toBe('MEASURE_NOT_ADDED')
  await to.district().ok('emergency', 'askChange', { as: 'district', emergencyId: id, level: 'yellow', reason: '雨更大了' })
  await to.district().ok('emergency', 'agreeChange', { as: 'district', emergencyId: id })
  expect(await call()).toBe('OK')
  await to.district().ok('emergency', 'askChange', { as: 'district', emergencyId: id, level: 'orange', reason: '要逐户探访' })
  expect([await to.district().code('emergency', 'agreeChange', { as: 'district', emergencyId: id }), await to.second().code('emergency', 'agreeChange', { as: 'district', emergencyId: id })]).toEqual(['NEEDS_ANOTHER', 'OK'])
  expect((await to.cockpit(id)).measures).toEqual(['surge', 'supplies', 'rollCall', 'branches', 'visits'])
  await to.standDown(id)
})

test('延长是有名有姓的一步：申请、同意，临时支部跟着延长；不延长，到点自己结束，没人复盘会催', async () => {
  const id = await to.inForce({ endsAt: to.now() + DAY })
  await world.as(CAST.staff).ok('emergency', 'foundBranch', { as: 'staff', emergencyId: id, communityId: 'cm01', name: '防汛临时支部' })
  await to.street().ok('emergency', 'askChange', { as: 'street', emergencyId: id, endsAt: to.now() + 2 * DAY, reason: '雨还要下' })
  await to.district().ok('emergency', 'agreeChange', { as: 'district', emergencyId: id })
  expect((await to.cockpit(id)).branches).toMatchObject([{ name: '防汛临时支部', to: to.now() + 2 * DAY }])
  await world.cloud.fireTimer('clock')
  world.cloud.clock.advance(2 * DAY)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  expect(stored(id).state).toBe('stoodDown')
  expect((await to.cockpit(id)).branches).toEqual([expect.objectContaining({ members: 0 })])
  world.cloud.clock.advance(20 * DAY)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  expect(told('district', id)).toContain('remindReview')
  await to.district().ok('emergency', 'review', { as: 'district', emergencyId: id, did: '转移两户，探访三十人', findings: '物资点太远，下次设在小区' })
  expect(await to.cockpit(id)).toMatchObject({ state: 'reviewed', review: { findings: '物资点太远，下次设在小区' } })
  const { log } = stored(id)
  expect(log.every((line, at) => at === 0 || line.prev === log[at - 1]?.hash)).toBe(true)
})

test('同一个请求再发一次还是这一份；收回只有起草人，不同意要写原因', async () => {
  const input = { as: 'street' as const, title: '强降雨应急', reason: '预警', level: 'blue' as const, areaIds: ['cm01'], startsAt: to.now(), endsAt: to.now() + DAY }
  const first = await to.street().ok('emergency', 'draft', input, 'declared-once')
  expect(await to.street().ok('emergency', 'draft', input, 'declared-once')).toEqual(first)
  expect(await to.district().code('emergency', 'withdraw', { as: 'district', emergencyId: first.id })).toBe('NOT_OWN_DRAFT')
  expect(await to.district().code('emergency', 'refuse', { as: 'district', emergencyId: first.id, note: '范围太大' })).toBe('OK')
  expect(await to.street().code('emergency', 'withdraw', { as: 'street', emergencyId: first.id })).toBe('WRONG_STATE')
  expect([await world.as(CAST.foreignStreet).code('emergency', 'show', { as: 'street', emergencyId: first.id }), await to.street().code('emergency', 'draft', { ...input, areaIds: ['cm30'] }), await to.street().code('emergency', 'draft', { ...input, areaIds: ['constructor'] })]).toEqual(['NOT_FOUND', 'OUT_OF_SCOPE', 'INVALID_INPUT'])
  expect([idOf(SECOND) === idOf(CAST.district)]).toEqual([false])
})

test('一下子排不了太多的班：全区每个网格好几天的，先说要分开排，一个班也不建', async () => {
  const { id: emergencyId } = await to.district().ok('emergency', 'draft', { as: 'district', title: '强降雨应急', reason: '全区暴雨橙色预警。', level: 'orange', areaIds: ['district'], startsAt: world.cloud.clock.now(), endsAt: world.cloud.clock.now() + 5 * 24 * HOUR })
  await to.second().ok('emergency', 'approve', { as: 'district', emergencyId })
  const before = world.cloud.database.dump('shifts').length
  expect(await to.district().code('emergency', 'surge', { as: 'district', emergencyId, template: 'gate', days: 5 })).toBe('SURGE_TOO_MUCH')
  expect(world.cloud.database.dump('shifts')).toHaveLength(before)
})
