import type cloudbase from '@cloudbase/node-sdk'
import { CAST, idOf, journey } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** WeChat messages: one yes is one message, the same notice is never sent twice, and what went wrong stands on the notice. */
const TEMPLATES = { orderMoved: 'order-moved-template-of-this-test-0000001', offerWaiting: 'offer-waiting-template-of-this-test-00001', taskChanged: 'task-changed-template-of-this-test-000001' } as const
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
beforeAll(async () => {
  world = await startWorld({ instancesPerFunction: 2, env: { TEMPLATE_ORDER_MOVED: TEMPLATES.orderMoved, TEMPLATE_OFFER_WAITING: TEMPLATES.offerWaiting, TEMPLATE_TASK_CHANGED: TEMPLATES.taskChanged } })
  to = journey(world)
  db = appOf(world.cloud).database()
}, 60_000)
afterAll(async () => { await world?.stop() })

type Kind = keyof typeof TEMPLATES
const tick = () => world.cloud.fireTimer('clock')
/** What one tap on 允许 does: WeChat counts it, and the app tells us. */
const allows = async (openid: string, kind: Kind, requestId?: string) => {
  world.cloud.grantSubscription(openid, TEMPLATES[kind])
  await world.as(openid).ok('people', 'allowMessages', { kinds: [kind] }, requestId)
}
interface SentCall { readonly api: string; readonly request: { readonly touser: string; readonly page: string; readonly data: Readonly<Record<string, { readonly value: string }>> }; readonly reply: { readonly errcode: number } }
const sentFor = (orderId: string) => (world.cloud.sentMessages() as readonly SentCall[]).filter((call) => call.api === 'subscribeMessage.send' && call.request.page.includes(orderId))
const messages = (orderId: string) => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === orderId && notice['message'] !== undefined).map((notice) => notice['message'])
const leftOf = (openid: string, kind: Kind) => (world.cloud.database.dump('grants').find((doc) => doc['_id'] === idOf(openid))?.['left'] as Readonly<Record<string, number>> | undefined)?.[kind] ?? 0

test('允许一次发一次：第一件要紧的事发出去，字段合规，点开是这一单；后面的只在站内', async () => {
  await allows(CAST.resident, 'orderMoved')
  const orderId = await to.taken()
  await tick()
  expect(sentFor(orderId)).toMatchObject([{ reply: { errcode: 0 }, request: { touser: CAST.resident, page: `packages/resident/order/index?id=${orderId}`, data: { thing1: { value: '厨房水龙头滴水' }, phrase2: { value: '已接单' }, time3: { value: '2026年3月2日 09:00' }, thing4: { value: '请留意电话，他会先联系您' } } } }])
  expect(messages(orderId)).toMatchObject([{ kind: 'orderMoved', state: 'sent' }])
  expect(leftOf(CAST.resident, 'orderMoved')).toBe(0)
  await to.checksIn(CAST.member, orderId)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  await tick()
  expect(sentFor(orderId)).toHaveLength(1)
})

test('同一次允许报两遍只算一次；派单告诉被问的人：地点和回答的期限', async () => {
  await allows(CAST.other, 'offerWaiting', 'allowed-once-and-told-twice')
  await world.as(CAST.other).ok('people', 'allowMessages', { kinds: ['offerWaiting'] }, 'allowed-once-and-told-twice')
  expect(leftOf(CAST.other, 'offerWaiting')).toBe(1)
  const orderId = await to.offered([CAST.other])
  await tick()
  expect(sentFor(orderId)).toMatchObject([{ request: { page: `packages/member/task/index?id=${orderId}`, data: { thing2: { value: '颐泽花园3号楼' }, time3: { value: expect.stringMatching(/^2026年3月2日 \d\d:\d\d$/) } } } }])
})

test('很长的事项截到二十个字，换行不进字段', async () => {
  await allows(CAST.neighbour, 'orderMoved')
  const orderId = await to.submitted({ title: '楼道里的感应灯坏了很久一直没有人来修晚上看不见台阶怕老人摔倒' }, CAST.neighbour)
  await world.as(CAST.staff).ok('orders', 'askInfo', { as: 'staff', orderId, note: '请问是几单元？' })
  await tick()
  const value = sentFor(orderId)[0]?.request.data['thing1']?.value ?? ''
  expect([...value]).toHaveLength(20)
  expect(sentFor(orderId)[0]?.reply.errcode).toBe(0)
})

test('人在微信里关掉了：记在消息上，账也清掉，不再试', async () => {
  for (const n of [1, 2]) await world.as(CAST.third).ok('people', 'allowMessages', { kinds: ['offerWaiting'] }, `claimed-without-wechat-${n}`)
  const orderId = await to.offered([CAST.third])
  await tick()
  await tick()
  expect(messages(orderId)).toMatchObject([{ state: 'refused', code: 43101 }])
  expect([sentFor(orderId).length, leftOf(CAST.third, 'offerWaiting')]).toEqual([1, 0])
})

test('折叠写到一半断了再来、两个定时器同时响：同一条不发第二次', async () => {
  for (let n = 0; n < 3; n += 1) await allows(CAST.fourth, 'offerWaiting')
  const before = world.cloud.database.dump('rollups')[0] ?? {}
  const orderId = await to.offered([CAST.fourth])
  await tick()
  const { _id, ...fields } = before
  await db.collection('rollups').doc(String(_id)).set(fields)
  await Promise.all([tick(), tick()])
  await tick()
  expect(sentFor(orderId)).toHaveLength(1)
  expect(leftOf(CAST.fourth, 'offerWaiting')).toBe(2)

  // Cut off between claim and answer: nobody knows whether it went out, so it is not sent again, and says so.
  const next = await to.offered([CAST.fourth])
  const [first, second] = await Promise.all([tick(), tick()])
  expect([first, second]).toMatchObject([{ ok: true }, { ok: true }])
  const stuck = world.cloud.database.dump('notices').find((notice) => notice['orderId'] === next && notice['message'] !== undefined)
  await db.collection('notices').doc(String(stuck?.['_id'])).update({ 'message.state': 'sending' })
  await tick()
  expect(sentFor(next)).toHaveLength(1)
  expect(messages(next)).toMatchObject([{ state: 'sending' }])
})

test('几条都等着发，两个定时器同时来拿：每条只有一个拿得到', async () => {
  for (let n = 0; n < 12; n += 1) await allows(CAST.other, 'offerWaiting')
  const orderIds: string[] = []
  for (let n = 0; n < 6; n += 1) orderIds.push(await to.offered([CAST.other]))
  await tick()
  const told = () => world.cloud.database.dump('notices').filter((notice) => orderIds.includes(String(notice['orderId'])) && notice['message'] !== undefined)
  for (const notice of told()) await db.collection('notices').doc(String(notice['_id'])).update({ 'message.state': 'waiting' })
  await Promise.all([tick(), tick()])
  expect(orderIds.map((orderId) => sentFor(orderId).length)).toEqual([2, 2, 2, 2, 2, 2])
})

test('隔了两个多小时才轮到的不再发，邀请早就过了', async () => {
  await allows(CAST.member, 'offerWaiting')
  const orderId = await to.offered([CAST.member])
  world.cloud.clock.advance(3 * 3_600_000)
  await tick()
  expect(messages(orderId)).toMatchObject([{ state: 'late' }])
  expect([sentFor(orderId).length, leftOf(CAST.member, 'offerWaiting')]).toEqual([0, 1])
})

test('本地的微信按微信的规矩挑错', async () => {
  const app = appOf(world.cloud)
  const send = async (change: object) => ((await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: { touser: 'somebody', template_id: TEMPLATES.orderMoved, page: 'pages/home/index', data: { thing1: { value: '灯' } }, ...change } })).result as { errcode: number }).errcode
  expect(await send({})).toBe(43101)
  expect(await send({ touser: '' })).toBe(40003)
  expect(await send({ template_id: '' })).toBe(40037)
  expect(await send({ page: 'https://example.org' })).toBe(41030)
  for (const data of [{}, { thing1: { value: '' } }, { thing1: { value: '一二三四五六七八九十一二三四五六七八九十一' } }, { thing1: { value: '两\n行' } }, { phrase2: { value: 'ok' } }, { phrase2: { value: '六个字的词语' } }, { time3: { value: '2026-03-02' } }, { unknown1: { value: '灯' } }]) expect(await send({ data })).toBe(47003)
})
