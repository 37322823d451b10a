import { inWorld } from '../support/in-world'
import { actionsOf, CAST, idOf, journey, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'
import { recheck } from '../../scripts/story/recheck'

/** A phone that sends its request again, two days later and long after the line went into a sealed segment, gets the first answer. */
let world: World
inWorld((fresh) => { world = fresh })

interface Sent { readonly who: string; readonly action: string; readonly input: object; readonly requestId: string; readonly answer: object }
const receiptOf = (answer: object): object => Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'order'))

async function wholeLife(): Promise<{ orderId: string; sent: readonly Sent[] }> {
  const sent: Sent[] = []
  let orderId = ''
  const send = async (who: string, action: string, input: object): Promise<{ orderId: string; version: number; head: string }> => {
    const requestId = `whole-life-${sent.length}`
    const reply = (await world.cloud.invoke('orders', { action, input: { ...(orderId === '' ? {} : { orderId }), ...input }, requestId }, { openid: who })) as { ok: boolean; data: { orderId: string; version: number; head: string } }
    if (!reply.ok) throw new Error(`${action} ${JSON.stringify(reply)}`)
    sent.push({ who, action, input: { ...(orderId === '' ? {} : { orderId }), ...input }, requestId, answer: receiptOf(reply.data) })
    return reply.data
  }
  orderId = (await send(CAST.resident, 'submit', tapOrder())).orderId
  await send(CAST.resident, 'amend', { as: 'resident', title: '改过的标题', text: '改过的内容' })
  await send(CAST.staff, 'askInfo', { as: 'staff', note: '请问是哪个龙头？' })
  await send(CAST.resident, 'answerInfo', { as: 'resident', note: '厨房的' })
  await send(CAST.staff, 'accept', { as: 'staff' })
  await send(CAST.resident, 'urge', { as: 'resident' })
  await send(CAST.staff, 'dispatch', { as: 'staff', memberIds: [idOf(CAST.member), idOf(CAST.other)] })
  await send(CAST.other, 'decline', { as: 'member', offerId: 'o2' })
  const { offer } = await world.as(CAST.member).ok('orders', 'detail', { as: 'member', orderId })
  if (offer === undefined) throw new Error('no offer')
  await send(CAST.member, 'take', { as: 'member', offerId: offer.id, seen: offer.seen, ...(offer.facts ? { facts: offer.facts } : {}) })
  await send(CAST.member, 'proposeTime', { as: 'member', time: { from: world.cloud.clock.now() + 3_600_000, to: world.cloud.clock.now() + 7_200_000 } })
  await send(CAST.resident, 'agreeTime', { as: 'resident' })
  const seenBy = async () => {
    const { version, head, facts } = await world.as(CAST.member).ok('orders', 'detail', { as: 'member', orderId })
    return { seen: { version, head }, ...(facts ? { facts } : {}) }
  }
  await send(CAST.member, 'checkIn', { as: 'member', way: 'manual', ...(await seenBy()) })
  await send(CAST.member, 'finish', { as: 'member', result: 'solved', ...(await seenBy()) })
  const { seen } = await seenBy()
  const { version, head } = await send(CAST.resident, 'confirm', { as: 'resident', seen, round: 1 })
  await send(CAST.resident, 'rate', { as: 'resident', seen: { version, head }, rating: { solved: 'yes', attitude: 5, speed: 4 } })
  return { orderId, sent }
}

async function sendAgain(sent: readonly Sent[]): Promise<void> {
  for (const { who, action, input, requestId, answer } of sent) {
    const reply = (await world.cloud.invoke('orders', { action, input, requestId }, { openid: who })) as { ok: boolean; code?: string; data?: object }
    expect([action, reply.code ?? 'OK', receiptOf(reply.data ?? {})]).toEqual([action, 'OK', answer])
  }
}

test('每一步原样再发一次，两天后再发，又过七十条记录（早的已封存）再发：回执一字不差，单上什么也没变', async () => {
  const { orderId, sent } = await wholeLife()
  await sendAgain(sent)
  world.cloud.clock.advance(2 * 86_400_000)
  await sendAgain(sent)

  const staff = world.as(CAST.staff)
  for (let line = 0; line < 70; line += 1) await staff.ok('orders', 'noteInternal', { as: 'staff', orderId, note: `第 ${line} 条` })
  const before = stored(world, orderId)
  expect(before.segments).toBeGreaterThan(0)
  expect(before.log.some((entry) => entry.action === 'rate')).toBe(false)
  await sendAgain([...sent].reverse())
  expect(stored(world, orderId)).toEqual(before)
  expect(recheck(world.cloud.database.dump('orders'), world.cloud.database.dump('order_log'), sent.map(({ answer }) => answer as { orderId: string; version: number; head: string }))).toMatchObject({ lost: 0, illegal: 0, brokenChains: 0 })
})

test('同一个编号拿去做另一件事，两件都不糊涂', async () => {
  const orderId = await journey(world).submitted()
  const staff = world.as(CAST.staff)
  await staff.ok('orders', 'accept', { as: 'staff', orderId }, 'one-number-two-things')
  expect(await staff.code('orders', 'noteInternal', { as: 'staff', orderId, note: '备注' }, 'one-number-two-things')).toBe('REQUEST_ID_REUSED')
  // The same number from somebody else is another intent.
  await world.as(CAST.colleague).ok('orders', 'noteInternal', { as: 'staff', orderId, note: '备注' }, 'one-number-two-things')
  expect(actionsOf(stored(world, orderId))).toEqual(['submit', 'accept', 'noteInternal'])
})

test('点单用了同一个编号、换了一句话：说清楚，不装作收下了新的，原来的也不变', async () => {
  const resident = world.as(CAST.resident)
  const orderId = (await resident.ok('orders', 'submit', tapOrder(), 'one-number-two-orders')).orderId
  const before = stored(world, orderId)
  for (const change of [{ text: '换了一件事' }, { contact: { name: '李', phone: '13900000000' } }, { photos: ['cloud://local.x/photos/AAAAAAAAAAAAAAAAAAAAAA.jpg'] }]) {
    expect(await resident.code('orders', 'submit', tapOrder(change), 'one-number-two-orders')).toBe('REQUEST_ID_REUSED')
  }
  expect(stored(world, orderId)).toEqual(before)
  expect((await resident.ok('orders', 'submit', tapOrder(), 'one-number-two-orders')).orderId).toBe(orderId)
  // The digest is keyed: nobody with the database finds out by trying whose phone number it was.
  expect(before.log[0]?.digest).toMatch(/^[\w-]{22}$/)
})

test('同一个编号做同一步、换了内容：不是重发；重新定位、重新看过的还是重发', async () => {
  const to = journey(world)
  const staff = world.as(CAST.staff)
  const orderId = await to.accepted()
  const first = await staff.ok('orders', 'noteInternal', { as: 'staff', orderId, note: '第一句' }, 'one-number-two-notes')
  expect(await staff.code('orders', 'noteInternal', { as: 'staff', orderId, note: '第二句' }, 'one-number-two-notes')).toBe('REQUEST_ID_REUSED')
  expect(await staff.ok('orders', 'noteInternal', { as: 'staff', orderId, note: '第一句' }, 'one-number-two-notes')).toEqual(first)

  const items = (memberIds: string[]) => ({ as: 'staff' as const, items: [{ orderId, memberIds }] })
  await staff.ok('orders', 'dispatchMany', items([idOf(CAST.member)]), 'one-number-two-lists')
  const codes = async (memberIds: string[]) => (await staff.ok('orders', 'dispatchMany', items(memberIds), 'one-number-two-lists')).results.map(({ ok, code }) => (ok ? 'OK' : code))
  expect([await codes([idOf(CAST.other)]), await codes([idOf(CAST.member)])]).toEqual([['REQUEST_ID_REUSED'], ['OK']])

  await to.takes(CAST.member, orderId)
  const arrive = (accuracyM: number, more: object = {}) => world.as(CAST.member).call('orders', 'checkIn', { as: 'member', orderId, way: 'manual', reason: '手机没电了', position: { lng: 118, lat: 36.6, accuracyM }, ...more }, 'one-number-one-arrival')
  const arrived = await arrive(20)
  const again = await arrive(35, { seen: { version: 9, head: 'A'.repeat(22) } })
  expect([arrived.ok, again.ok && arrived.ok && again.data]).toEqual([true, arrived.ok && arrived.data])
})

test('资料第一次就同时存两遍，或隔两天再存一遍，都只有一个人、一份资料', async () => {
  const newcomer = 'newcomer-of-today'
  const profile = { name: '新来的', phone: '13800000009', address: { compoundId: 'cp001', building: '1号楼' }, consent: true } as const
  const codes = await Promise.all([1, 2, 3].map((n) => world.as(newcomer).code('people', 'saveProfile', { ...profile, name: `新来的${n}` }, `profile-number-${n}`)))
  for (const [index, code] of codes.entries()) {
    expect(['OK', 'BUSY']).toContain(code)
    if (code === 'BUSY') await world.as(newcomer).ok('people', 'saveProfile', { ...profile, name: `新来的${index + 1}` }, `profile-number-${index + 1}`)
  }
  const person = () => world.cloud.database.dump('people').filter((each) => each['_id'] === idOf(newcomer))
  expect(person()).toHaveLength(1)
  expect(person()[0]).toMatchObject({ version: 3, communityId: 'cm01' })
  world.cloud.clock.advance(2 * 86_400_000)
  const before = person()
  await world.as(newcomer).ok('people', 'saveProfile', { ...profile, name: '新来的1' }, 'profile-number-1')
  expect(person()).toEqual(before)
})

test('资料改过很多次以后，两天前的那一次原样再来：不会盖掉新的；换了内容再来说清楚；一直不会越积越多', async () => {
  const resident = world.as(CAST.neighbour)
  const profile = (phone: string) => ({ name: '李', phone, address: { compoundId: 'cp001', building: '1号楼' }, consent: true as const })
  await resident.ok('people', 'saveProfile', profile('13800000001'), 'profile-of-monday')
  for (let n = 0; n < 60; n += 1) await resident.ok('people', 'saveProfile', profile(`139000000${String(n).padStart(2, '0')}`))
  world.cloud.clock.advance(2 * 86_400_000)
  const person = () => world.cloud.database.dump('people').find((each) => each['_id'] === idOf(CAST.neighbour)) as { log: object[]; version: number } | undefined
  const before = person()
  expect((await resident.ok('people', 'saveProfile', profile('13800000001'), 'profile-of-monday')).profile?.phone).toBe('13900000059')
  expect(await resident.code('people', 'saveProfile', profile('13800000002'), 'profile-of-monday')).toBe('REQUEST_ID_REUSED')
  expect(person()).toEqual(before)
  expect(before?.log.length).toBeLessThanOrEqual(20)
})

test('给了又收回、又给别的角色以后，第一次的请求再来：还是第一次的回执，角色不变', async () => {
  const district = world.as(CAST.district)
  const grant = (role: 'staff' | 'member', requestId?: string) => district.ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.other), role, scopeId: 'cm02' }, requestId)
  const first = await grant('staff', 'grant-of-monday')
  await district.ok('people', 'revokeRole', { as: 'district', personId: idOf(CAST.other), role: 'staff', scopeId: 'cm02' })
  for (let n = 0; n < 25; n += 1) await grant('member')
  const roles = async () => (await world.as(CAST.other).ok('people', 'me', {})).roles.map(({ role, scopeId }) => `${role} ${scopeId}`)
  const before = await roles()
  expect(await grant('staff', 'grant-of-monday')).toEqual(first)
  expect(await roles()).toEqual(before)
  expect(before).not.toContain('staff cm02')
  expect(await district.code('people', 'grantRole', { as: 'district', personId: idOf(CAST.other), role: 'staff', scopeId: 'cm03' }, 'grant-of-monday')).toBe('REQUEST_ID_REUSED')
})

test('住在一个社区，给另一个社区的家里点单：单子归地址所在的社区，资料不变', async () => {
  const orderId = await journey(world).submitted({ address: { compoundId: 'cp003', building: '1号楼' }, onBehalf: { relation: '母亲' } })
  expect(stored(world, orderId)).toMatchObject({ communityId: 'cm02', streetId: 'st01' })
  expect(await world.as(CAST.staff).code('orders', 'accept', { as: 'staff', orderId })).toBe('OUT_OF_SCOPE')
  await world.as(CAST.foreignStaff).ok('orders', 'accept', { as: 'staff', orderId })
  expect((await world.as(CAST.resident).ok('people', 'me', {})).community?.id).toBe('cm01')
})
