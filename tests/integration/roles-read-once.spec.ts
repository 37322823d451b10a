import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import type { Client, World } from '../support/world'

/** Roles that have to be read are read once, with what the call is about where that is possible, and never less strictly. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const MINUTE = 60_000
const inbox = (client: Client, page: { limit?: number; cursor?: string } = {}) => client.ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 50, ...page })
async function databaseCalls<T>(work: () => Promise<T>): Promise<[number, T]> {
  world.cloud.meter.start()
  const result = await work()
  return [world.cloud.meter.read().db, result]
}
const change = (action: 'grantRole' | 'revokeRole', role: 'member' | 'staff' = 'member', scopeId = 'cm01') => world.as(CAST.district).ok('people', action, { as: 'district', personId: idOf(CAST.member), role, scopeId })
/** Taken with what the list showed, as the app does. */
async function takes(client: Client, orderId: string) {
  const offer = (await inbox(client)).items.find(({ id }) => id === orderId)?.offer
  if (offer?.facts === undefined) throw new Error('not asked')
  const { id: offerId, seen, facts } = offer
  return { later: (ms: number) => { world.cloud.clock.advance(ms); return client.ok('orders', 'take', { as: 'member', orderId, offerId, seen, facts }) } }
}

test('角色要现读的时候，等我回答的和角色一次读完；和先有角色再读的一模一样，翻页也接得上', async () => {
  const passed = await to.pooled()
  for (const ask of [() => to.offered([CAST.member, CAST.other]), () => to.pooled(), () => to.offered([CAST.other]), () => to.offered([CAST.member]), () => to.offered([CAST.member])]) {
    world.cloud.clock.advance(MINUTE)
    await ask()
  }
  const { items } = await inbox(world.as(CAST.member))
  const offerId = items.find(({ id }) => id === passed)?.offer?.id
  if (offerId === undefined) throw new Error('the pool was not asked')
  await world.as(CAST.member).ok('orders', 'decline', { as: 'member', orderId: passed, offerId, reason: '今天不行' })

  const client = world.as(CAST.member)
  const [first, apart] = [await databaseCalls(() => inbox(client)), await databaseCalls(() => inbox(client))]
  // The second time the role token is alive, and the list is an ordinary one.
  expect([first[0], apart[0]]).toEqual([1, 1])
  expect(first[1]).toEqual(apart[1])
  expect(first[1].items).toHaveLength(4)

  const due = apart[1].items.map(({ dueAt }) => dueAt)
  expect([due, new Set(due).size]).toEqual([[...due].sort((a, b) => Number(a) - Number(b)), 4])
  const short = await inbox(world.as(CAST.member), { limit: 3 })
  expect([short.items.length, short.next]).toEqual([3, (await inbox(client, { limit: 3 })).next])
  expect((await inbox(world.as(CAST.member), { limit: 3, cursor: short.next as string })).items.map(({ id }) => id)).toEqual(apart[1].items.slice(3).map(({ id }) => id))
  const home = (who: Client) => who.ok('orders', 'home', { as: 'member' })
  expect(await home(world.as(CAST.member))).toEqual(await home(client))
})

test('没人问的、都回绝了的党员，一次读完也是空的；不是党员的照样不让看', async () => {
  expect((await databaseCalls(() => inbox(world.as(CAST.foreignMember)))).map((each) => (typeof each === 'number' ? each : each.items))).toEqual([1, []])
  for (const openid of [CAST.resident, CAST.stranger]) expect(await world.as(openid).code('orders', 'list', { as: 'member', tab: 'inbox' })).toBe('FORBIDDEN')
  const { items } = await inbox(world.as(CAST.other))
  for (const { id, offer } of items) if (offer) await world.as(CAST.other).ok('orders', 'decline', { as: 'member', orderId: id, offerId: offer.id, reason: '不在家' })
  expect((await inbox(world.as(CAST.other))).items).toEqual([])
})

test('角色收回了就不让看；换到别处做党员、在这里只是工作人员的，看不到这里的抢单池', async () => {
  const orderId = await to.pooled()
  const listed = async () => (await inbox(world.as(CAST.member))).items.map(({ id }) => id)
  expect(await listed()).toContain(orderId)
  await change('revokeRole')
  expect(await world.as(CAST.member).code('orders', 'list', { as: 'member', tab: 'inbox' })).toBe('FORBIDDEN')
  await change('grantRole', 'member', 'cm02')
  await change('grantRole', 'staff')
  expect(await listed()).not.toContain(orderId)
  await change('revokeRole', 'staff')
  await change('revokeRole', 'member', 'cm02')
  await change('grantRole')
  expect(await listed()).toContain(orderId)
})

test('看了一会儿才接的单，赢了的当场再读一次角色，门牌就在答复里；新令牌让后面十分钟不用再读', async () => {
  const client = world.as(CAST.member)
  const soon = await takes(client, await to.offered([CAST.member]))
  const [quick, first] = await databaseCalls(() => soon.later(29_000))
  expect([quick, first.order?.contact?.phone]).toEqual([1, expect.any(String)])
  const orderId = await to.offered([CAST.member])
  const slow = await takes(client, orderId)
  const [calls, second] = await databaseCalls(() => slow.later(9 * MINUTE))
  expect([calls, second.order?.contact?.phone]).toEqual([2, expect.any(String)])
  world.cloud.clock.advance(9 * MINUTE)
  expect((await databaseCalls(() => client.ok('orders', 'list', { as: 'member', tab: 'tasks' })))[0]).toBe(1)
  // The detail reads the order and the roles, and where the roles had to be read anyway, those once.
  world.cloud.clock.advance(2 * MINUTE)
  const [detail, seen] = await databaseCalls(() => client.ok('orders', 'detail', { as: 'member', orderId }))
  expect([detail, seen.contact?.phone]).toEqual([2, expect.any(String)])
})

test('没抢到的不为门牌读角色；角色收回之后，旧令牌接到了也看不到门牌', async () => {
  const orderId = await to.offered([CAST.member, CAST.other])
  const [member, other] = [world.as(CAST.member), world.as(CAST.other)]
  const [mine, theirs] = [await takes(member, orderId), await takes(other, orderId)]
  await mine.later(MINUTE)
  world.cloud.meter.start()
  await expect(theirs.later(0)).rejects.toThrow()
  // Its own try and the order, to say why not.
  expect(world.cloud.meter.read().db).toBe(2)

  const next = await takes(member, await to.pooled())
  await change('revokeRole')
  const late = await next.later(MINUTE)
  expect([late.order?.id, late.order?.contact, late.order?.address.door]).toEqual([expect.any(String), undefined, undefined])
  await change('grantRole')
})
