import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { tinyJpeg } from '../support/pictures'
import type { World } from '../support/world'

/** What must not be read again: the areas by every order of a batch, photos nobody waits for, anchors that are known, roles that are. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const staff = () => world.as(CAST.staff)

async function databaseCalls(work: () => Promise<unknown>): Promise<number> {
  world.cloud.meter.start()
  await work()
  return world.cloud.meter.read().db
}
const tick = () => world.cloud.fireTimer('clock')
async function reads(work: () => Promise<unknown>): Promise<number> {
  world.cloud.meter.start()
  await work()
  return world.cloud.meter.read().reads
}

test('缓存过了期，一次派十单也只读一遍区划和目录', async () => {
  const ids: string[] = []
  for (let n = 0; n < 10; n += 1) ids.push(await to.accepted())
  world.cloud.clock.advance(HOUR)
  const calls = await databaseCalls(() => staff().ok('orders', 'dispatchMany', { as: 'staff', items: ids.map((orderId) => ({ orderId, memberIds: [idOf(CAST.member)] })) }))
  expect(ids.map((id) => stored(world, id).state)).toEqual(ids.map(() => 'offered'))
  // Role, orders, members, and areas with the catalogue: one read each; ten writes.
  expect(calls).toBe(14)
})

test('类别只定了办结时限的单，接单照样不必先读', async () => {
  const sweeper = 'seed-m00843'
  const orderId = await to.offered([sweeper], { serviceId: 'c0501', answers: [{ id: 'c0501a', value: '楼道' }] })
  const member = world.as(sweeper)
  const { offer } = await member.ok('orders', 'detail', { as: 'member', orderId })
  if (offer?.facts === undefined) throw new Error('no facts')
  const { id: offerId, seen, facts } = offer
  expect(await databaseCalls(() => member.ok('orders', 'take', { as: 'member', orderId, offerId, seen, facts }))).toBe(1)
  expect(stored(world, orderId).limits).toEqual({ finish: { amount: 3, unit: 'days' } })
})

test('到点的单一次写完，当场就通知、就计数，不为它再读一遍', async () => {
  // A new instance reads the rules of dispatching once more than it would have to.
  for (let n = 0; n < 2; n += 1) await tick()
  const orderId = await to.offered([CAST.member])
  await tick()
  world.cloud.clock.advance(45 * 60_000)
  const looks = await reads(tick)
  expect(stored(world, orderId).log.at(-1)?.action).toBe('lapseOffer')
  expect(world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === orderId && notice['action'] === 'lapseOffer')).not.toEqual([])
  expect(looks).toBe(1)
})

test('一天的锚读一次：订单、人员、照片一起问，记账再读六次；查账每分钟看一批，只在后面的几分钟；有照片来过，那一天再看一眼照片', async () => {
  const nextDay = async () => {
    world.cloud.clock.set(startOfDay(dayNumberAt(world.cloud.clock.now()) + 1) + 16 * 60_000)
    const made = await reads(tick)
    for (let minute = 0; minute < 60; minute += 1) {
      world.cloud.clock.advance(60_000)
      await tick()
      const { night, part } = world.cloud.database.get('rollups', 'checked') as unknown as { readonly night: number; readonly part: string }
      if (night === dayNumberAt(world.cloud.clock.now()) && part === 'done') return made
    }
    throw new Error('the check is not through')
  }
  await tick()
  expect([await nextDay(), await nextDay()]).toEqual([8, 8])
  await world.as(CAST.resident).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })
  // Its verdict is still out: asked about once, and once looked for among those nobody shows.
  expect(await nextDay()).toBe(10)
  expect(world.cloud.database.dump('anchors')).toHaveLength(4)
})

test('没事的一分钟只看一眼：到点的单和变过的单一起问；有单带着没结果的照片来了，才去看照片', async () => {
  for (let n = 0; n < 3; n += 1) await tick()
  world.cloud.clock.advance(10 * 60_000)
  await tick()
  expect([await databaseCalls(tick), await databaseCalls(tick)]).toEqual([1, 1])

  const { fileId } = await world.as(CAST.resident).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })
  await to.submitted({ photos: [fileId] })
  await tick()
  // Its verdict is still out: every minute looks, until there is one or a day is over.
  expect(await databaseCalls(tick)).toBe(2)
})
