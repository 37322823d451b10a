import { forge, overHttp } from '../support/forge'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import type { World } from '../support/world'

/** Signing in at a desk by QR code, and what is left of a role when it has been taken away. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const MINUTE = 60_000
const openDesk = async () => (await overHttp(world, 'people', { action: 'openDesk', input: {} })).data as { ticket: string; secret: string; until: number }
const claim = (ticket: string, secret: string) => overHttp(world, 'people', { action: 'claimDesk', input: { ticket, secret } })
const confirm = (openid: string, ticket: string, requestId?: string) => world.as(openid).code('people', 'confirmDesk', { ticket }, requestId)

test('扫码登录：没确认时等着，工作人员确认后领到会话；答复丢了再领还是那一个，过了一分钟就领不到了', async () => {
  const { ticket, secret } = await openDesk()
  expect(await claim(ticket, secret)).toMatchObject({ code: 'TICKET_WAITING' })
  expect(await confirm(CAST.staff, ticket, 'confirm-desk-1')).toBe('OK')
  expect(await confirm(CAST.staff, ticket, 'confirm-desk-1')).toBe('OK')
  const [first, second] = await Promise.all([claim(ticket, secret), claim(ticket, secret)])
  expect(first.ok).toBe(true)
  world.cloud.clock.advance(30_000)
  for (const again of [second, await claim(ticket, secret)]) expect([again.ok, again.data]).toEqual([true, first.data])
  expect(await claim(ticket, 'A'.repeat(22))).toMatchObject({ code: 'UNAUTHENTICATED' })
  world.cloud.clock.advance(30_000)
  expect(await claim(ticket, secret)).toMatchObject({ code: 'TICKET_EXPIRED' })
  const session = first.data?.['session']
  expect((await overHttp(world, 'people', { action: 'me', input: {}, session })).data?.['personId']).toBe(idOf(CAST.staff))
  expect(await overHttp(world, 'orders', { action: 'list', input: { as: 'staff', tab: 'todo' }, session })).toMatchObject({ ok: true })
  world.cloud.clock.advance(12 * 60 * MINUTE)
  expect(await overHttp(world, 'people', { action: 'me', input: {}, session })).toMatchObject({ code: 'SESSION_EXPIRED' })
})

test('电脑上的会话不能替自己再确认一台电脑：演示会话、工作台会话都不行，手机上 wx.login 的会话行', async () => {
  const confirmWith = async (session: unknown, requestId: string) => overHttp(world, 'people', { action: 'confirmDesk', input: { ticket: (await openDesk()).ticket }, session, requestId })
  const { ticket, secret } = await openDesk()
  expect(await confirm(CAST.staff, ticket)).toBe('OK')
  const desk = (await claim(ticket, secret)).data?.['session']
  expect(await confirmWith(desk, 'desk-confirms-desk')).toMatchObject({ ok: false, code: 'PHONE_ONLY' })
  const { session: demo } = await world.as(CAST.staff).ok('people', 'openSession', { browser: true })
  expect(await confirmWith(demo, 'demo-confirms-desk')).toMatchObject({ ok: false, code: 'PHONE_ONLY' })

  // A phone at the gateway of one machine: wx.login, made staff by the district.
  const login = (await (await fetch(`${world.cloud.url}/wx/login`, { method: 'POST', body: JSON.stringify({ code: 'local-desk-owner' }) })).json()) as { data: { session: string } }
  const { session: phone } = login.data
  const profile = { name: '新来的', phone: '13800000009', address: { compoundId: 'cp001', building: '1号楼' }, consent: true }
  const saved = await overHttp(world, 'people', { action: 'saveProfile', input: profile, session: phone, requestId: 'desk-owner-profile' })
  expect(await confirmWith(phone, 'phone-without-role')).toMatchObject({ code: 'FORBIDDEN' })
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: String(saved.data?.['personId']), role: 'staff', scopeId: 'cm01' })
  expect(await confirmWith(phone, 'phone-confirms-desk')).toMatchObject({ ok: true })
})

test('要两次登录码是两个码，都好用，什么也没存；一个编号只确认一个码', async () => {
  await openDesk()
  world.cloud.meter.start()
  const [first, second] = [await openDesk(), await openDesk()]
  expect([world.cloud.meter.read().db, first.ticket === second.ticket]).toEqual([0, false])
  expect(await confirm(CAST.staff, first.ticket, 'confirm-one-of-two')).toBe('OK')
  expect(await confirm(CAST.staff, second.ticket, 'confirm-one-of-two')).toBe('REQUEST_ID_REUSED')
  expect(await claim(second.ticket, second.secret)).toMatchObject({ code: 'TICKET_WAITING' })
  expect(await claim(first.ticket, first.secret)).toMatchObject({ ok: true })
})

test('居民和党员确认不了，别人也不能在确认之后再确认；密钥不对领不到', async () => {
  const { ticket, secret } = await openDesk()
  for (const openid of [CAST.resident, CAST.member, CAST.stranger]) expect(await confirm(openid, ticket)).toBe('FORBIDDEN')
  expect(await claim(ticket, secret)).toMatchObject({ code: 'TICKET_WAITING' })
  expect(await confirm(CAST.staff, ticket)).toBe('OK')
  expect(await confirm(CAST.colleague, ticket)).toBe('TICKET_USED')
  const other = await openDesk()
  for (const wrong of ['A'.repeat(22), other.secret, secret.toLowerCase() === secret ? 'b' : secret.toLowerCase()]) expect(await claim(ticket, wrong)).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await claim(other.ticket, secret)).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await claim(ticket, secret)).toMatchObject({ ok: true })
})

test('登录码六十秒就过期，确认和领取都不行；伪造的登录码不认', async () => {
  const { ticket, secret, until } = await openDesk()
  expect(until - world.cloud.clock.now()).toBe(MINUTE)
  const late = await openDesk()
  expect(await confirm(CAST.staff, late.ticket)).toBe('OK')
  world.cloud.clock.advance(MINUTE)
  expect(await confirm(CAST.staff, ticket)).toBe('TICKET_EXPIRED')
  expect(await claim(ticket, secret)).toMatchObject({ code: 'TICKET_EXPIRED' })
  expect(await claim(late.ticket, late.secret)).toMatchObject({ code: 'TICKET_EXPIRED' })
  const soon = world.cloud.clock.now() + MINUTE
  for (const forged of [forge('session', { i: 'x', h: 'y' }, soon), forge('desk', { i: 'x', h: 'y' }, soon, 'another-key-another-key-another-key-00'), forge('desk', { i: 7 }, soon)]) expect(await confirm(CAST.staff, forged)).toBe('UNAUTHENTICATED')
})

interface Listed { readonly ok: boolean; readonly code?: string; readonly data?: { readonly contact?: object; readonly address?: { readonly door?: string } }; readonly role?: { readonly token: string } }
let requests = 0
const withToken = (openid: string, roleToken: string, action: string, input: object) => world.cloud.invoke('orders', { action, input, roleToken, requestId: `roles-and-tokens-${(requests += 1)}` }, { openid }) as Promise<Listed>
const tokenOf = async (openid: string) => (await world.as(openid).ok('people', 'me', {})).roleToken
const change = (action: 'grantRole' | 'revokeRole', openid: string, role: 'staff' | 'member') => world.as(CAST.district).ok('people', action, { as: 'district', personId: idOf(openid), role, scopeId: 'cm01' })

/** Of a member who loses the role see revoked-member.spec.ts: with it go the orders themselves. */
test('社区的角色被收回：旧令牌当场打不开电话和门牌，十分钟后什么也办不了', async () => {
  const [role, openid] = ['staff', CAST.colleague] as const
  const orderId = await to.taken()
  const roleToken = await tokenOf(openid)
  const detail = () => withToken(openid, roleToken, 'detail', { as: role, orderId })
  expect((await detail()).data?.contact).toBeDefined()
  await change('revokeRole', openid, role)
  const closed = await detail()
  expect(closed.ok).toBe(true)
  expect([closed.data?.contact, closed.data?.address?.door]).toEqual([undefined, undefined])
  world.cloud.clock.advance(10 * MINUTE - 1)
  expect((await detail()).data?.contact).toBeUndefined()
  world.cloud.clock.advance(1)
  expect(await detail()).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  await change('grantRole', openid, role)
  expect((await world.as(openid).ok('orders', 'detail', { as: role, orderId })).contact).toBeDefined()
})

test('不再是党员的人不在名册里、不在候选里、派不到也转不到', async () => {
  await change('revokeRole', CAST.fourth, 'member')
  const staff = world.as(CAST.staff)
  const orderId = await to.accepted()
  const { label } = await world.as(CAST.fourth).ok('people', 'me', {})
  expect((await staff.ok('people', 'roster', { as: 'staff', query: label })).items.map((item) => item.label)).not.toContain(label)
  expect((await staff.ok('orders', 'candidates', { as: 'staff', orderId, query: label })).items.map((item) => item.label)).not.toContain(label)
  expect(await staff.code('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.fourth)] })).toBe('MEMBER_UNKNOWN')
  expect(await world.as(CAST.member).code('orders', 'offerTransfer', { as: 'member', orderId: await to.taken(), memberId: idOf(CAST.fourth) })).toBe('MEMBER_UNKNOWN')
  await change('grantRole', CAST.fourth, 'member')
})

test('被收回区级角色的人，旧令牌当场给不了别人角色', async () => {
  const roleToken = await tokenOf('seed-sd002')
  await world.as(CAST.district).ok('people', 'revokeRole', { as: 'district', personId: idOf('seed-sd002'), role: 'district', scopeId: 'district' })
  const input = { as: 'district', personId: idOf(CAST.resident), role: 'staff', scopeId: 'cm01' }
  expect(await world.cloud.invoke('people', { action: 'grantRole', input, roleToken, requestId: 'grant-after-revoke' }, { openid: 'seed-sd002' })).toMatchObject({ code: 'FORBIDDEN' })
})

test('在别的社区工作的人，首页的数是工作的那个社区的', async () => {
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.street), role: 'staff', scopeId: 'cm02' })
  const home = await world.as(CAST.street).ok('orders', 'home', { as: 'staff' })
  expect(home.community).toBe('社区 02')
})

test('过期的登录码由定时器一批一批删掉；还没过期的、刚过期的留着，用过的码不会因此又能用', async () => {
  const rows = () => world.cloud.database.dump('desk_tickets').map((row) => String(row['_id']))
  const heap = Array.from({ length: 450 }, (_, n) => ({ _id: `old-ticket-${n}`, personId: 'x', openid: 'x', epoch: 1, requestKey: `old-request-${n}`, confirmedAt: 1, claimedAt: 0, until: 1000 + n }))
  world.cloud.database.insertMany('desk_tickets', heap)
  const { ticket, secret } = await openDesk()
  expect(await confirm(CAST.staff, ticket)).toBe('OK')
  const old = () => rows().filter((id) => id.startsWith('old-ticket-')).length
  const left: number[] = []
  world.cloud.clock.advance(60 * MINUTE)
  const late = await openDesk()
  expect(await confirm(CAST.staff, late.ticket)).toBe('OK')
  world.cloud.clock.advance(9 * MINUTE)
  const kept = rows().length
  for (let n = 0; n < 4; n += 1) {
    await world.cloud.fireTimer('clock')
    left.push(old())
  }
  expect([kept > 450, left, rows().length]).toEqual([true, [250, 50, 0, 0], 1])
  // With nothing left to do it looks again in a week, not every minute.
  world.cloud.database.insertMany('desk_tickets', heap.slice(0, 1))
  for (const [minutes, count] of [[1, 1], [7 * 24 * 60 - 2, 1], [1, 0]] as const) {
    world.cloud.clock.advance(minutes * MINUTE)
    await world.cloud.fireTimer('clock')
    expect([minutes, old()]).toEqual([minutes, count])
  }
  expect(await claim(late.ticket, late.secret)).toMatchObject({ code: 'TICKET_EXPIRED' })
  expect(await claim(ticket, secret)).toMatchObject({ code: 'TICKET_EXPIRED' })
  expect(await confirm(CAST.staff, ticket)).toBe('TICKET_EXPIRED')
}, 60_000)
