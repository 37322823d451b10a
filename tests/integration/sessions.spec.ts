import { overHttp } from '../support/forge'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** A session can be ended before its twelve hours: at once where roles are read, within ten minutes everywhere. */
let world: World
inWorld((fresh) => { world = fresh })

const MINUTE = 60_000
let requests = 0
/** A browser: its session, and the role token of the last answer that had one. */
async function browserOf(openid: string) {
  const { session } = await world.as(openid).ok('people', 'openSession', { browser: true })
  let roleToken: string | undefined
  return {
    call: async (fn: string, action: string, input: object, requestId = `browser-${(requests += 1)}-call`) => {
      const reply = (await overHttp(world, fn, { action, input, session, requestId, ...(roleToken === undefined ? {} : { roleToken }) })) as { ok: boolean; code?: string; data?: { roleToken?: string }; role?: { token: string } }
      roleToken = reply.role?.token ?? reply.data?.roleToken ?? roleToken
      return reply.ok ? 'OK' : reply.code
    },
  }
}
const list = ['orders', 'list', { as: 'staff', tab: 'todo' }] as const
const own = ['orders', 'list', { as: 'resident', tab: 'open' }] as const
const me = ['people', 'me', {}] as const

test('在这台电脑上退出：这个会话十分钟内就什么也办不了，也换不到新令牌；别的电脑照常', async () => {
  const [here, there] = [await browserOf(CAST.staff), await browserOf(CAST.staff)]
  for (const browser of [here, there]) expect(await browser.call(...list)).toBe('OK')
  expect(await here.call('people', 'signOut', { everywhere: false }, 'sign-out-here')).toBe('OK')
  // Lost answer: said again, it is the same, and nothing more ends.
  expect(await here.call('people', 'signOut', { everywhere: false }, 'sign-out-here')).toBe('OK')
  expect(await here.call('people', 'signOut', { everywhere: true }, 'sign-out-here')).toBe('REQUEST_ID_REUSED')
  // What signs a new role token reads the person, and finds out at once.
  expect(await here.call(...me)).toBe('SESSION_EXPIRED')
  expect(await here.call('people', 'saveProfile', { name: '张', phone: '13800000001', address: { compoundId: 'cp001', building: '3号楼' }, consent: true })).toBe('SESSION_EXPIRED')
  expect(world.cloud.database.dump('people').find((each) => each['_id'] === idOf(CAST.staff))).not.toHaveProperty('profile')
  world.cloud.clock.advance(10 * MINUTE)
  expect([await here.call(...list), await here.call(...own), await here.call('orders', 'submit', tapOrder())]).toEqual(['SESSION_EXPIRED', 'SESSION_EXPIRED', 'SESSION_EXPIRED'])
  expect(await there.call(...list)).toBe('OK')
})

test('退出了的会话，角色令牌还没过期也打不开电话和门牌', async () => {
  const { orderId } = await world.as(CAST.resident).ok('orders', 'submit', tapOrder())
  const { session } = await world.as(CAST.staff).ok('people', 'openSession', { browser: true })
  const { roleToken } = await world.as(CAST.staff).ok('people', 'me', {})
  const contact = async () => ((await overHttp(world, 'orders', { action: 'detail', input: { as: 'staff', orderId }, session, roleToken })) as { data?: { contact?: object } }).data?.contact
  expect(await contact()).toBeDefined()
  await world.as(CAST.staff).ok('people', 'signOut', { everywhere: true })
  expect(await contact()).toBeUndefined()
})

test('没有角色令牌的会话每次都要问：退出了的当场就不行，住户身份也一样', async () => {
  const { session } = await world.as(CAST.resident).ok('people', 'openSession', {})
  const bare = async () => (await overHttp(world, 'orders', { action: 'list', input: { as: 'resident', tab: 'open' }, session })).code ?? 'OK'
  expect(await bare()).toBe('OK')
  await world.as(CAST.resident).ok('people', 'signOut', { everywhere: true })
  expect(await bare()).toBe('SESSION_EXPIRED')
})

test('在手机上退出所有电脑：每个会话都结束，之后登录的照常', async () => {
  const before = [await browserOf(CAST.colleague), await browserOf(CAST.colleague)]
  for (const browser of before) expect(await browser.call(...list)).toBe('OK')
  await world.as(CAST.colleague).ok('people', 'signOut', { everywhere: true })
  world.cloud.clock.advance(10 * MINUTE)
  for (const browser of before) expect(await browser.call(...list)).toBe('SESSION_EXPIRED')
  expect(await (await browserOf(CAST.colleague)).call(...list)).toBe('OK')
})

test('登录码确认以后、领取以前退出了所有电脑：领到的会话用不了', async () => {
  const { ticket, secret } = (await overHttp(world, 'people', { action: 'openDesk', input: {} })).data as { ticket: string; secret: string }
  await world.as(CAST.staff).ok('people', 'confirmDesk', { ticket })
  await world.as(CAST.staff).ok('people', 'signOut', { everywhere: true })
  const session = (await overHttp(world, 'people', { action: 'claimDesk', input: { ticket, secret } })).data?.['session']
  expect(await overHttp(world, 'people', { action: 'me', input: {}, session })).toMatchObject({ code: 'SESSION_EXPIRED' })
})

test('退出太多次的记录不会越积越多：到了二十个就一起退出', async () => {
  const browsers = await Promise.all(Array.from({ length: 22 }, () => browserOf(CAST.foreignStaff)))
  const person = () => world.cloud.database.dump('people').find((each) => each['_id'] === idOf(CAST.foreignStaff)) as { endedSessions?: readonly object[]; sessionEpoch?: number } | undefined
  for (const browser of browsers.slice(0, 20)) expect(await browser.call('people', 'signOut', { everywhere: false })).toBe('OK')
  expect(person()?.endedSessions).toHaveLength(20)
  expect(await browsers[20]?.call('people', 'signOut', { everywhere: false })).toBe('OK')
  expect(person()).toMatchObject({ endedSessions: [], sessionEpoch: 2 })
  expect(await browsers[21]?.call(...me)).toBe('SESSION_EXPIRED')
})
