import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What did not arrive is visible, and whom something urgent did not reach is rung up. */
let world: World
inWorld((fresh) => { world = fresh })
const MINUTE = 60_000
const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const list = async (who: string = CAST.staff) => (await world.as(who).ok('people', 'callList', { as: 'staff' })).items
const label = '党员 1 号'
const saveProfile = (openid: string, phone: string) => world.as(openid).ok('people', 'saveProfile', { name: '测试党员', phone, address: { compoundId: 'cp001', building: '3号楼' }, consent: true })

test('派给党员的单，五分钟没看、微信也没到：上名单，有电话；看了、答了就不在了；别的社区看不到', async () => {
  await saveProfile(CAST.member, '13800000077')
  const first = await journey(world).offered([CAST.member])
  await tick()
  expect((await list()).some((each) => each.label === label)).toBe(false)
  world.cloud.clock.advance(6 * MINUTE)
  const [call] = (await list()).filter((each) => each.label === label)
  const home = world.cloud.database.dump('people').find(({ _id }) => _id === idOf(CAST.member))?.['gridId']
  expect(call).toMatchObject({ phone: '13800000077', why: 'off', grid: world.cloud.database.dump('areas').flatMap((doc) => (doc['areas'] ?? []) as unknown as readonly { readonly id: string; readonly name: string }[]).find(({ id }) => id === home)?.name })
  expect(await list(CAST.foreignStaff)).toEqual([])
  expect(world.cloud.database.dump('notices').find((notice) => notice['orderId'] === first && notice['to'] === idOf(CAST.member))).toMatchObject({ unsent: 'off', callFor: 'cm01' })

  await staff().ok('people', 'markCalled', { as: 'staff', noticeId: call?.noticeId ?? '' })
  await staff().ok('people', 'markCalled', { as: 'staff', noticeId: call?.noticeId ?? '' })
  expect((await list()).find((each) => each.noticeId === call?.noticeId)?.called).toBe(world.cloud.clock.now())

  await world.as(CAST.member).ok('orders', 'decline', { as: 'member', orderId: first, offerId: (await world.as(CAST.member).ok('orders', 'detail', { as: 'member', orderId: first })).offer?.id ?? '' })
  expect((await list()).some((each) => each.noticeId === call?.noticeId)).toBe(false)
})

test('看过消息的人不用打', async () => {
  await journey(world).offered([CAST.member])
  await tick()
  world.cloud.clock.advance(6 * MINUTE)
  expect((await list()).filter((each) => each.label === label && each.called === undefined)).toHaveLength(1)
  const { items } = await world.as(CAST.member).ok('people', 'notices', {})
  await world.as(CAST.member).ok('people', 'readNotices', { box: 'own', upTo: items[0]?.rank ?? '' })
  expect((await list()).filter((each) => each.label === label && each.called === undefined)).toEqual([])
})

test('一天内的班次提醒没看到：一个班只打一次；退了班就不打', async () => {
  await saveProfile(CAST.other, '13800000078')
  const { shiftId, startsAt } = await shiftsIn(world).claimed(CAST.other, 2)
  world.cloud.clock.set(startsAt - 24 * 60 * MINUTE)
  await tick()
  world.cloud.clock.set(startsAt - 2 * 60 * MINUTE)
  await tick()
  world.cloud.clock.advance(20 * MINUTE)
  expect((await list()).filter((each) => each.phone === '13800000078')).toMatchObject([{ title: '小区值守' }])
  await world.as(CAST.other).ok('posts', 'release', { shiftId, reason: '病了' })
  expect((await list()).filter((each) => each.phone === '13800000078')).toEqual([])
})

test('没有登记电话的也列出来，说没有电话；退了班就不在了', async () => {
  const { shiftId, startsAt } = await shiftsIn(world).claimed(CAST.third, 2)
  world.cloud.clock.set(startsAt - 2 * 60 * MINUTE)
  await tick()
  world.cloud.clock.advance(20 * MINUTE)
  const mine = async () => (await list()).filter((each) => each.phone === undefined && each.title === '小区值守')
  expect(await mine()).toMatchObject([{ said: expect.stringContaining('两小时'), why: 'off' }])
  expect((await mine())[0]).not.toHaveProperty('phone')
  await staff().ok('people', 'markCalled', { as: 'staff', noticeId: (await mine())[0]?.noticeId ?? '' })
  expect((await mine())[0]?.called).toBe(world.cloud.clock.now())
  await world.as(CAST.third).ok('posts', 'release', { shiftId, reason: '病了' })
  expect(await mine()).toEqual([])
})

test('一班三百二十人取消了：人人都在名单上，一页一页看，总数说得出；看过的一个少一个', async () => {
  const { shiftId } = await shiftsIn(world).shift(320, { reach: 'district' })
  const people = Array.from({ length: 320 }, (_, index) => `seed-m${String(index + 1000).padStart(5, '0')}`)
  const { claim } = await shiftsIn(world).look(people[0] ?? '', shiftId)
  await Promise.all(people.map((who) => world.as(who).ok('posts', 'claim', { shiftId, seen: claim.seen })))
  await tick()
  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId, reason: '下大雨' })
  await tick()
  world.cloud.clock.advance(6 * MINUTE)
  const all = async (grid?: string) => {
    const labels: string[] = []
    for (let cursor: string | undefined, page = 0; page < 9; page += 1) {
      const { items, next, total } = await staff().ok('people', 'callList', { as: 'staff', ...(grid === undefined ? {} : { grid }), ...(cursor === undefined ? {} : { cursor }) })
      labels.push(...items.map(({ label: who }) => who))
      cursor = next
      if (next === undefined) return { labels, total }
    }
    throw new Error('no end')
  }
  const { labels, total } = await all()
  expect([labels.length, new Set(labels).size]).toEqual([total, total])
  expect(total).toBeGreaterThanOrEqual(320)
  const { grids, open } = await staff().ok('people', 'callList', { as: 'staff' })
  expect(grids.reduce((sum, each) => sum + each.open, 0)).toBe(open)
  const [grid] = [...grids].sort((a, b) => b.open - a.open)
  expect((await all(grid?.name)).labels).toHaveLength(grid?.open ?? 0)
  const who = world.as(people[7] ?? '')
  await who.ok('people', 'readNotices', { box: 'own', upTo: (await who.ok('people', 'notices', {})).items[0]?.rank ?? '' })
  expect((await all()).total).toBe(total - 1)
}, 120_000)

test('送达测试：站内到了没有、微信为什么没到，自己看得到；别人收不到', async () => {
  expect((await staff().ok('people', 'messages', {})).test).toBeUndefined()
  await staff().ok('people', 'testDelivery', { as: 'staff' }, 'test-once-only')
  await staff().ok('people', 'testDelivery', { as: 'staff' }, 'test-once-only')
  expect(await staff().ok('people', 'messages', {})).toMatchObject({ test: { read: false, wechat: 'off' }, kinds: [{ kind: 'orderMoved', left: 0, sends: false }, {}, {}] })
  expect(world.cloud.database.dump('notices').filter((notice) => notice['about'] === 'test')).toHaveLength(1)
})

test('社区的送达测试：每位工作人员各一条，谁看了谁没看大家都看得到；十分钟里再点还是那一条；别的社区没有', async () => {
  const colleagues = world.cloud.database.dump('people').filter(({ roles }) => (roles as unknown as readonly { readonly role: string; readonly scopeId: string }[]).some(({ role, scopeId }) => role === 'staff' && scopeId === 'cm01'))
  await staff().ok('people', 'testDelivery', { as: 'staff', to: 'community' })
  await staff().ok('people', 'testDelivery', { as: 'staff', to: 'community' })
  const told = world.cloud.database.dump('notices').filter(({ about, state }) => about === 'test' && state === 'community')
  expect(told.map(({ to }) => to).sort()).toEqual(colleagues.map(({ _id }) => _id).sort())

  const results = async (who: string) => (await world.as(who).ok('people', 'messages', {})).communityTest?.people
  expect(await results(CAST.staff)).toHaveLength(colleagues.length)
  expect((await results(CAST.staff))?.every(({ read, wechat }) => !read && wechat === 'off')).toBe(true)
  const { items } = await staff().ok('people', 'notices', {})
  await staff().ok('people', 'readNotices', { box: 'own', upTo: items[0]?.rank ?? '' })
  const after = await results(CAST.staff)
  expect(after?.filter(({ read }) => read)).toMatchObject([{ personId: idOf(CAST.staff) }])
  // Whom nothing reached stands first.
  if (colleagues.length > 1) expect(after?.at(-1)).toMatchObject({ read: true })
  expect(await results(CAST.foreignStaff)).toBeUndefined()

  world.cloud.clock.advance(10 * MINUTE)
  await staff().ok('people', 'testDelivery', { as: 'staff', to: 'community' })
  expect((await results(CAST.staff))?.some(({ read }) => read)).toBe(false)
})
