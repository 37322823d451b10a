import { emergencies } from '../support/emergencies'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { pointsIn } from '../support/points'
import { registrations } from '../support/registrations'
import type { World } from '../support/world'

/** WeChat messages of what is no order: whoever allowed one hears of a registration, a wish, a gift and a roll call; everybody has it in the app once. */
const TEMPLATES = { orderMoved: 'order-moved-template-of-this-test-0000001', offerWaiting: 'offer-waiting-template-of-this-test-00001' } as const
let world: World
let people: ReturnType<typeof registrations>
inWorld(async (fresh) => {
  world = fresh
  people = registrations(fresh)
  await people.open()
}, { instancesPerFunction: 1, env: { TEMPLATE_ORDER_MOVED: TEMPLATES.orderMoved, TEMPLATE_OFFER_WAITING: TEMPLATES.offerWaiting } })

async function tick() {
  for (let n = 0; n < 2; n += 1) {
    await world.cloud.fireTimer('clock')
    world.cloud.clock.advance(60_000)
  }
}
const allows = async (openid: string, kind: keyof typeof TEMPLATES) => {
  world.cloud.grantSubscription(openid, TEMPLATES[kind])
  await world.as(openid).ok('people', 'allowMessages', { kinds: [kind] })
}
interface SentCall { readonly api: string; readonly request: { readonly touser: string; readonly page: string; readonly data: Readonly<Record<string, { readonly value: string }>> }; readonly reply: { readonly errcode: number } }
const sentTo = (openid: string, id: string) => (world.cloud.sentMessages() as readonly SentCall[]).filter((call) => call.api === 'subscribeMessage.send' && call.request.touser === openid && call.request.page.includes(id)).map(({ request: { page, data }, reply }) => ({ page: page.split('?')[0], values: Object.values(data).map(({ value }) => value), errcode: reply.errcode }))

test('报到通过了、没通过，微信各告诉一次，点开是报到那一页', async () => {
  const [yes, no] = [await people.ready(), await people.applied()]
  for (const { who } of [yes, no]) await allows(who, 'orderMoved')
  await world.as(CAST.staff).ok('registry', 'confirm', { as: 'staff', registrationId: yes.id })
  await world.as(CAST.staff).ok('registry', 'refuse', { as: 'staff', registrationId: no.id, reason: 'notLivingHere', note: '上门没有找到人' })
  await tick()
  await tick()
  expect(sentTo(yes.who, yes.id)).toMatchObject([{ page: 'packages/member/registration/index', errcode: 0, values: ['党员报到', '已通过', expect.any(String), '点开看看能做些什么'] }])
  expect(sentTo(no.who, no.id)).toMatchObject([{ errcode: 0, values: ['党员报到', '没有通过', expect.any(String), '看看原因，可以申诉'] }])
})

test('心愿有人认领、送到了，居民各收到一条微信；发布、登记这些不发', async () => {
  for (let n = 0; n < 3; n += 1) await allows(CAST.resident, 'orderMoved')
  const { id: wishId } = await world.as(CAST.resident).ok('wishes', 'make', { as: 'resident', fields: { title: '一副老花镜', about: '两百度，黑色的就行。', handAt: '颐泽花园驿站' } })
  await world.as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  await tick()
  expect(sentTo(CAST.resident, wishId)).toEqual([])
  await world.as(CAST.member).ok('wishes', 'take', { as: 'member', wishId })
  await tick()
  await world.as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId, note: '今早在驿站交给本人' })
  await tick()
  expect(sentTo(CAST.resident, wishId)).toMatchObject([{ page: 'packages/wish/detail/index', errcode: 0, values: ['一副老花镜', '有人认领', expect.any(String), '送到时会告诉您'] }, { errcode: 0, values: ['一副老花镜', '已送到', expect.any(String), '收到请点一下确认'] }])
})

test('送长辈的时长社区确认了，送的人和长辈都收到', async () => {
  const points = pointsIn(world)
  await points.earned(CAST.member, 600)
  for (const openid of [CAST.member, CAST.neighbour]) await allows(openid, 'orderMoved')
  const giftId = await points.given(2)
  await world.as(CAST.staff).ok('points', 'confirmGift', await points.sure(giftId))
  await tick()
  expect(sentTo(CAST.member, giftId)).toMatchObject([{ page: 'packages/points/wallet/index', errcode: 0, values: ['时长赠送', '已确认', expect.any(String), '谢谢您'] }])
  expect(sentTo(CAST.neighbour, giftId)).toMatchObject([{ errcode: 0, values: ['时长赠送', '已确认', expect.any(String), '可以到驿站换东西'] }])
})

test('点名：允许过的党员收到微信，点开是应急那一页；站内人人一条，没有人看到两条', async () => {
  for (let n = 0; n < 2; n += 1) await allows(CAST.member, 'offerWaiting')
  const { rollId } = await emergencies(world).rolled()
  await tick()
  await tick()
  expect(sentTo(CAST.member, rollId)).toMatchObject([{ page: 'packages/emergency/mine/index', errcode: 0 }])
  expect(sentTo(CAST.other, rollId)).toEqual([])
  for (const openid of [CAST.member, CAST.other]) expect((await world.as(openid).ok('people', 'notices', {})).items.filter(({ orderId }) => orderId === rollId).map(({ said }) => said)).toEqual(['点名：您能到吗'])
  expect(world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === rollId).map((notice) => notice['to'])).toEqual(expect.arrayContaining(['pool:cm01', `message:${idOf(CAST.member)}`]))
  expect((world.cloud.database.dump('grants').find((doc) => doc['_id'] === idOf(CAST.member))?.['left'] as Readonly<Record<string, number>>)['offerWaiting']).toBe(1)
})
