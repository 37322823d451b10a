import { appOf } from '../support/local-cloud'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** Invitations go on from a list that was made some time ago: who of it still may be asked is looked at in that very moment. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const MINUTE = 60_000
const staff = () => world.as(CAST.staff)
const now = () => world.cloud.clock.now()
const change = (openid: string, fields: object): Promise<unknown> => appOf(world.cloud).database().collection('people').doc(idOf(openid)).update({ ...fields, updatedAt: now() })
const asked = (orderId: string) => Object.values(stored(world, orderId).offers).map((offer) => offer.to)
const FREE = { 'member.pausedUntil': 0, 'member.duty': [], 'member.mute': { from: '00:00', to: '00:00' }, 'member.status': 'active' }
const LIST = [CAST.other, CAST.third, CAST.fourth, 'seed-m00417'] as const
/** Asked first: the member; then, one by one, the others: few enough chances that they are not all asked at once. */
const invited = async () => {
  const orderId = await to.accepted()
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)], next: LIST.map(idOf) })
  return orderId
}
const waitingIn = (orderId: string) => (stored(world, orderId).inviting?.queue ?? []).map((each) => each.to)
const declines = (openid: string, orderId: string) => world.as(openid).ok('orders', 'decline', { as: 'member', orderId, reason: '今天不行' })

beforeEach(async () => {
  for (const openid of [CAST.member, ...LIST]) await change(openid, { 'member.skills': ['water', 'power'], 'member.openMax': 30, 'member.weeklyMax': 20, 'member.restHours': 0, ...FREE })
})

test('名单上的人还空着，照原来的次序问', async () => {
  const orderId = await invited()
  const [next] = waitingIn(orderId)
  await declines(CAST.member, orderId)
  expect(asked(orderId)).toContain(next)
})

test.each([
  ['这时候暂停了接单', async (openid: string): Promise<void> => void (await change(openid, { 'member.pausedUntil': now() + 60 * MINUTE }))],
  ['手上的单满了', async (openid: string): Promise<void> => {
    await change(openid, { 'member.openMax': 1 })
    const other = await to.offered([openid])
    await to.takes(openid, other)
  }],
  ['这一周的数到了', async (openid: string): Promise<void> => {
    const other = await to.offered([openid])
    await to.takes(openid, other)
    await change(openid, { 'member.weeklyMax': 1 })
  }],
  ['不在值班时间', async (openid: string): Promise<void> => void (await change(openid, { 'member.duty': [{ days: [1, 2, 3, 4, 5, 6, 7], from: '02:00', to: '02:30' }] }))],
  ['到了免打扰', async (openid: string): Promise<void> => void (await change(openid, { 'member.mute': { from: '00:01', to: '00:00' } }))],
  ['已经不是党员了', async (openid: string): Promise<void> => void (await change(openid, { 'member.status': 'left' }))],
] as const)('轮到的人%s：有人说不的那一刻跳过他，问再下一位', async (_, becomes) => {
  const orderId = await invited()
  const [next = '', after = ''] = waitingIn(orderId)
  expect(after).not.toBe('')
  const openid = LIST.find((each) => idOf(each) === next) ?? CAST.other
  await becomes(openid)
  await declines(CAST.member, orderId)
  expect([...asked(orderId), ...waitingIn(orderId)]).not.toContain(next)
  // Whether one more is worth it hangs on who is asked already: at the latest when they have said no as well.
  if (!asked(orderId).includes(after)) for (const id of asked(orderId).slice(1)) await declines(LIST.find((each) => idOf(each) === id) ?? '', orderId)
  expect(asked(orderId)).toContain(after)
})

test('没有声音，定时器来问的，也一样当场再看', async () => {
  const orderId = await invited()
  const [next = ''] = waitingIn(orderId)
  const openid = LIST.find((each) => idOf(each) === next) ?? CAST.other
  await change(openid, { 'member.pausedUntil': now() + 600 * MINUTE })
  for (let minute = 0; minute < 30; minute += 1) {
    world.cloud.clock.advance(MINUTE)
    await world.cloud.fireTimer('clock')
  }
  expect(asked(orderId)).not.toContain(next)
  expect(asked(orderId).length).toBeGreaterThan(1)
})

test('名单上谁也问不了了：回到社区，不空等', async () => {
  const orderId = await invited()
  for (const openid of LIST) await change(openid, { 'member.pausedUntil': now() + 60 * MINUTE })
  const already = asked(orderId).filter((id) => id !== idOf(CAST.member))
  await declines(CAST.member, orderId)
  expect(stored(world, orderId).inviting).toBeUndefined()
  expect(stored(world, orderId).state).toBe(already.length > 0 ? 'offered' : 'accepted')
})
