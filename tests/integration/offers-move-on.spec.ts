import { actionsOf, CAST, idOf, journey, membersHere, stored } from '../support/journey'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** Invitations that are refused, run out or are answered by many at once; seats given back and handed on. */
let world: World
let to: ReturnType<typeof journey>
beforeAll(async () => {
  world = await startWorld({ instancesPerFunction: 4 })
  to = journey(world)
}, 60_000)
afterAll(async () => { await world?.stop() })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const tick = () => world.cloud.fireTimer('clock')
const member = (openid: string) => world.as(openid)
const inboxOf = async (openid: string) => (await member(openid).ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 50 })).items.map((item) => item.id)

test('一位党员谢绝，一位没回答：派单回到社区，问过的人这一轮不再打扰，下一位接下', async () => {
  const orderId = await to.offered([CAST.member])
  await member(CAST.member).ok('orders', 'decline', { as: 'member', orderId, offerId: 'o1', reason: '今天不在家' })
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', queue: 'back', alarm: true })

  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  await tick()
  expect(stored(world, orderId).state).toBe('offered')
  world.cloud.clock.advance(15 * MINUTE)
  expect(await to.takes(CAST.other, orderId).catch(String)).toContain('OFFER_EXPIRED')
  await tick()
  await tick()
  expect(stored(world, orderId).state).toBe('accepted')
  expect(actionsOf(stored(world, orderId)).slice(-1)).toEqual(['lapseOffer'])
  expect(await inboxOf(CAST.other)).not.toContain(orderId)

  const staff = world.as(CAST.staff)
  for (const openid of [CAST.member, CAST.other]) expect(await staff.code('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(openid)] })).toBe('OFFERED_BEFORE')
  const { items } = await staff.ok('orders', 'candidates', { as: 'staff', orderId })
  expect(items.map((item) => item.memberId)).not.toContain(idOf(CAST.other))
  await staff.ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.third)] })
  expect((await to.takes(CAST.third, orderId)).state).toBe('taken')
})

test.each(['read', 'unread'] as const)('两位党员同时点接单（%s）：一位接下，另一位听到被人先接了，只有一个位置', async (way) => {
  const orderId = await to.offered([CAST.member, CAST.other])
  const seen = await Promise.all([CAST.member, CAST.other].map(async (openid) => ({ openid, offer: (await member(openid).ok('orders', 'detail', { as: 'member', orderId })).offer })))
  const answers = await Promise.all(seen.map(({ openid, offer }) => {
    if (offer === undefined) throw new Error('no offer')
    const facts = way === 'unread' && offer.facts ? { facts: offer.facts } : {}
    return member(openid).code('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, ...facts })
  }))
  expect([...answers].sort()).toEqual(['OK', 'TAKEN_BY_OTHER'])
  expect(stored(world, orderId).takenBy).toHaveLength(1)
})

test('五十人抢一单：恰好一人抢到，四十九人听到被人先接了，没有别的答复', async () => {
  const orderId = await to.pooled()
  const racers = membersHere(world).slice(0, 50)
  const { offer } = await member(racers[0] ?? '').ok('orders', 'detail', { as: 'member', orderId })
  if (offer?.facts === undefined) throw new Error('no offer')
  const { id, seen, facts } = offer
  const codes = await Promise.all(racers.map((openid) => member(openid).code('orders', 'take', { as: 'member', orderId, offerId: id, seen, facts })))
  expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
  expect(codes.filter((code) => code === 'TAKEN_BY_OTHER')).toHaveLength(49)
  const doc = stored(world, orderId)
  expect(actionsOf(doc).filter((action) => action === 'take')).toHaveLength(1)
  expect(doc.takenBy).toEqual([idOf(racers[codes.indexOf('OK')] ?? '')])
})

test('要两个人的单：五十人抢，恰好两人抢到，各坐各的位置；两人都办完才算办完', async () => {
  const orderId = await to.pooled({ serviceId: 'c0205', answers: [{ id: 'c0205a', value: '柜子' }, { id: 'c0205b', value: '三楼' }, { id: 'c0205c', value: '有' }] })
  const racers = membersHere(world).slice(0, 50)
  const codes = await Promise.all(racers.map((openid) => member(openid).code('orders', 'take', { as: 'member', orderId, offerId: 'o1', seen: { version: 3, head: 'A'.repeat(22) } })))
  const winners = racers.filter((_, index) => codes[index] === 'OK')
  expect(codes.filter((code) => code !== 'OK' && code !== 'TAKEN_BY_OTHER' && code !== 'BUSY' && code !== 'SKILL_UNFIT')).toEqual([])
  expect(winners).toHaveLength(2)
  const doc = stored(world, orderId)
  expect(doc.state).toBe('taken')
  expect(new Set(Object.values(doc.seats).map((seat) => seat.memberId))).toEqual(new Set(winners.map(idOf)))

  const [first = '', second = ''] = winners
  for (const openid of [first, second]) await to.checksIn(openid, orderId)
  await member(first).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  expect(stored(world, orderId).state).toBe('checkedIn')
  await member(second).ok('orders', 'finish', { as: 'member', orderId, result: 'partial' })
  expect(stored(world, orderId)).toMatchObject({ state: 'done', result: 'partial' })
})

test('自己点的单自己接不了：抢单池里不行，派不到自己，也转交不给自己', async () => {
  const orderId = await to.submitted({}, CAST.member)
  const staff = world.as(CAST.staff)
  await staff.ok('orders', 'accept', { as: 'staff', orderId })
  expect(await staff.code('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)] })).toBe('OFFERS_REQUIRED')
  await staff.ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
  const detail = await member(CAST.member).ok('orders', 'detail', { as: 'member', orderId })
  expect(detail.actions).not.toContain('take')
  for (const way of ['read', 'unread'] as const) expect(await to.takes(CAST.member, orderId, way).catch(String)).toContain('OWN_ORDER')
  await to.takes(CAST.other, orderId, 'unread')
  await member(CAST.other).ok('orders', 'offerTransfer', { as: 'member', orderId, memberId: idOf(CAST.member) })
  expect(await member(CAST.member).code('orders', 'acceptTransfer', { as: 'member', orderId })).toBe('OWN_ORDER')
})

test('退单要写原因，回到社区重新派；没联系居民的到时收回，党员再办就晚了', async () => {
  const orderId = await to.taken()
  await member(CAST.member).ok('orders', 'release', { as: 'member', orderId, reason: '临时有事' })
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', queue: 'back', takenBy: [] })
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  await to.takes(CAST.other, orderId)
  world.cloud.clock.advance(2 * HOUR)
  await tick()
  expect(stored(world, orderId).takenBy).toEqual([])
  expect(await member(CAST.other).code('orders', 'checkIn', { as: 'member', orderId, way: 'manual' })).toBe('WRONG_STATE')
})

test('转交：答应了才换人，原来的人办不了了；不答应就还是原来的人；只能转给本社区的党员', async () => {
  const orderId = await to.taken()
  const holder = member(CAST.member)
  expect(await holder.code('orders', 'offerTransfer', { as: 'member', orderId, memberId: idOf(CAST.foreignMember) })).toBe('MEMBER_UNKNOWN')
  await holder.ok('orders', 'offerTransfer', { as: 'member', orderId, memberId: idOf(CAST.other) })
  await member(CAST.other).ok('orders', 'refuseTransfer', { as: 'member', orderId })
  expect(stored(world, orderId).takenBy).toEqual([idOf(CAST.member)])
  await holder.ok('orders', 'offerTransfer', { as: 'member', orderId, memberId: idOf(CAST.other) })
  await member(CAST.other).ok('orders', 'acceptTransfer', { as: 'member', orderId })
  expect(stored(world, orderId).takenBy).toEqual([idOf(CAST.other)])
  expect(await holder.code('orders', 'checkIn', { as: 'member', orderId, way: 'manual' })).toBe('NOT_ASSIGNEE')
  expect((await to.checksIn(CAST.other, orderId)).state).toBe('checkedIn')
})

test.each(['read', 'unread'] as const)('催单和接单（%s）碰在同一刻，两件都成', async (way) => {
  for (let round = 0; round < 5; round += 1) {
    const orderId = await to.offered([CAST.member])
    const [urged, taken] = await Promise.all([world.as(CAST.resident).code('orders', 'urge', { as: 'resident', orderId }), to.takes(CAST.member, orderId, way).then((receipt) => receipt.state)])
    expect([urged, taken]).toEqual(['OK', 'taken'])
    expect(stored(world, orderId)).toMatchObject({ urges: 1, state: 'taken' })
  }
})

test('抢单池里说了五次不：剩下的还看得见，一页也不空着', async () => {
  const pools: string[] = []
  for (let n = 0; n < 7; n += 1) pools.push(await to.pooled())
  const mine = async (limit: number) => (await member(CAST.fourth).ok('orders', 'list', { as: 'member', tab: 'inbox', limit })).items.filter(({ id }) => pools.includes(id))
  expect(await mine(50)).toHaveLength(7)
  for (const { id, offer } of (await mine(50)).slice(0, 5)) await member(CAST.fourth).ok('orders', 'decline', { as: 'member', orderId: id, offerId: offer?.id ?? '', reason: '今天不行' })
  const left = await mine(50)
  expect(left).toHaveLength(2)
  const first = await member(CAST.fourth).ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 2 })
  expect(first.items).toHaveLength(2)
  const home = await member(CAST.fourth).ok('orders', 'home', { as: 'member' })
  expect(home.orders.length).toBeGreaterThan(0)
  // Another member of the same pool is still asked for all of them.
  const others = (await member(CAST.third).ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 50 })).items
  expect(others.filter(({ id }) => pools.includes(id))).toHaveLength(7)
})

test('说过不的抢单，拿着看过的单子再点“我来”：不读也接不到', async () => {
  const orderId = await to.pooled()
  const client = member(CAST.member)
  const { offer } = await client.ok('orders', 'detail', { as: 'member', orderId })
  if (offer?.facts === undefined) throw new Error('no facts')
  const declined = await client.ok('orders', 'decline', { as: 'member', orderId, offerId: offer.id, reason: '今天不行' })
  const seen = { version: declined.version, head: declined.head }
  expect(await client.code('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen, facts: offer.facts })).toBe('NO_OPEN_OFFER')
  expect(stored(world, orderId)).toMatchObject({ state: 'offered', takenBy: [] })
})
