import { walkWords } from '@core/domain/dispatch/walk-words'
import { appOf } from '../support/local-cloud'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** The plan of the moment: proved, explained, accepted or changed by staff; what members said and did changes the next one. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const MINUTE = 60_000
const staff = () => world.as(CAST.staff)
const tick = () => world.cloud.fireTimer('clock')
const acceptedOf = async (openid: string, change: Parameters<typeof to.submitted>[0] = {}) => {
  const orderId = await to.submitted(change, openid)
  await staff().ok('orders', 'accept', { as: 'staff', orderId })
  return orderId
}
const planFor = (...orderIds: string[]) => staff().ok('orders', 'plan', { as: 'staff', orderIds })
const idsOf = (seats: readonly { memberId: string }[]) => seats.map(({ memberId }) => memberId)

test('一批单一次派好：一人只问一单，有证明，每个人为什么都说得出', async () => {
  const ids = [await to.accepted(), await acceptedOf(CAST.neighbour), await acceptedOf(CAST.neighbour, { serviceId: 'c0101', answers: [{ id: 'c0101a', value: '关上了' }, { id: 'c0101b', value: '楼上' }] })]
  const { orders, certificate, plan } = await planFor(...ids)
  expect(orders.map(({ orderId }) => orderId).sort()).toEqual([...ids].sort())
  expect(certificate).toMatchObject({ certified: true, value: certificate.dual })
  const all = orders.flatMap(({ seats }) => idsOf(seats))
  expect(new Set(all).size).toBe(all.length)
  expect(orders.map(({ seats, need, state }) => [seats.length === need, state])).toEqual(ids.map(() => [true, 'complete']))
  for (const { seats, next } of orders) {
    for (const { reasons } of seats) expect(reasons.map(({ text }) => text).join('·')).toMatch(/步行|公里/)
    expect(next.some((id) => all.includes(id))).toBe(false)
  }
  const items = orders.map(({ orderId, seats, next }) => ({ orderId, memberIds: idsOf(seats), next }))
  const { results } = await staff().ok('orders', 'dispatchMany', { as: 'staff', items, plan })
  expect(results.map(({ ok }) => ok)).toEqual(ids.map(() => true))
  for (const { orderId, seats } of orders) {
    const line = stored(world, orderId).log.at(-1)
    expect(line).toMatchObject({ action: 'dispatch', data: { plannedBy: 'plan', weights: certificate.weights } })
    expect(Object.values(stored(world, orderId).offers).map((offer) => offer.to)).toEqual(expect.arrayContaining(idsOf(seats)))
  }
})

test('问过、说了不的，再做方案也不再问；点名也不行', async () => {
  const orderId = await to.accepted()
  const first = await planFor(orderId)
  const memberIds = idsOf(first.orders[0]?.seats ?? [])
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds })
  await world.as(memberIds[0] === idOf(CAST.member) ? CAST.member : openidOf(memberIds[0] ?? '')).ok('orders', 'decline', { as: 'member', orderId })
  const again = await planFor(orderId)
  expect(idsOf(again.orders[0]?.seats ?? [])).not.toEqual([])
  expect(idsOf(again.orders[0]?.seats ?? [])).not.toContain(memberIds[0])
  expect(await staff().code('orders', 'dispatch', { as: 'staff', orderId, memberIds })).toBe('OFFERED_BEFORE')
})

const colleague = () => world.as(CAST.colleague)
const offersOf = (orderId: string) => Object.values(stored(world, orderId).offers)

test('两位工作人员同时派同一单，选的不是同一个人：一位派出，另一位看到派给了谁，没有多惊动一个人', async () => {
  const orderId = await to.accepted()
  const [one, two] = (await staff().ok('orders', 'candidates', { as: 'staff', orderId })).items.map(({ memberId }) => memberId)
  const answers = await Promise.all([staff().call('orders', 'dispatch', { as: 'staff', orderId, memberIds: [one ?? ''] }), colleague().call('orders', 'dispatch', { as: 'staff', orderId, memberIds: [two ?? ''] })])
  const [lost] = answers.filter(({ ok }) => !ok)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const [offer] = offersOf(orderId)
  expect(offersOf(orderId)).toHaveLength(1)
  expect(lost).toMatchObject({ code: 'SENT_MEANWHILE', said: `刚刚已经派给${String(offer?.label)}了。还要再问别人，看清楚后再派一次。` })
  // Who has seen whom it was sent to may ask one more.
  const { version, items } = await staff().ok('orders', 'candidates', { as: 'staff', orderId })
  expect(await colleague().code('orders', 'dispatch', { as: 'staff', orderId, version: version - 1, memberIds: [items[0]?.memberId ?? ''] })).toBe('SENT_MEANWHILE')
  expect(await colleague().code('orders', 'dispatch', { as: 'staff', orderId, version, memberIds: [items[0]?.memberId ?? ''] })).toBe('OK')
  expect(offersOf(orderId)).toHaveLength(2)
})

test('两份方案同时派出，各换了人：每一单只归先到的，另一份逐单说明白', async () => {
  const ids = [await to.accepted(), await acceptedOf(CAST.neighbour)]
  const { orders, plan } = await planFor(...ids)
  const items = orders.map(({ orderId, version, seats, next }) => ({ orderId, version, memberIds: idsOf(seats), next }))
  const other = orders.map(({ orderId, version, others }, n) => ({ orderId, version, memberIds: [others[n]?.memberId ?? ''] }))
  const both = await Promise.all([staff().ok('orders', 'dispatchMany', { as: 'staff', plan, items }), colleague().ok('orders', 'dispatchMany', { as: 'staff', plan, items: other })])
  for (const id of ids) {
    const results = both.flatMap(({ results }) => results.filter(({ orderId }) => orderId === id))
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)?.said).toMatch(/^刚刚已经派给党员 \d+ 号/)
    expect(offersOf(id)).toHaveLength(1)
  }
})

test('换过人的派出，历史里写着是改过的；没有方案的，写着是自己选的', async () => {
  const [changed, byHand] = [await to.accepted(), await acceptedOf(CAST.neighbour)]
  const { plan, orders } = await planFor(changed)
  const other = orders[0]?.others[0]?.memberId ?? ''
  await staff().ok('orders', 'dispatchMany', { as: 'staff', plan, items: [{ orderId: changed, memberIds: [other] }] })
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId: byHand, memberIds: [idOf(CAST.third)] })
  expect([changed, byHand].map((id) => stored(world, id).log.at(-1)?.data?.['plannedBy'])).toEqual(['changed', 'hand'])
})

test('同一单同一位党员，社区看到的和党员看到的是一样的步行距离；抢单池的写着是抢单池，自己量得出', async () => {
  const orderId = await to.accepted()
  const { orders: [order] } = await planFor(orderId)
  const [seat] = order?.seats ?? []
  const member = world.as(openidOf(seat?.memberId ?? ''))
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: idsOf(order?.seats ?? []) })
  const { offer } = await member.ok('orders', 'detail', { as: 'member', orderId })
  expect(walkWords(offer?.distanceM ?? 0)).toBe(seat?.reasons[0]?.text)
  expect(offer?.pool).toBeUndefined()
  const pooled = await to.pooled()
  const inPool = (await member.ok('orders', 'detail', { as: 'member', orderId: pooled })).offer
  expect(inPool).toMatchObject({ pool: { point: expect.any(Object) } })
  expect((await member.ok('people', 'me', {})).home).toMatchObject({ lng: expect.any(Number), lat: expect.any(Number) })
})

test('手上有单、刚服务过，下一次方案就看得到', async () => {
  const orderId = await to.accepted()
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)] })
  await to.takes(CAST.member, orderId)
  const other = await acceptedOf(CAST.neighbour)
  const [, digits] = /(\d+)/.exec(stored(world, orderId).seats['s1']?.label ?? '') ?? []
  // Looked at again and again: each line counts once.
  for (let n = 0; n < 3; n += 1) await staff().ok('orders', 'candidates', { as: 'staff', orderId: other })
  const { items } = await staff().ok('orders', 'candidates', { as: 'staff', orderId: other, query: digits ?? '' })
  expect(items.find(({ memberId }) => memberId === idOf(CAST.member))?.reasons.map(({ text }) => text)).toContain('本周已接 1 单')
})

test('邀请分步：有人说不，同一笔写里就问了下一位，也告诉了他；没有声音，定时器问下一位', async () => {
  const orderId = await to.accepted()
  const { orders: [order] } = await planFor(orderId)
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: idsOf(order?.seats ?? []), next: order?.next ?? [] })
  const asked = () => Object.values(stored(world, orderId).offers).map((offer) => offer.to)
  const [first] = asked()
  await world.as(openidOf(first ?? '')).ok('orders', 'decline', { as: 'member', orderId })
  expect(stored(world, orderId).state).toBe('offered')
  const afterNo = asked()
  expect(afterNo.length).toBeGreaterThan(1)
  await tick()
  expect(world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === orderId && notice['to'] === afterNo[1])).toHaveLength(1)
  for (let minute = 0; minute < 20; minute += 1) {
    world.cloud.clock.advance(MINUTE)
    await tick()
  }
  expect(asked().length).toBeGreaterThan(afterNo.length)
  expect(new Set(asked()).size).toBe(asked().length)
  expect(stored(world, orderId).log.some(({ action }) => action === 'inviteMore')).toBe(true)
})

test('没人能去：说得出哪条规则留下了多少人，怎样能多几个', async () => {
  const orderId = await to.accepted({ serviceId: 'c0305', answers: [{ id: 'c0305a', value: '量血压' }] })
  const now = world.cloud.clock.now()
  const { command: _ } = db()
  await db().collection('people').where({ streetId: 'st01', 'member.skills': 'firstAid' }).update({ 'member.pausedUntil': now + 86_400_000, updatedAt: _.set(now) })
  const { orders: [order] } = await planFor(orderId)
  expect(order).toMatchObject({ state: 'nobody', seats: [], eligible: 0 })
  expect(order?.removed?.['skill']).toBeGreaterThan(0)
  expect(order?.removed?.['paused']).toBeGreaterThan(0)
})

test('要两个人只找到一个：方案里标着差一人、怎样能多几个，不由系统派；工作人员定了才派出去', async () => {
  const orderId = await to.accepted({ serviceId: 'c0101', answers: [{ id: 'c0101a', value: '关上了' }, { id: 'c0101b', value: '楼上' }] })
  const now = world.cloud.clock.now()
  const able = world.cloud.database.dump('people').filter(({ streetId, member }) => streetId === 'st01' && (member as { skills?: string[] } | undefined)?.skills?.includes('water'))
  const { orders: [whole] } = await planFor(orderId)
  const kept = whole?.seats[0]?.memberId ?? ''
  for (const { _id } of able.filter((each) => each['_id'] !== kept)) await db().collection('people').doc(String(_id)).update({ 'member.pausedUntil': now + 3_600_000, updatedAt: now })
  const { orders: [half], plan } = await planFor(orderId)
  expect(half).toMatchObject({ state: 'incomplete', need: 2 })
  expect(idsOf(half?.seats ?? [])).toEqual([kept])
  expect(half?.removed).toMatchObject({ paused: expect.any(Number) })
  for (let minute = 0; minute < 5; minute += 1) { world.cloud.clock.advance(MINUTE); await tick() }
  expect(stored(world, orderId).state).toBe('accepted')
  await staff().ok('orders', 'dispatchMany', { as: 'staff', plan, items: [{ orderId, memberIds: [kept] }] })
  expect(Object.values(stored(world, orderId).offers).map(({ to: asked }) => asked)).toEqual([kept])
  for (const { _id } of able) await db().collection('people').doc(String(_id)).update({ 'member.pausedUntil': 0, updatedAt: world.cloud.clock.now() })
})

test('居民首页：约了时间等她答应的、办好等她确认的都在，不被新点的一单挤到下面', async () => {
  const home = async () => (await world.as(CAST.resident).ok('orders', 'home', { as: 'resident' }))
  const done = await to.done()
  world.cloud.clock.advance(MINUTE)
  const proposed = await to.taken()
  const from = world.cloud.clock.now() + 5 * 60 * MINUTE
  await world.as(CAST.member).ok('orders', 'proposeTime', { as: 'member', orderId: proposed, time: { from, to: from + 120 * MINUTE } })
  world.cloud.clock.advance(MINUTE)
  await to.submitted()
  const { orders, more } = await home()
  expect(orders.map(({ id }) => id)).toEqual(expect.arrayContaining([done, proposed]))
  expect(orders.find(({ id }) => id === proposed)?.proposal).toEqual({ from, to: from + 120 * MINUTE })
  expect(orders.length).toBeLessThanOrEqual(3)
  expect(more?.count).toBeGreaterThan(0)
  await world.as(CAST.resident).ok('orders', 'agreeTime', { as: 'resident', orderId: proposed })
  expect((await home()).orders.map(({ id }) => id)).not.toContain(proposed)
})

const db = () => appOf(world.cloud).database()

function openidOf(memberId: string): string {
  return String(world.cloud.database.dump('people').find((person) => person['_id'] === memberId)?.['openid'])
}

test('等着派的有三百多单：一次方案排三百单，后面还有几单说得出', async () => {
  const doc = stored(world, await to.accepted())
  const orders = appOf(world.cloud).database().collection('orders')
  await Promise.all(Array.from({ length: 310 }, (_, n) => orders.add({ ...doc, _id: `many-${n}`, no: `0302-9${n}` })))
  const plan = await world.as(CAST.staff).ok('orders', 'plan', { as: 'staff' })
  expect(plan.orders).toHaveLength(300)
  expect(plan.beyond).toBeGreaterThanOrEqual(11)
  expect(plan.plan.length).toBeLessThan(20_000)
})
