import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'

/** The timeline of an order that went on for very long: nothing of it is lost to those who may see it. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })
jest.setTimeout(120_000)

const DAY = 24 * 3_600_000
const staff = () => world.as(CAST.staff)
const detail = (openid: string, as: 'resident' | 'staff' | 'member', orderId: string) => world.as(openid).ok('orders', 'detail', { as, orderId })
async function notes(orderId: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await staff().ok('orders', 'noteInternal', { as: 'staff', orderId, note: `内部${n}` })
}
async function updates(orderId: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await staff().ok('orders', 'postUpdate', { as: 'staff', orderId, note: `进展${n}` })
}

test('六十条内部备注、七十条进展：居民看得到提交、受理和每一条进展，社区看得到全部；并进来的人也看得到每一条进展', async () => {
  const orderId = await to.accepted()
  const merged = await to.submitted({}, CAST.neighbour)
  await staff().ok('orders', 'merge', { as: 'staff', orderId: merged, targetId: orderId })
  await notes(orderId, 60)
  expect((await detail(CAST.resident, 'resident', orderId)).timeline.map(({ action }) => action)).toEqual(['submit', 'accept'])
  await updates(orderId, 70)
  expect(stored(world, orderId).segments).toBeGreaterThan(1)

  const said = Array.from({ length: 70 }, (_, n) => `进展${n}`)
  const seen = await detail(CAST.resident, 'resident', orderId)
  expect(seen.timeline.map(({ action, note }) => note ?? action)).toEqual(['submit', 'accept', ...said])
  expect(seen.timelineGap).toBeUndefined()
  const all = (await detail(CAST.staff, 'staff', orderId)).timeline
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: stored(world, orderId).version }, (_, n) => n + 1))
  expect(all.filter(({ internal }) => internal === true).length).toBeGreaterThanOrEqual(60)
  const { following } = await detail(CAST.neighbour, 'resident', merged)
  expect(following?.timeline.map(({ note }) => note).filter((note) => note !== undefined)).toEqual(said)

  // Who is only asked is shown no history, sealed or not.
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)] })
  expect((await detail(CAST.member, 'member', orderId)).timeline).toEqual([])
})

test('两百条以上：答复里是开头五条和最近两百条，中间少了几条说得出来', async () => {
  const orderId = await to.accepted()
  await updates(orderId, 230)
  for (const [openid, as] of [[CAST.resident, 'resident'], [CAST.staff, 'staff']] as const) {
    const { timeline, timelineGap } = await detail(openid, as, orderId)
    expect(timeline.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, ...Array.from({ length: 200 }, (_, n) => 33 + n)])
    expect(timelineGap).toEqual({ after: 5, lines: 27 })
  }
})

test('有封存的记录才多读一次', async () => {
  const orderId = await to.accepted()
  const reads = async () => {
    world.cloud.meter.start()
    await detail(CAST.resident, 'resident', orderId)
    return world.cloud.meter.read().reads
  }
  await reads()
  const before = await reads()
  await notes(orderId, 60)
  expect(await reads()).toBe(before + 1)
})

test('到期清除的长单照样打得开：步骤都在，话一句也没有', async () => {
  const orderId = await to.accepted()
  await updates(orderId, 65)
  await world.as(CAST.street).ok('orders', 'closeUnresolved', { as: 'street', orderId, reason: '金丝雀办不成' })
  const sealed = world.cloud.database.dump('order_log').find((doc) => doc['_id'] === `${orderId}.0`)?.['entries']
  world.cloud.clock.advance(180 * DAY + 60_000)
  await world.cloud.fireTimer('clock')
  expect(stored(world, orderId).erasedAt).toBeDefined()
  // As in the minute between: the order's own words are gone, the sealed ones not yet.
  const db = appOf(world.cloud).database()
  await db.collection('order_log').doc(`${orderId}.0`).update({ entries: db.command.set(sealed) })
  const { timeline } = await detail(CAST.resident, 'resident', orderId)
  expect(timeline.map(({ action }) => action)).toEqual(expect.arrayContaining(['submit', 'accept', 'closeUnresolved']))
  expect(timeline.filter(({ action }) => action === 'postUpdate')).toHaveLength(65)
  expect(JSON.stringify(timeline)).not.toMatch(/进展\d|金丝雀/)
})
