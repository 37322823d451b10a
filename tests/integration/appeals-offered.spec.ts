import { inWorld } from '../support/in-world'
import { CAST, journey, type Journey } from '../support/journey'
import type { World } from '../support/world'

/** What can be appealed against is said with the order, and nothing else is taken. */
let world: World
let to: Journey
inWorld((fresh) => {
  world = fresh
  to = journey(world)
})

const DAY = 86_400_000
const seen = (orderId: string, as: 'resident' | 'member' = 'resident') => world.as(as === 'resident' ? CAST.resident : CAST.member).ok('orders', 'detail', { as, orderId })
const appeal = (orderId: string) => world.as(CAST.resident).code('orders', 'fileAppeal', { as: 'resident', orderId, appealTarget: 'overdue', reason: '等了很久' })

test('按时办好的单，居民看不到申诉，硬要提也不收，说明没有超期记录', async () => {
  const orderId = await to.closed()
  const view = await seen(orderId)
  expect(view.actions).not.toContain('fileAppeal')
  expect(view.appealTargets).toBeUndefined()
  expect(await appeal(orderId)).toBe('NOT_OVERDUE')
  expect((await seen(orderId, 'member')).appealTargets ?? []).not.toContain('overdue')
})

test('不予受理的单，能申诉的就是不予受理', async () => {
  const view = await seen(await to.rejected())
  expect(view.actions).toContain('fileAppeal')
  expect(view.appealTargets).toEqual(['rejection'])
})

test('办结晚了的单，居民和办的党员都能对超期申诉', async () => {
  const orderId = await to.checkedIn()
  for (let day = 0; day < 3; day += 1) {
    world.cloud.clock.advance(10 * DAY)
    await world.cloud.fireTimer('clock')
  }
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '换了阀芯' })
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  expect((await seen(orderId)).appealTargets).toEqual(['overdue'])
  expect((await seen(orderId, 'member')).appealTargets).toContain('overdue')
  expect(await appeal(orderId)).toBe('OK')
})
