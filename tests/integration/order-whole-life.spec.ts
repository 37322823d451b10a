import type { World } from '../support/world'
import { PEOPLE, startWorld } from '../support/world'
import { tapOrder } from '../support/orders'

/** 点单 → 受理 → 派单 → 接单 → 签到 → 办结 → 确认 → 评价, through the built functions, the SDK and the database. */
let world: World
beforeAll(async () => { world = await startWorld() }, 60_000)
afterAll(async () => { await world?.stop() })

test('一张订单从点单走到评价', async () => {
  const resident = world.as(PEOPLE.resident)
  const member = world.as(PEOPLE.member)
  const staff = world.as(PEOPLE.staff)
  const memberId = (await member.ok('people', 'me', {})).personId

  const { orderId } = await resident.ok('orders', 'submit', tapOrder())
  const queue = await staff.ok('orders', 'list', { as: 'staff', tab: 'toAccept' })
  expect(queue.items.map((item) => item.id)).toEqual([orderId])
  expect(queue.items[0]?.actions).toContain('accept')
  await staff.ok('orders', 'accept', { as: 'staff', orderId })
  await staff.ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [memberId] })

  const inbox = await member.ok('orders', 'list', { as: 'member', tab: 'inbox' })
  const offer = inbox.items[0]?.offer
  if (offer === undefined) throw new Error('no offer in the inbox')
  world.cloud.meter.start()
  await member.ok('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, ...(offer.facts ? { facts: offer.facts } : {}) })
  expect(world.cloud.meter.read()).toMatchObject({ fn: 1, db: 1, writes: 1 })

  const task = await member.ok('orders', 'detail', { as: 'member', orderId })
  expect(task.contact?.phone).toBe('13800000001')
  expect(task.address.door).toBe('2单元 301')
  const { startCode } = await resident.ok('orders', 'detail', { as: 'resident', orderId })
  await member.ok('orders', 'checkIn', { as: 'member', orderId, way: 'code', code: startCode })
  await member.ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '换了阀芯' })
  const confirmed = await resident.ok('orders', 'confirm', { as: 'resident', orderId })
  world.cloud.meter.start()
  const rated = await resident.ok('orders', 'rate', { as: 'resident', orderId, seen: { version: confirmed.version, head: confirmed.head }, rating: { solved: 'yes', attitude: 5, speed: 4 } })
  expect(world.cloud.meter.read()).toMatchObject({ fn: 1, db: 1, writes: 1 })
  expect(rated.state).toBe('rated')

  const detail = await resident.ok('orders', 'detail', { as: 'resident', orderId })
  expect(detail.timeline.map((entry) => entry.action)).toEqual(['submit', 'accept', 'dispatch', 'take', 'checkIn', 'finish', 'confirm', 'rate'])
  const afterwards = await member.ok('orders', 'detail', { as: 'member', orderId })
  expect(afterwards.contact).toBeUndefined()
  expect(afterwards.address.door).toBeUndefined()
})

test('同一个请求编号提交两次，只有一张订单，回答一样', async () => {
  const resident = world.as(PEOPLE.resident)
  const first = await resident.ok('orders', 'submit', tapOrder(), 'same-request-1')
  const again = await resident.ok('orders', 'submit', tapOrder(), 'same-request-1')
  expect(again).toEqual(first)
})

test('手机号和门牌在数据库里不是明文', async () => {
  const text = JSON.stringify([world.cloud.database.dump('orders'), world.cloud.database.dump('people')])
  expect(text).not.toContain('13800000001')
  expect(text).not.toContain('测试居民')
  expect(text).not.toContain('2单元 301')
})
