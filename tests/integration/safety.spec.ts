import { atDoor } from '../support/at-door'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import type { World } from '../support/world'

/** 上门报平安: begins with the check-in at somebody's home, ends with leaving it; who is silent is looked for. */
let world: World
let to: ReturnType<typeof atDoor>
inWorld((fresh) => {
  world = fresh
  to = atDoor(fresh)
})
const MINUTE = 60_000
const state = (orderId: string) => to.watchOf(orderId)?.state
const alarmed = async (who: string, as: 'staff' | 'street') => (await world.as(who).ok('safety', 'alarmed', { as })).items.map(({ orderId }) => orderId)

test('上门签到就开始看着，办完就停；一路上没有惊动任何人', async () => {
  const { orderId, watchId, dueAt } = await to.come()
  expect(dueAt - world.cloud.clock.now()).toBeLessThanOrEqual(60 * MINUTE)
  expect((await to.me().ok('safety', 'mine', {})).items).toMatchObject([{ watchId, orderId, state: 'watching' }])
  await to.me().ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '换好了' })
  await to.tick()
  expect(state(orderId)).toBe('ended')
  expect((await to.me().ok('safety', 'mine', {})).items).toEqual([])
  expect([to.told(to.myId, watchId), to.told('staff:cm01', watchId)]).toEqual([[], []])
  await to.tick()
  expect(state(orderId)).toBe('ended')
})

test('快到时间提醒本人；过了时间告诉社区；十五分钟没人处理告诉街道；社区看得到电话，联系上了大家放心', async () => {
  const { orderId, watchId, dueAt } = await to.come()
  world.cloud.clock.set(dueAt - 10 * MINUTE - 1)
  await to.tick()
  expect(state(orderId)).toBe('watching')
  world.cloud.clock.set(dueAt - 10 * MINUTE)
  await to.tick()
  expect(state(orderId)).toBe('reminded')
  world.cloud.clock.set(dueAt)
  await to.tick()
  expect(state(orderId)).toBe('alerted')
  await to.tick()
  expect([to.told(to.myId, watchId), to.told('staff:cm01', watchId), to.told('street:st01', watchId)]).toEqual([['remind', 'alert'], ['alert'], []])
  expect(await alarmed(CAST.staff, 'staff')).toContain(orderId)
  expect(await alarmed(CAST.foreignStaff, 'staff')).toEqual([])
  world.cloud.clock.set(dueAt + 15 * MINUTE)
  await to.tick()
  await to.tick()
  expect([state(orderId), to.told('street:st01', watchId)]).toEqual(['raised', ['raise']])
  expect(await alarmed(CAST.street, 'street')).toContain(orderId)
  await world.as(CAST.staff).ok('safety', 'found', { as: 'staff', watchId, note: '打通了，手机静音' })
  await to.tick()
  expect([state(orderId), (await alarmed(CAST.staff, 'staff')).includes(orderId), to.told('street:st01', watchId)]).toEqual(['ended', false, ['raise', 'found']])
})

test('本人可以往后推，推了就从新的时间算；说“我没事”就停，再说一遍也一样', async () => {
  const { orderId, watchId, dueAt } = await to.come()
  await to.me().ok('safety', 'prolong', { watchId, minutes: 60 })
  expect(to.watchOf(orderId)?.dueAt).toBe(dueAt + 60 * MINUTE)
  world.cloud.clock.set(dueAt + MINUTE)
  await to.tick()
  expect(state(orderId)).toBe('watching')
  await to.me().ok('safety', 'well', { watchId }, 'well-once-only')
  await to.me().ok('safety', 'well', { watchId }, 'well-once-only')
  expect(await to.me().code('safety', 'well', { watchId })).toBe('WRONG_STATE')
  await to.tick()
  expect([state(orderId), to.told('staff:cm01', watchId)]).toEqual(['safe', []])
})

test('惊动过人以后办完了：社区知道没事了', async () => {
  const { orderId, watchId } = await to.silent()
  await to.me().ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '换好了' })
  await to.tick()
  await to.tick()
  expect([state(orderId), to.told('staff:cm01', watchId)]).toEqual(['ended', ['alert', 'settle']])
})

test('两个人一起上门，一个没了音信：另一个和社区一起知道，联系上了也知道', async () => {
  const pair = await journey(world).offered([CAST.member, CAST.other], { serviceId: 'c0101', answers: [{ id: 'c0101a', value: '关上了' }, { id: 'c0101b', value: '楼上' }] })
  for (const who of [CAST.member, CAST.other]) await journey(world).takes(who, pair)
  await journey(world).checksIn(CAST.member, pair)
  await to.tick()
  const watch = to.watchOf(pair)
  if (watch === undefined) throw new Error('nobody watches')
  for (const at of [watch.dueAt - 10 * MINUTE, watch.dueAt]) {
    world.cloud.clock.set(at)
    await to.tick()
  }
  await to.tick()
  const partner = () => to.told(idOf(CAST.other), watch._id)
  expect([partner(), to.told('staff:cm01', watch._id)]).toEqual([['alert'], ['alert']])
  await world.as(CAST.staff).ok('safety', 'found', { as: 'staff', watchId: watch._id, note: '打通了' })
  await to.tick()
  expect(partner()).toEqual(['alert', 'found'])
})

test('不进家门的服务不看着', async () => {
  const outside = await journey(world).offered([CAST.other], { serviceId: 'c0501', answers: [{ id: 'c0501a', value: '3 号楼西头' }] })
  await journey(world).takes(CAST.other, outside)
  await journey(world).checksIn(CAST.other, outside)
  await to.tick()
  expect(to.watchOf(outside)).toBeUndefined()
})
