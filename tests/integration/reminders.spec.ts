import type cloudbase from '@cloudbase/node-sdk'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { activitiesIn } from '../support/activities'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What somebody said they come to is brought back to their mind a day and two hours before; never twice, never for a time that holds no more. */
const TEMPLATE = { TEMPLATE_ORDER_MOVED: 'order-moved-template-of-this-test-0000001', TEMPLATE_TASK_CHANGED: 'task-changed-template-of-this-test-000001' } as const
let world: World
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; db = appOf(fresh.cloud).database() }, { instancesPerFunction: 1, env: TEMPLATE })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const tick = () => world.cloud.fireTimer('clock')
const now = () => world.cloud.clock.now()
/** A minute later the fold has met what the first firing wrote. */
async function ringAt(at: number) {
  world.cloud.clock.set(at)
  await tick()
  world.cloud.clock.advance(MINUTE)
  await tick()
}
const notices = (id: string, openid: string) => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === id && notice['to'] === idOf(openid) && String(notice['action']).startsWith('remind'))
const told = (id: string, openid: string) => notices(id, openid).map(({ action }) => String(action))
const said = async (openid: string, id: string) => (await world.as(openid).ok('people', 'notices', {})).items.filter(({ orderId }) => orderId === id).map((each) => each.said)
const allows = async (openid: string, kind: 'orderMoved' | 'taskChanged') => {
  world.cloud.grantSubscription(openid, kind === 'orderMoved' ? TEMPLATE.TEMPLATE_ORDER_MOVED : TEMPLATE.TEMPLATE_TASK_CHANGED)
  await world.as(openid).ok('people', 'allowMessages', { kinds: [kind] })
}

describe('组织活动', () => {
  const plan = (startsAt: number) => activitiesIn(world).plan({ startsAt, endsAt: startsAt + 2 * HOUR })
  const signUp = (openid: string, activityId: string) => world.as(openid).ok('activities', 'signUp', { activityId })

  test('报了名的一天前、两小时前各提醒一次，微信也发；没报名的、退了的都不提醒', async () => {
    const startsAt = now() + 50 * HOUR
    const id = await plan(startsAt)
    for (const openid of [CAST.member, CAST.other]) await signUp(openid, id)
    await world.as(CAST.other).ok('activities', 'signOff', { activityId: id })
    await allows(CAST.member, 'taskChanged')
    await ringAt(startsAt - 24 * HOUR - 2 * MINUTE)
    expect(told(id, CAST.member)).toEqual([])
    await ringAt(startsAt - 24 * HOUR)
    await tick()
    expect(told(id, CAST.member)).toEqual(['remindDay'])
    expect(notices(id, CAST.member)).toMatchObject([{ message: { kind: 'taskChanged', state: 'sent' }, until: startsAt }])
    await ringAt(startsAt - 2 * HOUR)
    await tick()
    expect(told(id, CAST.member).sort()).toEqual(['remindDay', 'remindHours'])
    expect(await said(CAST.member, id)).toEqual(expect.arrayContaining(['明天有您报了名的活动', '再过两小时，您报名的活动开始']))
    for (const openid of [CAST.other, CAST.third]) expect(told(id, openid)).toEqual([])
    await ringAt(startsAt)
    expect(world.cloud.database.get('records', id)?.['state']).toBe('on')
  })

  test('改了时间按新的提醒，取消了的不提醒；明天以前才定的只提醒两小时前那次', async () => {
    const startsAt = now() + 30 * HOUR
    const [moved, gone, soon] = [await plan(startsAt), await plan(startsAt), await plan(now() + 20 * HOUR)]
    for (const id of [moved, gone, soon]) await signUp(CAST.member, id)
    const late = startsAt + 24 * HOUR
    await world.as(CAST.staff).ok('activities', 'change', { as: 'staff', activityId: moved, fields: activitiesIn(world).fields({ startsAt: late, endsAt: late + HOUR }) })
    await world.as(CAST.staff).ok('activities', 'cancel', { as: 'staff', activityId: gone, reason: '下大雨' })
    await ringAt(startsAt - 24 * HOUR)
    expect([told(moved, CAST.member), told(gone, CAST.member), told(soon, CAST.member)]).toEqual([[], [], []])
    await ringAt(startsAt - 12 * HOUR)
    expect(told(soon, CAST.member)).toEqual(['remindHours'])
    await ringAt(late - 24 * HOUR)
    expect([told(moved, CAST.member), told(gone, CAST.member)]).toEqual([['remindDay'], []])
  })

  test('提醒写了、还没告诉人就断了：下一分钟照样告诉，只一条；告诉以前改了时间的，旧的不再告诉', async () => {
    const startsAt = now() + 26 * HOUR
    const [cut, moved] = [await plan(startsAt), await plan(startsAt)]
    for (const id of [cut, moved]) await signUp(CAST.other, id)
    world.cloud.clock.set(startsAt - 24 * HOUR)
    // Rings, and dies before the fold: what it had folded is as before.
    await tick()
    await world.as(CAST.staff).ok('activities', 'change', { as: 'staff', activityId: moved, fields: activitiesIn(world).fields({ startsAt: startsAt + 30 * HOUR, endsAt: startsAt + 31 * HOUR }) })
    const before = world.cloud.database.get('rollups', 'tended') ?? {}
    world.cloud.clock.advance(MINUTE)
    await tick()
    const { _id, ...fields } = before
    await db.collection('rollups').doc(String(_id)).set(fields)
    for (let n = 0; n < 2; n += 1) { world.cloud.clock.advance(MINUTE); await tick() }
    expect([told(cut, CAST.other), told(moved, CAST.other)]).toEqual([['remindDay'], []])
  })
})

describe('班次', () => {
  test('告诉了、还没勾掉就断了：下一分钟再响，还是那一条', async () => {
    const { shiftId, startsAt } = await shiftsIn(world).claimed(CAST.third, 2)
    await ringAt(startsAt - 24 * HOUR)
    expect(told(shiftId, CAST.third)).toEqual(['remindDay'])
    expect(world.cloud.database.get('shifts', shiftId)).toMatchObject({ reminded: 1 })
    await db.collection('shifts').doc(shiftId).update({ reminded: 0, nextAt: now() })
    await ringAt(now() + MINUTE)
    expect(world.cloud.database.get('shifts', shiftId)).toMatchObject({ reminded: 1 })
    expect(told(shiftId, CAST.third)).toEqual(['remindDay'])
  })
})

describe('约好的上门', () => {
  const agreed = async (from: number) => {
    const orderId = await journey(world).taken()
    await world.as(CAST.member).ok('orders', 'proposeTime', { as: 'member', orderId, time: { from, to: from + HOUR } })
    await world.as(CAST.resident).ok('orders', 'agreeTime', { as: 'resident', orderId })
    return orderId
  }
  const both = (orderId: string) => [told(orderId, CAST.member), told(orderId, CAST.resident)]

  test('党员和居民一天前、两小时前各提醒一次；没收到的上电话名单，退了单就不用打', async () => {
    const from = now() + 40 * HOUR
    const orderId = await agreed(from)
    await world.as(CAST.member).ok('people', 'saveProfile', { name: '测试党员', phone: '13800000077', address: { compoundId: 'cp001', building: '3号楼' }, consent: true })
    await allows(CAST.resident, 'orderMoved')
    await ringAt(from - 24 * HOUR - 2 * MINUTE)
    expect(both(orderId)).toEqual([[], []])
    await ringAt(from - 24 * HOUR)
    expect(both(orderId)).toEqual([['remindDay'], ['remindDay']])
    expect(notices(orderId, CAST.resident)).toMatchObject([{ as: 'resident', message: { kind: 'orderMoved', state: 'sent' } }])
    await ringAt(from - 2 * HOUR)
    await ringAt(from - HOUR)
    expect(both(orderId)).toEqual([['remindDay', 'remindHours'], ['remindDay', 'remindHours']])
    expect(await said(CAST.resident, orderId)).toEqual(expect.arrayContaining(['明天约好了党员上门', '再过两小时党员上门']))
    expect(await said(CAST.member, orderId)).toEqual(expect.arrayContaining(['明天约好了上门', '再过两小时该上门了']))
    const calls = async () => (await world.as(CAST.staff).ok('people', 'callList', { as: 'staff' })).items.filter(({ phone }) => phone === '13800000077')
    expect(await calls()).toMatchObject([{ said: '再过两小时该上门了' }])
    await world.as(CAST.member).ok('orders', 'release', { as: 'member', orderId, reason: '临时有急事' })
    expect(await calls()).toEqual([])
  })

  test('改约按新的时间，当天才约的只提醒两小时前；退了单、撤销了都不提醒', async () => {
    const from = now() + 30 * HOUR
    const [moved, released, cancelled, soon] = [await agreed(from), await agreed(from), await agreed(from), await agreed(now() + 20 * HOUR)]
    await world.as(CAST.member).ok('orders', 'proposeTime', { as: 'member', orderId: moved, time: { from: from + 5 * HOUR, to: from + 6 * HOUR } })
    await world.as(CAST.resident).ok('orders', 'agreeTime', { as: 'resident', orderId: moved })
    await world.as(CAST.member).ok('orders', 'release', { as: 'member', orderId: released, reason: '病了' })
    await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: cancelled, reason: '不用了' })
    await ringAt(from - 24 * HOUR)
    for (const id of [moved, released, cancelled, soon]) expect(both(id)).toEqual([[], []])
    await ringAt(from - 19 * HOUR)
    expect([told(moved, CAST.member), told(released, CAST.member), told(cancelled, CAST.resident)]).toEqual([['remindDay'], [], []])
    await ringAt(from - 12 * HOUR)
    expect(both(soon)).toEqual([['remindHours'], ['remindHours']])
  })

  test('存下了、还没勾掉就断了：再响一次也只有一条；免打扰的时候微信不响，站内照样有；过了免打扰还用得着的再发，用不着的不发', async () => {
    await db.collection('people').doc(idOf(CAST.member)).update({ 'member.mute': { from: '00:00', to: '23:59' } })
    await allows(CAST.member, 'taskChanged')
    const from = now() + 26 * HOUR
    const orderId = await agreed(from)
    await ringAt(from - 24 * HOUR)
    const asleep = { action: 'remindDay', message: { state: 'asleep', wakeAt: startOfDay(dayNumberAt(now())) + (24 * 60 - 1) * MINUTE } }
    expect(notices(orderId, CAST.member)).toMatchObject([asleep])
    await ringAt(now() + MINUTE)
    expect(notices(orderId, CAST.member)).toMatchObject([asleep])
    const seatId = Object.keys(world.cloud.database.get('orders', orderId)?.['seats'] as object)[0] ?? ''
    expect(world.cloud.database.get('orders', orderId)).toMatchObject({ seats: { [seatId]: { reminded: 1 } } })
    await db.collection('orders').doc(orderId).update({ [`seats.${seatId}.reminded`]: 0, nextAt: now() })
    await ringAt(now() + MINUTE)
    expect(both(orderId)).toEqual([['remindDay'], ['remindDay']])
    expect(world.cloud.database.get('orders', orderId)).toMatchObject({ seats: { [seatId]: { reminded: 1 } } })
    expect(world.cloud.database.get('orders', orderId)?.['nextAt']).toBeGreaterThan(now())
  })
})

const third = () => String(world.cloud.database.get('people', idOf(CAST.third))?.['label'])

test('免打扰到七点：八点的班六点的提醒，七点才发微信，只一条；睡着的时候不催社区打电话', async () => {
  const shifts = shiftsIn(world)
  const dawn = startOfDay(dayNumberAt(now()) + 3)
  await db.collection('people').doc(idOf(CAST.third)).update({ 'member.mute': { from: '22:00', to: '07:00' } })
  await allows(CAST.third, 'taskChanged')
  await allows(CAST.third, 'taskChanged')
  const eight = await shifts.shift(1, {}, dawn + 8 * HOUR)
  await world.as(CAST.third).ok('posts', 'claim', (await shifts.look(CAST.third, eight.shiftId)).claim)
  await ringAt(dawn + 6 * HOUR)
  const states = (shiftId: string) => notices(shiftId, CAST.third).filter(({ action }) => action === 'remindHours').map(({ message }) => (message as { readonly state?: string } | undefined)?.state)
  expect(states(eight.shiftId)).toEqual(['asleep'])
  const calls = async () => (await world.as(CAST.staff).ok('people', 'callList', { as: 'staff' })).items.filter(({ label }) => label === third()).length
  world.cloud.clock.advance(10 * MINUTE)
  expect(await calls()).toBe(0)
  await ringAt(dawn + 7 * HOUR)
  expect(states(eight.shiftId)).toEqual(['sent'])
  await ringAt(dawn + 7 * HOUR + 5 * MINUTE)
  expect(states(eight.shiftId)).toEqual(['sent'])
})

test('免打扰过了它已经没用了，就不发：写明是免打扰，社区的电话单上有', async () => {
  const shifts = shiftsIn(world)
  const dawn = startOfDay(dayNumberAt(now()) + 4)
  await db.collection('people').doc(idOf(CAST.third)).update({ 'member.mute': { from: '22:00', to: '07:00' } })
  await allows(CAST.third, 'taskChanged')
  const { shiftId } = await shifts.shift(1, {}, dawn + 6.5 * HOUR)
  await world.as(CAST.third).ok('posts', 'claim', (await shifts.look(CAST.third, shiftId)).claim)
  await ringAt(dawn + 4.5 * HOUR)
  expect(notices(shiftId, CAST.third).filter(({ action }) => action === 'remindHours')).toMatchObject([{ message: { state: 'quiet' } }])
  world.cloud.clock.advance(10 * MINUTE)
  expect((await world.as(CAST.staff).ok('people', 'callList', { as: 'staff' })).items).toMatchObject([{ label: third(), why: 'quiet' }])
})
