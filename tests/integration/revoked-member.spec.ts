import type cloudbase from '@cloudbase/node-sdk'
import { recheck } from '../../scripts/story/recheck'
import { inWorld } from '../support/in-world'
import { actionsOf, CAST, idOf, journey, noticesOf, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A member whose role was taken away acts on through nothing they held: not through a seat, not on an old token, not after a crash. */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; to = journey(world); db = appOf(world.cloud).database() })

const MINUTE = 60_000
const tick = () => world.cloud.fireTimer('clock')
const role = (action: 'grantRole' | 'revokeRole', openid: string, scopeId = 'cm01', requestId?: string) => world.as(CAST.district).ok('people', action, { as: 'district', personId: idOf(openid), role: 'member', scopeId }, requestId)
const sound = () => recheck(world.cloud.database.dump('orders'), world.cloud.database.dump('order_log'), []).problems
const drops = (orderId: string) => actionsOf(stored(world, orderId)).filter((action) => action === 'dropMember').length
const toldOf = (openid: string, orderId: string) => noticesOf(world, openid).filter((notice) => notice.orderId === orderId).map(({ action }) => action)
afterEach(async () => { for (const openid of [CAST.member, CAST.other, CAST.third]) await role('grantRole', openid) })

test('手里的单子当场空出来：签不了到、办不了结、看不到电话；居民、社区和本人都知道', async () => {
  const [taken, atDoor, asked] = [await to.taken(), await to.checkedIn(), await to.offered([CAST.member, CAST.other])]
  const old = world.as(CAST.member)
  expect((await old.ok('orders', 'detail', { as: 'member', orderId: taken })).contact).toBeDefined()
  await role('revokeRole', CAST.member)

  for (const orderId of [taken, atDoor]) expect(stored(world, orderId)).toMatchObject({ state: 'accepted', queue: 'back', takenBy: [], seats: { s1: { state: 'open' } } })
  expect(stored(world, asked)).toMatchObject({ state: 'offered', offeredTo: [idOf(CAST.other)] })
  // On the token from before: the seat was the authority, and it is gone.
  expect(await old.code('orders', 'checkIn', { as: 'member', orderId: taken, way: 'manual', reason: '到了' })).toMatch(/NOT_ASSIGNEE|WRONG_STATE/)
  expect(await old.code('orders', 'finish', { as: 'member', orderId: atDoor, result: 'solved' })).toMatch(/NOT_ASSIGNEE|WRONG_STATE/)
  expect(await old.code('orders', 'detail', { as: 'member', orderId: taken })).toBe('NOT_FOUND')

  await tick()
  expect(toldOf(CAST.resident, taken)).toContain('dropMember')
  expect(toldOf(CAST.resident, asked)).not.toContain('dropMember')
  expect(toldOf(CAST.member, taken)).toContain('dropMember')
  expect(toldOf(CAST.member, asked)).toContain('dropMember')
  expect(toldOf(CAST.other, asked)).not.toContain('dropMember')
  expect(world.cloud.database.dump('notices').filter((notice) => notice['action'] === 'dropMember' && notice['to'] === 'staff:cm01')).toHaveLength(3)
  const lines = async (orderId: string) => (await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })).timeline.map(({ action }) => action)
  expect(await lines(taken)).toContain('dropMember')
  expect(await lines(asked)).not.toContain('dropMember')
  expect(sound()).toEqual([])
})

test('同一个请求再来一次：答复一样，什么也不多记；恢复以后再派给他，也不会被旧的请求赶走', async () => {
  const orderId = await to.taken()
  const first = await role('revokeRole', CAST.member, 'cm01', 'revoke-once-only-please')
  expect(drops(orderId)).toBe(1)
  expect(await role('revokeRole', CAST.member, 'cm01', 'revoke-once-only-please')).toEqual(first)
  expect(drops(orderId)).toBe(1)
  await role('grantRole', CAST.member)
  const again = await to.taken()
  expect(await role('revokeRole', CAST.member, 'cm01', 'revoke-once-only-please')).toEqual(first)
  expect(stored(world, again).state).toBe('taken')
})

test('还是另一个社区的党员，手里的单子照旧', async () => {
  await role('grantRole', CAST.member, 'cm02')
  const orderId = await to.taken()
  const old = (await world.as(CAST.member).ok('people', 'me', {})).roleToken
  await role('revokeRole', CAST.member)
  expect(stored(world, orderId).state).toBe('taken')
  // Their roles are not what the token says: what is sealed wants them read anew.
  const detail = (roleToken?: string) => world.cloud.invoke('orders', { action: 'detail', input: { as: 'member', orderId }, requestId: `two-communities-${roleToken === undefined}`, ...(roleToken === undefined ? {} : { roleToken }) }, { openid: CAST.member }) as Promise<{ readonly data?: { readonly contact?: object } }>
  expect([(await detail(old)).data?.contact === undefined, (await detail()).data?.contact === undefined]).toEqual([true, false])
  await role('revokeRole', CAST.member, 'cm02')
  expect(stored(world, orderId).state).toBe('accepted')
})

test('收回角色以后、空出名额以前断了：一分钟以后定时器接着做完', async () => {
  const [orderId, untouched] = [await to.taken(), await to.taken(CAST.other)]
  const roles = { person: idOf(CAST.member), was: (await db.collection('people').doc(idOf(CAST.member)).get()).data[0].roles as object[] }
  // As far as the action came: the orders are to be looked at, the role is gone.
  const soon = world.cloud.clock.now() + MINUTE
  for (const id of [orderId, untouched]) await db.collection('orders').doc(id).update({ nextAt: soon })
  await db.collection('people').doc(roles.person).update({ roles: [] })
  await tick()
  expect(stored(world, orderId).state).toBe('taken')
  world.cloud.clock.advance(MINUTE)
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'accepted', takenBy: [] })
  // Whoever is a member still keeps what they hold, and the clock is put right.
  expect(stored(world, untouched)).toMatchObject({ state: 'taken', takenBy: [idOf(CAST.other)] })
  expect(stored(world, untouched).nextAt).toBeGreaterThan(soon)
  await db.collection('people').doc(roles.person).update({ roles: roles.was })
  expect(sound()).toEqual([])
})

test('收回角色时，定时器先记得要来看一眼：比原来的约更早，不会更晚', async () => {
  const orderId = await to.taken()
  const before = stored(world, orderId).nextAt
  await db.collection('people').doc(idOf(CAST.third)).update({ 'member.status': 'active' })
  await role('grantRole', CAST.member, 'cm02')
  // A member still, of another community: only the look is left, and it finds nothing to do.
  await role('revokeRole', CAST.member)
  expect(stored(world, orderId).nextAt).toBe(world.cloud.clock.now() + MINUTE)
  world.cloud.clock.advance(MINUTE)
  await tick()
  expect(stored(world, orderId)).toMatchObject({ state: 'taken', nextAt: before })
  await role('revokeRole', CAST.member, 'cm02')
})

test('收回的那一刻正点了“我来”，用的是几秒前的令牌：当天的第二遍把名额收回来', async () => {
  const orderId = await to.pooled()
  const quick = world.as(CAST.member)
  const { offer } = await quick.ok('orders', 'detail', { as: 'member', orderId })
  await role('revokeRole', CAST.member)
  const reply = await quick.call('orders', 'take', { as: 'member', orderId, offerId: offer?.id ?? '', seen: offer?.seen ?? { version: 0, head: '' } })
  expect(reply.ok).toBe(true)
  expect(stored(world, orderId).state).toBe('taken')
  // What they took is not what they are shown: phone and door want the role as it is now.
  expect(await world.as(CAST.member).code('orders', 'detail', { as: 'member', orderId })).toBe('FORBIDDEN')
  // No clock of the order would free it before tomorrow.
  await quick.ok('orders', 'logContact', { as: 'member', orderId })
  world.cloud.clock.advance(16 * 60 * MINUTE)
  await tick()
  expect(drops(orderId)).toBe(1)
  expect(stored(world, orderId).takenBy).toEqual([])
})

test('认领的、候补的班次当场空出来，位子先给候补的人；来过的班不动；再敲钟不多退', async () => {
  const shifts = shiftsIn(world)
  const held = await shifts.claimed(CAST.member)
  await world.as(CAST.other).ok('posts', 'wait', { shiftId: held.shiftId })
  const full = await shifts.claimed(CAST.third)
  await world.as(CAST.member).ok('posts', 'wait', { shiftId: full.shiftId })
  await role('revokeRole', CAST.member)

  const parts = () => world.cloud.database.dump('shifts') as unknown as readonly { readonly shiftId: string; readonly holders: readonly string[]; readonly waiterIds: readonly string[]; readonly log: readonly { readonly action: string; readonly of?: string }[] }[]
  const of = (shiftId: string) => parts().find((part) => part.shiftId === shiftId)
  expect(of(held.shiftId)).toMatchObject({ holders: ['#0', idOf(CAST.other)], waiterIds: [] })
  expect(of(held.shiftId)?.log.filter(({ action }) => action === 'remove')).toHaveLength(1)
  expect(of(full.shiftId)).toMatchObject({ holders: ['#0', idOf(CAST.third)], waiterIds: [] })
  const before = JSON.stringify(parts())
  world.cloud.clock.advance(25 * 60 * MINUTE)
  await tick()
  expect(of(held.shiftId)?.log.filter(({ action }) => action === 'remove')).toHaveLength(1)
  expect(before).toContain(held.shiftId)
})
