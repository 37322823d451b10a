import type { NoticeBox } from '@core/contract/notices'
import { inWorld } from '../support/in-world'
import { CAST, journey } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** Staff, street, district and the pool's members are told by one notice for all of them; each sees what is new to them. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const tick = () => world.cloud.fireTimer('clock')
const inbox = async (openid: string, box: NoticeBox) => (await world.as(openid).ok('people', 'notices', { box })).items
const about = async (openid: string, box: NoticeBox, orderId: string) => (await inbox(openid, box)).filter((notice) => notice.orderId === orderId)
const unread = (openid: string) => world.as(openid).ok('people', 'unread', {})
const stored = (orderId: string) => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === orderId)

test('一单告诉全社区的工作人员：一条，人人看得到，别的社区看不到，写的人自己看不到', async () => {
  const orderId = await to.submitted()
  await tick()
  expect(stored(orderId).map((notice) => notice['to'])).toEqual(['staff:cm01'])
  for (const openid of [CAST.staff, CAST.colleague]) expect(await about(openid, 'work', orderId)).toMatchObject([{ as: 'staff', said: '居民点了一单', next: '请受理，或说明该找哪里', fresh: true }])
  for (const openid of [CAST.foreignStaff, CAST.street, CAST.district, CAST.resident, CAST.member]) expect(await about(openid, 'work', orderId)).toEqual([])
  const byPhone = (await world.as(CAST.staff).ok('orders', 'submit', { ...tapOrder({ channel: 'phone' }), as: 'staff' })).orderId
  await tick()
  expect([await about(CAST.staff, 'work', byPhone), (await about(CAST.colleague, 'work', byPhone)).map((notice) => notice.said)]).toEqual([[], ['同事代居民点了一单']])
})

test('放到抢单池：本社区的党员都看得到，在自己的消息里；别处的党员看不到', async () => {
  const orderId = await to.pooled()
  await tick()
  for (const openid of [CAST.member, CAST.other]) expect(await about(openid, 'own', orderId)).toMatchObject([{ as: 'member', said: '抢单池里有一单等人接', next: '方便就点开接单' }])
  expect(await about(CAST.foreignMember, 'own', orderId)).toEqual([])
})

test('挂起申请和再次申请重办告诉街道，提到第二级才告诉区里', async () => {
  const suspended = await to.suspensionProposed()
  await tick()
  expect(await about(CAST.street, 'work', suspended)).toMatchObject([{ as: 'street', said: '社区申请先挂起一单' }])
  expect(await about(CAST.foreignStreet, 'work', suspended)).toEqual([])

  const reopened = await to.reopenRequested()
  await world.as(CAST.staff).ok('orders', 'refuseReopen', { as: 'staff', orderId: reopened, reason: '修好了' })
  await world.as(CAST.resident).ok('orders', 'requestReopen', { as: 'resident', orderId: reopened, reason: '还是不行' })
  await tick()
  expect((await about(CAST.street, 'work', reopened)).map((notice) => notice.said)).toEqual(['居民再次申请重办'])
  expect((await about(CAST.staff, 'work', reopened)).map((notice) => notice.said).slice(0, 2)).toEqual(['居民再次申请重办', '居民申请重办'])

  const raised = await to.escalated()
  await world.as(CAST.street).ok('orders', 'rule', { as: 'street', orderId: raised, unit: '供水公司', note: '先看现场' })
  await world.as(CAST.staff).ok('orders', 'escalate', { as: 'staff', orderId: raised, reason: '还是办不了' })
  await tick()
  expect((await about(CAST.district, 'work', raised)).map((notice) => notice.said)).toEqual(['有一单报到区里'])
  expect(await about(CAST.street, 'work', raised)).toHaveLength(2)
})

test('没看的数得出来，看过就没有了；一个人看过，同事的还在；再晚到的又算新的', async () => {
  await tick()
  const before = await unread(CAST.colleague)
  expect(before.work).toBeGreaterThan(0)
  expect((await unread(CAST.member)).work).toBeUndefined()
  const [newest] = await inbox(CAST.staff, 'work')
  await world.as(CAST.staff).ok('people', 'readNotices', { box: 'work', upTo: newest?.rank ?? '' })
  await world.as(CAST.staff).ok('people', 'readNotices', { box: 'work', upTo: '000000000.000000000.0001.x' })
  expect([(await unread(CAST.staff)).work, (await unread(CAST.colleague)).work]).toEqual([0, before.work])
  expect((await inbox(CAST.staff, 'work')).every((notice) => !notice.fresh)).toBe(true)

  // Written before the look, folded after it: still news.
  const orderId = await to.submitted()
  world.cloud.clock.advance(60_000)
  await tick()
  expect((await unread(CAST.staff)).work).toBe(1)
  expect(await about(CAST.staff, 'work', orderId)).toMatchObject([{ fresh: true }])
  world.cloud.clock.advance(8 * 24 * 3_600_000)
  expect((await unread(CAST.staff)).work).toBe(0)
})

test('每条消息点开的都是这个人打得开的那一页', async () => {
  const orderId = await to.taken()
  await tick()
  expect((await about(CAST.resident, 'own', orderId)).map((notice) => notice.as)).toEqual(['resident', 'resident'])
  expect((await about(CAST.member, 'own', orderId)).map((notice) => notice.as)).toEqual(['member'])
})
