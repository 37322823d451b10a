import { CAST, journey } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** A resident has at most so many orders open at once; counting them costs nothing as long as there are few. */
const MAX = 6
let world: World
beforeAll(async () => { world = await startWorld({ instancesPerFunction: 1, env: { OPEN_ORDERS_MAX: String(MAX) } }) }, 60_000)
afterAll(async () => { await world?.stop() })

const submit = (openid: string, requestId?: string) => world.as(openid).call('orders', 'submit', tapOrder(), requestId)

test('到了上限不再收新的，办完一件就又能点；别人和工作人员代登记不受影响', async () => {
  const orderIds: string[] = []
  for (let n = 0; n < MAX; n += 1) {
    const reply = await submit(CAST.resident, `quota-order-${n}`)
    if (!reply.ok) throw new Error(reply.code)
    orderIds.push(reply.data.orderId)
  }
  expect(await submit(CAST.resident)).toMatchObject({ ok: false, code: 'TOO_MANY_OPEN', detail: { max: MAX } })
  // A retry of the last one is no new order.
  expect(await submit(CAST.resident, `quota-order-${MAX - 1}`)).toMatchObject({ ok: true, data: { orderId: orderIds.at(-1) } })
  expect(await submit(CAST.neighbour)).toMatchObject({ ok: true })
  for (let n = 0; n < MAX + 2; n += 1) await world.as(CAST.staff).ok('orders', 'submit', tapOrder({ as: 'staff', channel: 'phone' }))

  expect(await submit(CAST.staff)).toMatchObject({ ok: true })
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: orderIds[0] ?? '' })
  expect(await submit(CAST.resident)).toMatchObject({ ok: true })
  expect(await submit(CAST.resident)).toMatchObject({ ok: false, code: 'TOO_MANY_OPEN' })
})

test('平常点单只写一次数据库；这个实例第四次见到同一个人才数一次', async () => {
  // The first call of an instance reads the catalogue and the areas, and stays out of the count.
  await submit(CAST.third)
  const costs: number[] = []
  for (let n = 0; n < 5; n += 1) {
    world.cloud.meter.start()
    expect((await submit(CAST.member)).ok).toBe(true)
    costs.push(world.cloud.meter.read().db)
  }
  expect(costs).toEqual([1, 1, 1, 2, 1])
  const staff = world.as(CAST.colleague)
  await staff.ok('orders', 'home', { as: 'staff' })
  world.cloud.meter.start()
  for (let n = 0; n < 5; n += 1) await staff.ok('orders', 'submit', tapOrder({ as: 'staff', channel: 'phone' }))
  expect(world.cloud.meter.read().db).toBe(5)
})

test('另一个新开的实例最多多放过三件', async () => {
  const to = journey(world)
  for (let n = 0; n < MAX; n += 1) await to.submitted({}, CAST.other)
  expect(await submit(CAST.other)).toMatchObject({ code: 'TOO_MANY_OPEN' })
  const fresh = await startWorld({ instancesPerFunction: 1, env: { OPEN_ORDERS_MAX: String(MAX) } })
  try {
    fresh.cloud.database.insertMany('orders', world.cloud.database.dump('orders') as never)
    const codes: string[] = []
    for (let n = 0; n < 5; n += 1) codes.push(await fresh.as(CAST.other).code('orders', 'submit', tapOrder()))
    expect(codes).toEqual(['OK', 'OK', 'OK', 'TOO_MANY_OPEN', 'TOO_MANY_OPEN'])
  } finally {
    await fresh.stop()
  }
})
