import type { DispatchMode } from '@core/domain/dispatch/routing'
import { inWorld } from '../support/in-world'
import { appOf } from '../support/local-cloud'
import { CAST, idOf, journey, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** Categories a community lets dispatch themselves: 抢单, 轮派, 混合, and the rules that say whom to ask first. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const MINUTE = 60_000
const staff = () => world.as(CAST.staff)
const settings = () => staff().ok('orders', 'settings', { as: 'staff', communityId: 'cm01' })
type Routes = Awaited<ReturnType<typeof settings>>['routes']
const tried = async (modes: Record<string, DispatchMode>, routes: Routes = []) => (await staff().ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', modes, routes })).tried
const save = async (modes: Record<string, DispatchMode>, routes: Routes = []) => {
  await staff().ok('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version: (await settings()).version, modes, routes, tried: await tried(modes, routes) })
}
const set = async (modes: Record<string, DispatchMode>, routes: Routes = []) => {
  await save(modes, routes)
  await pass(1)
}
const pass = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    world.cloud.clock.advance(MINUTE)
    await world.cloud.fireTimer('clock')
  }
}
const offersOf = (orderId: string) => Object.values(stored(world, orderId).offers)
const lineOf = (orderId: string) => stored(world, orderId).log.findLast(({ action }) => action === 'dispatch')
const peopleOf = () => new Map(world.cloud.database.dump('people').map((person) => [String(person['_id']), person]))
const unitOf = (memberId: string) => (peopleOf().get(memberId)?.['member'] as { unitId?: string } | undefined)?.unitId

afterEach(() => set({}))

test('指派：系统不动，等工作人员', async () => {
  await set({ '*': 'assign' })
  const orderId = await to.accepted()
  await pass(5)
  expect(stored(world, orderId).state).toBe('accepted')
})

test('抢单：受理后两分钟内放到抢单池，历史里写着是按规则派的', async () => {
  await set({ c01: 'grab' })
  const orderId = await to.accepted()
  await pass(2)
  expect(offersOf(orderId).map((offer) => offer.to)).toEqual(['pool:cm01'])
  expect(lineOf(orderId)).toMatchObject({ by: { kind: 'system' }, data: { plannedBy: 'mode' } })
})

test('混合：最合适的先问，一位一位接着问；都没答应，放到抢单池一次', async () => {
  await set({ c01: 'mixed' })
  const orderId = await to.accepted()
  await pass(2)
  expect(offersOf(orderId).map((offer) => offer.to)).not.toContain('pool:cm01')
  expect(stored(world, orderId)).toMatchObject({ state: 'offered' })
  for (let n = 0; n < 40 && !offersOf(orderId).some((offer) => offer.to === 'pool:cm01'); n += 1) await pass(5)
  const asked = offersOf(orderId).map((offer) => offer.to)
  expect(asked.filter((id) => id === 'pool:cm01')).toHaveLength(1)
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked.length).toBeGreaterThan(5)
})

test('规则存好以前就在等的单，也按新的规则派', async () => {
  const orderId = await to.accepted()
  await pass(8)
  expect(stored(world, orderId).state).toBe('accepted')
  await set({ c01: 'grab' })
  await pass(2)
  expect(offersOf(orderId).map((offer) => offer.to)).toEqual(['pool:cm01'])
})

test('一整天没有别的事，新规则照样管到在等的那一单', async () => {
  const orderId = await to.accepted()
  // Long enough that the timer knows of no rules, and nothing is left to fold.
  await pass(12)
  await set({ c01: 'grab' })
  await pass(2)
  expect(offersOf(orderId).map((offer) => offer.to)).toEqual(['pool:cm01'])
})

test('一个街道的几单放在一起想：同一分钟里，谁也不会被两单同时问到', async () => {
  await set({ c01: 'mixed' })
  const ids = [await to.accepted(), await to.accepted(), await to.accepted()]
  await pass(1)
  // Windows end in the same minute; before that nobody is asked.
  for (let n = 0; n < 90 && ids.some((id) => stored(world, id).state === 'accepted'); n += 1) await pass(1)
  expect(new Set(ids.map((id) => offersOf(id)[0]?.to)).size).toBe(ids.length)
})

test('没有人能去的单不是每分钟再试一遍：隔十分钟，其间一分钟还是只看一眼', async () => {
  await set({ c03: 'mixed' })
  const now = world.cloud.clock.now()
  await appOf(world.cloud).database().collection('people').where({ streetId: 'st01', 'member.skills': 'firstAid' }).update({ 'member.pausedUntil': now + 86_400_000, updatedAt: now })
  const orderId = await to.accepted({ serviceId: 'c0305', answers: [{ id: 'c0305a', value: '量血压' }] })
  await pass(70)
  expect(stored(world, orderId).state).toBe('accepted')
  const calls: number[] = []
  for (let minute = 0; minute < 9; minute += 1) {
    world.cloud.meter.start()
    await pass(1)
    calls.push(world.cloud.meter.read().db)
  }
  expect(calls.filter((db) => db > 1).length).toBeLessThanOrEqual(1)
})

test('轮派：先问最久没被需要的，就是分工页上写着轮到的那一位；历史里写着是按轮派的权重', async () => {
  await set({ c01: 'rotate' })
  const turn = async () => (await staff().ok('orders', 'balance', { as: 'staff', communityId: 'cm01' })).turns.find(({ trade }) => trade === '水电小修')?.next[0]?.memberId
  const asked: unknown[] = []
  for (let n = 0; n < 3; n += 1) {
    const wanted = await turn()
    const orderId = await to.accepted()
    await pass(2)
    expect([n, offersOf(orderId)[0]?.to]).toEqual([n, wanted])
    expect(lineOf(orderId)?.data).toMatchObject({ plannedBy: 'mode', weights: expect.stringMatching(/\.turn$/) })
    asked.push(wanted)
  }
  expect(new Set(asked).size).toBe(3)
})

test('轮派：同一批的几单，轮到的人各不相同', async () => {
  await set({ c01: 'rotate' })
  const ids = [await to.accepted(), await to.accepted(), await to.accepted(), await to.accepted()]
  await pass(2)
  const first = ids.map((id) => offersOf(id)[0]?.to)
  expect(first).not.toContain(undefined)
  expect(new Set(first).size).toBe(ids.length)
  await set({})
})

test('规则点的人坐不满所有位置：这条规则放过去，说出来，不把没问过的人算成问过', async () => {
  const orderId = await to.accepted({ serviceId: 'c0101', answers: [{ id: 'c0101a', value: '关上了' }, { id: 'c0101b', value: '楼上' }] })
  const planned = async () => (await staff().ok('orders', 'plan', { as: 'staff', orderIds: [orderId] })).orders[0]
  const before = await planned()
  // In the same minute: the timer's next firing asks people for the orders above, who may then be asked for nothing more.
  await save({}, [{ id: 'r1', name: '只找他', to: { kind: 'member', id: before?.seats[0]?.memberId ?? '' } }])
  const after = await planned()
  expect(after).toMatchObject({ state: 'complete', passedRoute: '只找他', eligible: before?.eligible })
  expect(after?.route).toBeUndefined()
  const single = await to.accepted()
  const one = (await staff().ok('orders', 'plan', { as: 'staff', orderIds: [single] })).orders[0]
  expect(one).toMatchObject({ state: 'complete', route: '只找他' })
  await set({})
})

test('方案里写着哪些单系统会自己派、按哪种派法；指派的不写', async () => {
  await set({ c01: 'mixed' })
  const orderId = await to.accepted()
  const planned = async () => (await staff().ok('orders', 'plan', { as: 'staff', orderIds: [orderId] })).orders[0]
  expect(await planned()).toMatchObject({ byItself: 'mixed', queue: 'toDispatch' })
  await set({})
  expect((await planned())?.byItself).toBeUndefined()
})

test('急的窗口是零：受理后第一次响就派出去；不急的还在等它的窗口', async () => {
  await set({ c01: 'mixed' })
  const [urgent, calm] = [await to.submitted(), await to.submitted()]
  await staff().ok('orders', 'accept', { as: 'staff', orderId: urgent, urgency: 'p1' })
  await staff().ok('orders', 'accept', { as: 'staff', orderId: calm, urgency: 'p3' })
  await pass(2)
  expect([urgent, calm].map((id) => stored(world, id).state)).toEqual(['offered', 'accepted'])
})

test('没有开放自动的类别不动；关掉以后也不动', async () => {
  await set({ c02: 'mixed' })
  const other = await to.accepted()
  await pass(3)
  expect(stored(world, other).state).toBe('accepted')
})

test('规则：水电先找一家单位的人，先在三十天里试过；没有他们能去的，才问别人', async () => {
  // Of a unit somebody is left who is not asked for anything yet.
  const asked = new Set(world.cloud.database.dump('orders').flatMap((order) => Object.values(order['offers'] as Record<string, { to: string; state: string }>).filter(({ state }) => state === 'open').map((offer) => offer.to)))
  const unit = unitOf(String(world.cloud.database.dump('people').find((person) => person['communityId'] === 'cm01' && !asked.has(String(person['_id'])) && (person['member'] as { skills?: string[] } | undefined)?.skills?.includes('water'))?.['_id']))
  const routes: Routes = [{ id: 'r1', name: '水电找结对单位', categoryId: 'c01', to: { kind: 'unit', id: unit ?? '' } }]
  await to.accepted()
  const tried = await staff().ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', routes })
  expect(tried.orders).toBeGreaterThan(0)
  expect(tried.routes).toEqual([{ id: 'r1', orders: expect.any(Number), newly: expect.any(Number), reachable: expect.any(Number) }])
  expect(tried.routes[0]?.orders).toBe(tried.changed)
  await set({ c01: 'mixed' }, routes)
  const orderId = await to.accepted()
  const { orders } = await staff().ok('orders', 'plan', { as: 'staff', orderIds: [orderId] })
  expect(orders[0]?.route).toBe('水电找结对单位')
  expect(orders[0]?.seats.map(({ memberId }) => unitOf(memberId))).toEqual([unit])
  expect((await settings()).history[0]).toMatchObject({ routes: 1, mine: true })
})

test('换派法也先试过：近三十天各归谁派、多少单和现在不同；没写派法的照现在的算', async () => {
  await set({})
  await to.accepted()
  const tried = await staff().ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', routes: [], modes: { c01: 'mixed', '*': 'grab' } })
  const { modes } = tried
  expect(modes.mixed).toBeGreaterThan(0)
  expect(modes.assign + modes.grab + modes.rotate + modes.mixed).toBe(tried.orders)
  expect(tried.moved).toBe(tried.orders)
  expect(await staff().ok('orders', 'tryRoutes', { as: 'staff', communityId: 'cm01', routes: [] })).toMatchObject({ moved: 0, modes: { assign: tried.orders } })
})

test('规则指到一位党员的，说得出是几号；按编号找，正是那一号的排第一', async () => {
  const { items } = await staff().ok('people', 'roster', { as: 'staff', query: '1', limit: 8 })
  expect(items[0]?.label).toBe('党员 1 号')
  expect(new Set(items.map(({ personId }) => personId)).size).toBe(items.length)
  const first = items[0]?.personId ?? ''
  await set({}, [{ id: 'r1', name: '先找一号', to: { kind: 'member', id: first } }])
  expect((await settings()).members).toEqual([{ id: first, label: '党员 1 号' }])
  await set({})
})

test('两位同事同时改规则：后存的那位看到有人改过，没有盖掉', async () => {
  const { version } = await settings()
  const save = async (who: string, mode: DispatchMode, requestId?: string) => world.as(who).code('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version, modes: { c01: mode }, routes: [], tried: await tried({ c01: mode }) }, requestId)
  const codes = await Promise.all([save(CAST.staff, 'grab'), save(CAST.colleague, 'mixed')])
  expect(codes.sort()).toEqual(['OK', 'SETTINGS_CHANGED'])
  const [again, empty] = [await settings(), await tried({})]
  expect(again.version).toBe(version + 1)
  expect(await staff().code('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version: again.version, modes: {}, routes: [], tried: empty }, 'same-save-0001')).toBe('OK')
  expect(await staff().code('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version: again.version, modes: {}, routes: [], tried: empty }, 'same-save-0001')).toBe('OK')
  expect((await settings()).version).toBe(version + 2)
})

test('没试过的规则存不了：试的是别的一版、试过太久、随手写的凭据都不算', async () => {
  const { version } = await settings()
  const code = (given: string, modes: Record<string, DispatchMode> = { c01: 'grab' }) => staff().code('orders', 'saveSettings', { as: 'staff', communityId: 'cm01', version, modes, routes: [], tried: given })
  expect(await code(await tried({ c01: 'mixed' }))).toBe('RULES_UNTRIED')
  expect(await code('made.up')).toBe('RULES_UNTRIED')
  const old = await tried({ c01: 'grab' })
  world.cloud.clock.advance(61 * MINUTE)
  expect(await code(old)).toBe('RULES_UNTRIED')
  expect((await settings()).version).toBe(version)
  expect(await code(await tried({ c01: 'grab' }))).toBe('OK')
})

test('一个人管两个社区：每一单按它自己社区的规则和派法，不按另一个社区的', async () => {
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.staff), role: 'staff', scopeId: 'cm02' })
  const areas = (world.cloud.database.get('areas', 'district') as unknown as { areas: readonly { id: string; parentId?: string; kind: string }[] }).areas
  const communityOf = (id: string): string | undefined => { const area = areas.find((each) => each.id === id); return area?.kind === 'community' ? area.id : area?.parentId === undefined ? undefined : communityOf(area.parentId) }
  const compoundId = areas.find(({ kind, id }) => kind === 'compound' && communityOf(id) === 'cm02')?.id ?? ''
  await save({}, [{ id: 'r1', name: '一号社区先找他', to: { kind: 'member', id: idOf(CAST.member) } }])
  const here = await to.accepted()
  const there = await to.accepted({ address: { ...tapOrder().address, compoundId } })
  expect(stored(world, there).communityId).toBe('cm02')
  const { orders } = await staff().ok('orders', 'plan', { as: 'staff', orderIds: [here, there] })
  const ruleOf = (orderId: string) => { const found = orders.find((order) => order.orderId === orderId); return found?.route ?? found?.passedRoute }
  expect([ruleOf(here), ruleOf(there)]).toEqual(['一号社区先找他', undefined])
  await world.as(CAST.district).ok('people', 'revokeRole', { as: 'district', personId: idOf(CAST.staff), role: 'staff', scopeId: 'cm02' })
})
