import { appOf } from '../support/local-cloud'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import type { World } from '../support/world'

/** What an order draws around it: wider rings of members, the residents whose orders were merged into it, those who must decide. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const dispatch = (orderId: string, ...memberIds: string[]) => staff().code('orders', 'dispatch', { as: 'staff', orderId, version: stored(world, orderId).version, memberIds })
/** One member of each other community of the street who knows the trade and has been on visits. */
const knowsTrade = (member: unknown): boolean => { const { skills, visitsBefore } = (member ?? {}) as { skills?: string[]; visitsBefore?: number }; return skills?.includes('water') === true && (visitsBefore ?? 0) > 0 }
const oneOfEach = (): readonly string[] => {
  const found = new Map<string, string>()
  for (const each of world.cloud.database.dump('people')) if (each['streetId'] === 'st01' && each['communityId'] !== 'cm01' && knowsTrade(each['member'])) found.set(String(each['communityId']), String(each['_id']))
  return [...found.values()]
}

test('邀请先在社区里；没人接才到相邻社区，再到街道，都没人接就报到街道', async () => {
  const orderId = await to.accepted()
  const shown = async () => (await staff().ok('orders', 'candidates', { as: 'staff', orderId })).items
  const far = (items: Awaited<ReturnType<typeof shown>>) => new Set(items.flatMap((each) => each.reasons.map((reason) => reason.text)).filter((text) => text === '相邻社区' || text === '本街道'))
  expect([...far(await shown())]).toEqual([])

  const elsewhere = oneOfEach()
  for (const id of elsewhere) expect(await dispatch(orderId, id)).toBe('MEMBER_UNKNOWN')
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
  world.cloud.clock.advance(3 * HOUR)
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', reach: 'neighbours', alarm: true })
  expect((await staff().ok('orders', 'detail', { as: 'staff', orderId })).reach).toBe('neighbours')

  // 相邻的可以请，更远的还不行。
  const allowed: string[] = []
  for (const id of elsewhere) if (await dispatch(orderId, id) === 'OK') allowed.push(id)
  expect(allowed).toHaveLength(3)
  expect(elsewhere.length).toBeGreaterThan(3)
  world.cloud.clock.advance(3 * HOUR)
  await tick()
  expect(stored(world, orderId).reach).toBe('street')
  expect([...far(await shown())]).toEqual(expect.arrayContaining(['相邻社区']))
  const beyond = elsewhere.find((id) => !allowed.includes(id)) ?? ''
  expect(await dispatch(orderId, beyond)).toBe('OK')
  world.cloud.clock.advance(3 * HOUR)
  await tick()
  await tick()
  // A handful was asked, hundreds were not: nobody says that all were, and it does not go up for it.
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', reach: 'none', level: 0 })
  const board = async () => (await staff().ok('orders', 'gaps', { as: 'staff' })).items.find((each) => each.orderId === orderId)
  expect(await board()).toMatchObject({ reach: 'none', asked: allowed.length + 1, pooled: true })
  // Until staff have had their time; then it says what is so.
  world.cloud.clock.set(stored(world, orderId).clocks.dispatch?.dueAt ?? 0)
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'escalated', level: 1, decides: 'street' })
  expect(stored(world, orderId).log.at(-1)).toMatchObject({ action: 'escalate', reason: '过了派单的时限，问到的人都没有答应' })
})

test('并单以后，居民看得到主单的进展，也会被告知；主单是谁的、说了什么，一个字也看不到', async () => {
  const extra = await to.submitted({}, CAST.neighbour)
  world.cloud.clock.advance(HOUR)
  const main = await to.submitted({ text: '厨房水龙头一直滴水，半夜很吵' })
  await staff().ok('orders', 'askInfo', { as: 'staff', orderId: main, note: '请问门牌？' })
  await world.as(CAST.resident).ok('orders', 'answerInfo', { as: 'resident', orderId: main, note: '三楼东户' })
  const before = stored(world, main).clocks.finish?.dueAt
  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  // 邻居先报的，时限从邻居的算。
  expect(stored(world, main).clocks.finish?.startedAt).toBe(stored(world, extra).createdAt)
  expect(stored(world, main).clocks.finish?.dueAt).toBeLessThanOrEqual(before ?? 0)

  await staff().ok('orders', 'accept', { as: 'staff', orderId: main })
  await staff().ok('orders', 'postUpdate', { as: 'staff', orderId: main, note: '水阀配件已到' })
  await staff().ok('orders', 'noteInternal', { as: 'staff', orderId: main, note: '住户情绪不好' })
  await tick()
  const seen = await world.as(CAST.neighbour).ok('orders', 'detail', { as: 'resident', orderId: extra })
  expect(seen.state).toBe('merged')
  expect(seen.following).toMatchObject({ no: stored(world, main).no, state: 'accepted' })
  expect(seen.following?.timeline.map((each) => each.action)).toEqual(['askInfo', 'accept', 'postUpdate'])
  expect(seen.following?.timeline.at(-1)?.note).toBe('水阀配件已到')
  for (const secret of [main, idOf(CAST.resident), '三楼东户', '半夜很吵', '请问门牌', '情绪不好']) expect(JSON.stringify(seen)).not.toContain(secret)
  expect(noticesOf(world, CAST.neighbour).filter((each) => each.orderId === extra).map((each) => each.action).sort()).toEqual(['accept', 'merge', 'postUpdate'])
  expect((await staff().ok('orders', 'detail', { as: 'staff', orderId: main })).followers).toBe(1)
  expect((await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId: main })).followers).toBeUndefined()
})

test('拆单：整件等最长的一份', async () => {
  const orderId = await to.accepted()
  await staff().ok('orders', 'split', { as: 'staff', orderId, parts: [{ title: '换灯', text: '走廊的灯也坏了', serviceId: 'c0106' }, { title: '清垃圾', text: '楼下垃圾没清', serviceId: 'c0501' }] })
  const children = world.cloud.database.dump('orders').filter((doc) => doc['parentId'] === orderId) as unknown as ReturnType<typeof stored>[]
  const longest = Math.max(...children.map((child) => child.clocks.finish?.dueAt ?? 0))
  const own = stored(world, await to.accepted()).clocks.finish?.dueAt ?? 0
  expect(stored(world, orderId).clocks.finish?.dueAt).toBe(Math.max(longest, own))
  expect(children.map((child) => child.clocks.finish?.startedAt)).toEqual([stored(world, orderId).log.at(-1)?.at, stored(world, orderId).log.at(-1)?.at])
})

test('等街道定的和等区里定的，各在各的列表里，定了就不在了', async () => {
  const list = async (openid: string, as: 'street' | 'district') => (await world.as(openid).ok('orders', 'list', { as, tab: 'toDecide', limit: 50 })).items.map((each) => each.id)
  const [escalated, proposed, appealed, untouched] = [await to.escalated(), await to.suspensionProposed(), await to.appealed(), await to.accepted()]
  const mine = await list(CAST.street, 'street')
  expect(mine).toEqual(expect.arrayContaining([escalated, proposed, appealed]))
  expect(mine).not.toContain(untouched)
  expect(await list(CAST.foreignStreet, 'street')).not.toContain(escalated)
  expect(await list(CAST.district, 'district')).not.toContain(escalated)
  expect((await world.as(CAST.street).ok('orders', 'detail', { as: 'street', orderId: escalated })).actions).toEqual(expect.arrayContaining(['rule', 'escalate']))

  await world.as(CAST.street).ok('orders', 'escalate', { as: 'street', orderId: escalated, reason: '街道协调不了' })
  expect(await list(CAST.street, 'street')).not.toContain(escalated)
  expect(await list(CAST.district, 'district')).toContain(escalated)
  expect((await world.as(CAST.street).ok('orders', 'detail', { as: 'street', orderId: escalated })).actions).not.toContain('rule')
  await world.as(CAST.district).ok('orders', 'rule', { as: 'district', orderId: escalated, unit: '住建局物业科', note: '由物业科牵头' })
  expect(await list(CAST.district, 'district')).not.toContain(escalated)
  expect((await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId: escalated })).promise.unit).toBe('住建局物业科')

  await world.as(CAST.street).ok('orders', 'suspend', { as: 'street', orderId: proposed })
  expect(await list(CAST.street, 'street')).not.toContain(proposed)
  expect(await world.as(CAST.staff).code('orders', 'list', { as: 'staff', tab: 'toDecide' })).toBe('INVALID_INPUT')
})

test('有人等着街道来定的单，不读就写的捷径不把它冲掉', async () => {
  const orderId = await to.offered()
  await staff().ok('orders', 'proposeSuspension', { as: 'staff', orderId, reason: '等配件', until: world.cloud.clock.now() + 24 * HOUR })
  await to.takes(CAST.member, orderId, 'unread')
  expect(stored(world, orderId)).toMatchObject({ state: 'taken', decides: 'street' })
})

test('类别有自己的时限：环境卫生三天办结；改到别的类别，回到那个紧急程度的时限', async () => {
  const orderId = await to.submitted({ serviceId: 'c0501', answers: [{ id: 'c0501a', value: '楼道' }] })
  const { createdAt, clocks, limits } = stored(world, orderId)
  expect([limits, clocks.finish?.dueAt]).toEqual([{ finish: { amount: 3, unit: 'days' } }, createdAt + 72 * HOUR])
  await staff().ok('orders', 'accept', { as: 'staff', orderId, serviceId: 'c0102', urgency: 'p1' })
  expect([stored(world, orderId).limits, stored(world, orderId).clocks.finish?.dueAt]).toEqual([undefined, createdAt + 24 * HOUR])
})

test('按编号找人，写不写空格都找得到，一号排在头里', async () => {
  const orderId = await to.accepted()
  for (const query of ['1', '党员1号', '党员 1 号']) {
    const { items } = await staff().ok('orders', 'candidates', { as: 'staff', orderId, query })
    expect([query, items[0]?.memberId]).toEqual([query, idOf(CAST.member)])
  }
})

test('会这一样的都问过了、没有人答应：马上报到街道', async () => {
  const db = appOf(world.cloud).database()
  const orderId = await to.accepted()
  expect(await dispatch(orderId, idOf(CAST.member))).toBe('OK')
  const able = world.cloud.database.dump('people').filter((each) => each['streetId'] === 'st01' && (each['member'] as { skills?: string[] } | undefined)?.skills?.includes('water') === true).map((each) => String(each['_id']))
  await db.collection('people').where({ _id: db.command.in(able) }).update({ 'member.skills': [], updatedAt: world.cloud.clock.now() })
  // The farthest ring was asked last.
  await db.collection('orders').doc(orderId).update({ 'offers.o1.ring': 'street' })
  world.cloud.clock.advance(11 * 60_000)
  await world.as(CAST.member).ok('orders', 'decline', { as: 'member', orderId })
  expect(stored(world, orderId).reach).toBe('none')
  await tick()
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'escalated', decides: 'street' })
  expect(stored(world, orderId).log.at(-1)).toMatchObject({ action: 'escalate', reason: '各个范围都邀请过了，没有人能接' })
})
