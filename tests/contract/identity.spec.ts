import { forge, overHttp } from '../support/forge'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/** Who calls is what the platform says, or a session of ours; nothing a caller writes changes it. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
interface Reply { readonly ok: boolean; readonly code?: string; readonly data?: { readonly personId?: string; readonly roles?: readonly object[]; readonly roleToken?: string } }
const call = (fn: string, event: unknown, openid?: string) => world.cloud.invoke(fn, event, openid === undefined ? {} : { openid }) as Promise<Reply>
const me = { action: 'me', input: {} }
const staffList = { action: 'list', input: { as: 'staff', tab: 'todo' } }
const claims = (openid: string, roles: readonly (readonly [string, string])[]) => ({ p: idOf(openid), l: '冒充', r: roles, n: 1, c: 'cm01', s: 'st01', g: '' })
const roleTokenOf = async (openid: string) => (await call('people', me, openid)).data?.roleToken
const sessionOf = (openid: string) => world.as(openid).ok('people', 'openSession', {})

const LIES: readonly object[] = [
  { openid: CAST.district }, { OPENID: CAST.district }, { userInfo: { openId: CAST.district, appId: 'wx' } }, { role: 'district' }, { roles: [{ role: 'district', scopeId: 'district' }] },
  { personId: idOf(CAST.district) }, { httpMethod: 'POST' }, { httpMethod: 'POST', body: JSON.stringify(me), headers: { authorization: 'Bearer x' } }, { Type: 'Timer' },
  { Type: 'Timer', TriggerName: 'tick', Time: '2026-03-02T01:00:00Z' }, { TriggerName: 'tick' }, { TCB_SOURCE: 'timer' }, { WX_OPENID: CAST.district }, { context: { WX_OPENID: CAST.district } }, { isBase64Encoded: true },
]

test.each(LIES.map((lie) => [JSON.stringify(lie), lie] as const))('微信里来的调用带上 %s，人还是那个人', async (_, lie) => {
  const reply = await call('people', { ...lie, ...me }, CAST.resident)
  expect(reply.data?.personId).toBe(idOf(CAST.resident))
  expect(reply.data?.roles).toEqual([{ role: 'resident', scopeId: 'cm01', scope: expect.any(String) }])
  expect(await call('orders', { ...lie, ...staffList }, CAST.resident)).toMatchObject({ ok: false, code: 'FORBIDDEN' })
})

test('微信里来的调用把别人的会话、别人的角色令牌一起带上，也还是自己', async () => {
  const { session } = await sessionOf(CAST.staff)
  const roleToken = await roleTokenOf(CAST.staff)
  expect((await call('people', { ...me, session, roleToken }, CAST.resident)).data?.personId).toBe(idOf(CAST.resident))
  expect(await call('orders', { ...staffList, session, roleToken }, CAST.resident)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await call('orders', { httpMethod: 'POST', body: JSON.stringify({ ...staffList, session }) }, CAST.resident)).toMatchObject({ code: 'INVALID_INPUT' })
})

test('伪造、改过、过期、换了用途的角色令牌都不作数，也不出错：重新去问数据库', async () => {
  const { clock } = world.cloud
  const staff = claims(CAST.resident, [['staff', 'cm01']])
  const right = (await roleTokenOf(CAST.resident)) ?? ''
  const [body = '', mac = ''] = right.split('.')
  const tokens = [
    forge('role', staff, clock.now() + HOUR, 'another-key-another-key-another-key-00'), forge('session', staff, clock.now() + HOUR), forge('desk', staff, clock.now() + HOUR),
    forge('role', staff, clock.now()), forge('role', staff, clock.now() - 1), forge('role', { ...staff, p: idOf(CAST.staff) }, clock.now() + HOUR), forge('role', { r: 'staff' }, clock.now() + HOUR),
    `${Buffer.from(JSON.stringify({ ...staff, e: clock.now() + HOUR })).toString('base64url')}.${mac}`, `${body}.`, `.${mac}`, `${right}.x`, 'x', '', '.', '..', `${body}.${mac.slice(1)}`,
  ]
  for (const roleToken of tokens) expect([roleToken, await call('orders', { ...staffList, roleToken }, CAST.resident)]).toMatchObject([roleToken, { ok: false, code: 'FORBIDDEN' }])
  // The forger is right about what a true one looks like, or the refusals above would prove nothing.
  expect(await call('orders', { ...staffList, roleToken: forge('role', staff, clock.now() + HOUR) }, CAST.resident)).toMatchObject({ ok: true })
})

test('HTTP 来的调用没有会话就谁也不是，有角色令牌也不是', async () => {
  const roleToken = await roleTokenOf(CAST.staff)
  for (const body of [staffList, { ...staffList, roleToken }, { ...staffList, roleToken, openid: CAST.staff, userInfo: { openId: CAST.staff } }, { ...staffList, session: roleToken }])
    expect(await overHttp(world, 'orders', body)).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
  expect(await overHttp(world, 'people', { action: 'openSession', input: {} })).toMatchObject({ code: 'UNAUTHENTICATED' })
  const { session } = await sessionOf(CAST.resident)
  expect(await overHttp(world, 'people', { action: 'openSession', input: {}, session })).toMatchObject({ code: 'UNAUTHENTICATED' })
  for (const body of ['x', 7, null, []]) expect(await overHttp(world, 'people', body)).toMatchObject({ code: 'INVALID_INPUT' })
})

test('会话只认自己签发的、没过期的、当会话用的', async () => {
  const { clock } = world.cloud
  const mine = { p: idOf(CAST.staff), o: CAST.staff }
  const ticket = (await world.as(CAST.staff).ok('people', 'openDesk', {})).ticket
  const wrong = [forge('role', mine, clock.now() + HOUR), forge('desk', mine, clock.now() + HOUR), forge('session', mine, clock.now() + HOUR, 'another-key-another-key-another-key-00'), forge('session', { p: 7 }, clock.now() + HOUR), ticket, 'x.y']
  for (const session of wrong) expect([session, await overHttp(world, 'people', { ...me, session })]).toMatchObject([session, { code: 'UNAUTHENTICATED' }])
  expect(await overHttp(world, 'people', { ...me, session: forge('session', mine, clock.now() - 1) })).toMatchObject({ code: 'SESSION_EXPIRED' })
  const { session } = await sessionOf(CAST.staff)
  expect((await overHttp(world, 'people', { ...me, session })).data?.['personId']).toBe(idOf(CAST.staff))
  // The session says who; somebody else's role token adds nothing to it.
  const poor = (await sessionOf(CAST.resident)).session
  expect(await overHttp(world, 'orders', { ...staffList, session: poor, roleToken: await roleTokenOf(CAST.staff) })).toMatchObject({ code: 'FORBIDDEN' })
})

test('定时函数只有平台的定时器叫得动：微信里和 HTTP 上怎么装都不行，该响的钟不响', async () => {
  const orderId = await journey(world).offered()
  world.cloud.clock.advance(HOUR)
  const before = stored(world, orderId)
  world.cloud.meter.start()
  for (const event of [{ Type: 'Timer', TriggerName: 'tick' }, { Type: 'Timer', TriggerName: 'tick', action: 'ringClocks' }, { action: 'timer', input: {} }, {}]) {
    for (const openid of [CAST.resident, CAST.district]) expect(await call('clock', event, openid)).toMatchObject({ ok: false })
    expect(await overHttp(world, 'clock', event)).toMatchObject({ ok: false })
    expect(await overHttp(world, 'clock', { ...event, httpMethod: undefined, body: event })).toMatchObject({ ok: false })
  }
  for (const fn of ['orders', 'people', 'files', 'catalogue']) expect(await call(fn, { Type: 'Timer', TriggerName: 'tick' })).toMatchObject({ ok: false })
  expect(world.cloud.meter.read().db).toBe(0)
  expect(stored(world, orderId)).toEqual(before)
  await world.cloud.fireTimer('clock')
  expect(stored(world, orderId).version).toBeGreaterThan(before.version)
})
