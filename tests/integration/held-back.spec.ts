import { inWorld } from '../support/in-world'
import { CAST, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** 先不派: kept with who and until when; no plan and no timer proposes it before, and it is taken back by a tap. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const staff = () => world.as(CAST.staff)
const colleague = () => world.as(CAST.colleague)
const now = () => world.cloud.clock.now()
const hold = (orderId: string, until = now() + 2 * HOUR) => staff().ok('orders', 'holdBack', { as: 'staff', orderId, until })
const plan = (client = staff(), ...orderIds: string[]) => client.ok('orders', 'plan', { as: 'staff', ...(orderIds.length > 0 ? { orderIds } : {}) })
const pass = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    world.cloud.clock.advance(60_000)
    await world.cloud.fireTimer('clock')
  }
}
const set = async (modes: Record<string, 'grab' | 'mixed'>) => {
  const { version } = await staff().ok('orders', 'settings', { as: 'staff', communityId: 'cm01' })
  const { tried } = await staff().ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', modes, routes: [] })
  await staff().ok('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version, modes, routes: [], tried })
}

test('先不派的单不在方案里，同事也看得到是谁留到几时；单独要它的方案也不排；到时自己回来', async () => {
  const orderId = await to.accepted()
  const other = await to.accepted()
  const until = now() + 2 * HOUR
  await hold(orderId, until)
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', heldBack: { until } })
  const { orders, held } = await plan()
  expect(orders.map((each) => each.orderId)).toEqual([other])
  expect(held).toEqual([expect.objectContaining({ orderId, until, mine: true })])
  expect((await plan(colleague())).held).toEqual([expect.objectContaining({ orderId, mine: false })])
  expect((await plan(staff(), orderId)).orders).toEqual([])
  world.cloud.clock.advance(2 * HOUR)
  const later = await plan()
  expect(later.held).toBeUndefined()
  expect(later.orders.map((each) => each.orderId)).toContain(orderId)
})

test('接着派：自己或同事都能收回，马上又在方案里；没留着的收不回', async () => {
  const orderId = await to.accepted()
  await hold(orderId)
  await colleague().ok('orders', 'endHold', { as: 'staff', orderId })
  expect((await plan(staff(), orderId)).orders).toHaveLength(1)
  expect(await staff().code('orders', 'endHold', { as: 'staff', orderId })).toBe('NOT_HELD_BACK')
})

test('留到过去、留太久、别的社区、居民，都不行；居民和党员看不到这一行', async () => {
  const orderId = await to.accepted()
  expect(await staff().code('orders', 'holdBack', { as: 'staff', orderId, until: now() - 1 })).toBe('HOLD_PAST')
  expect(await staff().code('orders', 'holdBack', { as: 'staff', orderId, until: now() + 8 * 24 * HOUR })).toBe('HOLD_FAR')
  expect(await world.as(CAST.foreignStaff).code('orders', 'holdBack', { as: 'staff', orderId, until: now() + HOUR })).toBe('OUT_OF_SCOPE')
  await hold(orderId)
  const detail = await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })
  expect(JSON.stringify(detail)).not.toMatch(/holdBack|heldBack|heldUntil/)
  expect((await staff().ok('orders', 'detail', { as: 'staff', orderId })).heldUntil).toBe(stored(world, orderId).heldBack?.until)
  expect((await staff().ok('orders', 'detail', { as: 'staff', orderId })).timeline.at(-1)).toMatchObject({ action: 'holdBack', internal: true, data: { until: expect.any(Number) } })
})

test('系统自己派的一类，先不派的留到那时才派；工作人员手动派照样可以，派了就不再留着', async () => {
  await set({ c01: 'grab' })
  const [kept, byHand] = [await to.accepted(), await to.accepted()]
  await hold(kept, now() + 5 * 60_000)
  await hold(byHand, now() + 5 * 60_000)
  await pass(3)
  expect([kept, byHand].map((id) => stored(world, id).state)).toEqual(['accepted', 'accepted'])
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId: byHand, pool: true })
  expect(stored(world, byHand).heldBack).toBeUndefined()
  await pass(5)
  expect(stored(world, kept)).toMatchObject({ state: 'offered' })
  await set({})
})

test('混合派单的急单，留着的时候一次也不派；接着派了，下一次响就派出去', async () => {
  await set({ c01: 'mixed' })
  const orderId = await to.accepted()
  await hold(orderId, now() + 3 * HOUR)
  await pass(6)
  expect(stored(world, orderId).state).toBe('accepted')
  await staff().ok('orders', 'endHold', { as: 'staff', orderId })
  await pass(3)
  expect(stored(world, orderId).state).toBe('offered')
  await set({})
})
