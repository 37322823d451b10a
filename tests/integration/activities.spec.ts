import { activitiesIn } from '../support/activities'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import type { World } from '../support/world'

/** 组织活动: planned, come to, kept as one's own record; hours of a 志愿服务活动 go to the ledger, capped and never twice. */
let world: World
inWorld((fresh) => { world = fresh })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const to = () => activitiesIn(world)
const staff = () => world.as(CAST.staff)
const me = () => world.as(CAST.member)
const card = async (openid: string, activityId: string) => (await world.as(openid).ok('activities', 'activity', { activityId })).activity
const told = (who: string, id: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === who && notice['orderId'] === id).map((notice) => String(notice['action']))
const set = (at: number) => world.cloud.clock.set(at)

test('社区办一场：本社区党员看得到、收得到一条，别的社区看不到；同一个请求只建一场', async () => {
  const input = { as: 'staff' as const, forId: 'cm01', fields: to().fields() }
  const { id } = await staff().ok('activities', 'plan', input, 'plan-once-only')
  expect((await staff().ok('activities', 'plan', input, 'plan-once-only')).id).toBe(id)
  expect(await staff().code('activities', 'plan', { ...input, fields: to().fields({ title: '另一场' }) }, 'plan-once-only')).toBe('REQUEST_ID_REUSED')
  await world.cloud.fireTimer('clock')
  expect(told('pool:cm01', id)).toEqual(['plan'])
  expect((await me().ok('activities', 'coming', {})).items.map(({ activityId }) => activityId)).toContain(id)
  expect(await card(CAST.member, id)).toMatchObject({ for: expect.stringContaining('社区'), actions: ['signUp'], signedUp: false })
  expect(await world.as(CAST.foreignStaff).code('activities', 'organise', { as: 'staff', activityId: id })).toBe('NOT_FOUND')
  expect(await world.as(CAST.neighbour).code('activities', 'activity', { activityId: id })).toBe('FORBIDDEN')
})

test('支部的活动只有支部里的人看得到；书记能办、能出码，别的成员不能', async () => {
  const branchId = await to().branch('楼栋临时支部', [CAST.member, CAST.other])
  const { id } = await me().ok('activities', 'plan', { as: 'member', forId: branchId, fields: to().fields({ activityKind: 'theme', title: '主题党日' }) })
  await world.cloud.fireTimer('clock')
  expect(told(idOf(CAST.other), id)).toEqual(['plan'])
  expect((await me().ok('activities', 'coming', {})).organises).toBe(true)
  expect(await card(CAST.other, id)).toMatchObject({ for: '楼栋临时支部' })
  expect(await world.as(CAST.third).code('activities', 'activity', { activityId: id })).toBe('NOT_FOUND')
  expect(await world.as(CAST.other).code('activities', 'organise', { as: 'member', activityId: id })).toBe('NOT_FOUND')
  expect(await world.as(CAST.other).code('activities', 'plan', { as: 'member', forId: branchId, fields: to().fields() })).toBe('OUT_OF_SCOPE')
  expect(await me().code('activities', 'plan', { as: 'member', forId: 'cm01', fields: to().fields() })).toBe('OUT_OF_SCOPE')
  expect((await staff().ok('activities', 'organise', { as: 'staff', activityId: id })).activity.title).toBe('主题党日')
})

test('报名可报可不报：报了能退，没报照样签到；开始以后组织者只看到来了的', async () => {
  const id = await to().plan()
  const { startsAt } = await card(CAST.member, id)
  for (const openid of [CAST.member, CAST.other]) await world.as(openid).ok('activities', 'signUp', { activityId: id })
  await world.as(CAST.other).ok('activities', 'signOff', { activityId: id })
  await world.as(CAST.other).ok('activities', 'signUp', { activityId: id })
  const people = async () => (await staff().ok('activities', 'organise', { as: 'staff', activityId: id })).people.map(({ label }) => label)
  expect(await people()).toHaveLength(2)
  set(startsAt)
  await world.cloud.fireTimer('clock')
  expect(await people()).toEqual([])
  await me().ok('activities', 'checkIn', { activityId: id, way: 'position', position: to().here() })
  expect(await people()).toEqual(['党员 1 号'])
  expect(await world.as(CAST.other).code('activities', 'signOff', { activityId: id })).toBe('WRONG_STATE')
  // Whoever did not come is told nothing, then or afterwards.
  set(startsAt + 3 * DAY)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  expect(told(idOf(CAST.other), id)).toEqual([])
})

test('签到：太早、太远不行，扫组织者的码可以，过了的码不行；签过再签还是那一次', async () => {
  const id = await to().plan({ signUp: false })
  const { startsAt } = await card(CAST.member, id)
  const byPosition = { activityId: id, way: 'position' as const, position: to().here() }
  expect(await me().code('activities', 'checkIn', byPosition)).toBe('TOO_EARLY')
  expect(await me().code('activities', 'signUp', { activityId: id })).toBe('NO_SIGN_UP')
  set(startsAt)
  expect(await me().code('activities', 'checkIn', { ...byPosition, position: { ...to().here(), lng: to().point().lng + 0.02 } })).toBe('TOO_FAR')
  expect(await me().code('activities', 'checkOut', byPosition)).toBe('NOT_CHECKED_IN')
  const { code } = await staff().ok('activities', 'code', { as: 'staff', activityId: id })
  const other = await to().plan({ startsAt: to().now() + HOUR / 2, endsAt: to().now() + HOUR })
  expect(await me().code('activities', 'checkIn', { activityId: other, way: 'code', code })).toBe('PLACE_CODE_WRONG')
  const made = await me().ok('activities', 'checkIn', { activityId: id, way: 'code', code })
  expect(made).toMatchObject({ which: 'in', way: 'code', flagged: false })
  set(startsAt + 5 * MINUTE)
  expect(await world.as(CAST.other).code('activities', 'checkIn', { activityId: id, way: 'code', code })).toBe('PLACE_CODE_EXPIRED')
  expect(await me().ok('activities', 'checkIn', byPosition)).toEqual(made)
})

test('码：现在的证明不了以前的时刻；九分钟后才传到的打标、说晚了多久；没有定位的地方说扫码或请组织的人补记', async () => {
  const id = await to().plan({ signUp: false })
  const { startsAt } = await card(CAST.member, id)
  set(startsAt + 10 * MINUTE)
  const { code } = await staff().ok('activities', 'code', { as: 'staff', activityId: id })
  const byCode = { activityId: id, way: 'code' as const, code }
  expect(await me().code('activities', 'checkIn', { ...byCode, at: startsAt })).toBe('PLACE_CODE_EXPIRED')
  set(startsAt + 19 * MINUTE)
  expect(await me().ok('activities', 'checkIn', { ...byCode, at: startsAt + 10 * MINUTE })).toMatchObject({ at: startsAt + 10 * MINUTE, flagged: true, reason: '过了 9 分钟才传到' })
  expect((await staff().ok('activities', 'organise', { as: 'staff', activityId: id })).people).toMatchObject([{ in: { reason: '过了 9 分钟才传到' } }])
  const { placeId: _none, ...place } = to().fields().place
  const nowhere = await to().plan({ place, startsAt: to().now() + HOUR / 2, endsAt: to().now() + HOUR })
  expect(await me().call('activities', 'checkIn', { activityId: nowhere, way: 'position', position: to().here() })).toMatchObject({ code: 'PLACE_WITHOUT_POINT', said: '这个地方没有定位，请扫现场的签到码，或请组织的人补记。' })
})

test('补记：报编号、写原因、打标；不在这个社区的不行；三天以后不行', async () => {
  const id = await to().plan()
  const { startsAt, endsAt } = await card(CAST.member, id)
  set(startsAt + HOUR)
  const input = { as: 'staff' as const, activityId: id, number: 1, which: 'in' as const, at: startsAt, reason: '手机没电，人在现场' }
  expect(await staff().code('activities', 'mark', { ...input, which: 'out' })).toBe('NOT_CHECKED_IN')
  expect(await staff().ok('activities', 'mark', input)).toMatchObject({ label: '党员 1 号', way: 'staff', flagged: true, at: startsAt })
  expect(await staff().code('activities', 'mark', { ...input, number: 999_999 })).toBe('NOT_INVITED')
  expect(await staff().code('activities', 'mark', { ...input, at: endsAt + HOUR, which: 'out' })).toBe('CLOCK_AHEAD')
  set(endsAt + 3 * DAY + MINUTE)
  expect(await staff().code('activities', 'mark', { ...input, which: 'out', at: endsAt })).toBe('CHECK_IN_OVER')
})

test('组织的人自己的签到和签退自己补记不了，请别人来记', async () => {
  const branchId = await to().branch('志愿服务队', [CAST.member, CAST.other])
  const { id: activityId } = await me().ok('activities', 'plan', { as: 'member', forId: branchId, fields: to().fields() })
  const { startsAt, endsAt } = await card(CAST.member, activityId)
  set(endsAt)
  const input = { activityId, number: 1, reason: '忘了签' }
  expect(await me().code('activities', 'mark', { ...input, as: 'member', which: 'in', at: startsAt })).toBe('OWN_CLAIM')
  expect(await staff().ok('activities', 'mark', { ...input, as: 'staff', which: 'in', at: startsAt })).toMatchObject({ way: 'staff', flagged: true })
  expect(await me().code('activities', 'mark', { ...input, as: 'member', which: 'out', at: endsAt })).toBe('OWN_CLAIM')
  const [, mark] = [await staff().ok('activities', 'mark', { ...input, as: 'staff', which: 'out', at: endsAt }), world.cloud.database.dump('activity_marks').find((each) => each['activityId'] === activityId)]
  expect(mark).toMatchObject({ in: { by: idOf(CAST.staff) }, out: { by: idOf(CAST.staff) } })
})

test('改了、取消了都告诉人；离开始不到一小时不能再改；取消了不能签到', async () => {
  const id = await to().plan()
  const { startsAt } = await card(CAST.member, id)
  await me().ok('activities', 'signUp', { activityId: id })
  await staff().ok('activities', 'change', { as: 'staff', activityId: id, fields: to().fields({ title: '清理车棚' }) })
  await world.cloud.fireTimer('clock')
  expect(world.cloud.database.dump('activity_marks').find((mark) => mark['activityId'] === id)).toMatchObject({ title: '清理车棚' })
  expect(await staff().code('activities', 'cancel', { as: 'staff', activityId: id } as never)).toBe('INVALID_INPUT')
  const late = await to().plan({ startsAt: startsAt + 10 * HOUR, endsAt: startsAt + 11 * HOUR })
  await staff().ok('activities', 'cancel', { as: 'staff', activityId: late, reason: '下大雨' })
  await world.cloud.fireTimer('clock')
  expect([told('pool:cm01', id), told('pool:cm01', late)]).toEqual([['plan', 'change'], ['plan', 'cancel']])
  set(startsAt - 30 * MINUTE)
  expect(await staff().code('activities', 'cancel', { as: 'staff', activityId: id, reason: '下大雨' })).toBe('ACTIVITY_BEGUN')
  set(startsAt + 10 * HOUR)
  expect(await me().code('activities', 'checkIn', { activityId: late, way: 'position', position: to().here() })).toBe('ACTIVITY_CANCELLED')
})

test('志愿服务活动记时长，最多记到结束，和别的重叠的只算一次；主题党日、三会一课只留在本人的记录里', async () => {
  const base = (Math.floor(to().now() / DAY) + 2) * DAY + 2 * HOUR // 10:00 in Shanghai
  const ids = [await to().plan({ startsAt: base, endsAt: base + 2 * HOUR }), await to().plan({ startsAt: base + HOUR, endsAt: base + 3 * HOUR }), await to().plan({ activityKind: 'lesson', title: '支部党员大会', startsAt: base + 4 * HOUR, endsAt: base + 6 * HOUR })]
  const who = world.as(CAST.other)
  const come = async (activityId: string | undefined, which: 'checkIn' | 'checkOut', at: number) => {
    set(at)
    await who.ok('activities', which, { activityId: activityId ?? '', way: 'position', position: to().here() })
  }
  await come(ids[0], 'checkIn', base - 30 * MINUTE)
  await come(ids[1], 'checkIn', base + HOUR)
  await come(ids[0], 'checkOut', base + 2 * HOUR + 30 * MINUTE)
  await come(ids[1], 'checkOut', base + 2 * HOUR + 31 * MINUTE)
  await come(ids[2], 'checkIn', base + 4 * HOUR)
  await come(ids[2], 'checkOut', base + 5 * HOUR)
  expect((await who.ok('activities', 'own', {})).items.map(({ activityKind }) => activityKind)).toEqual(['lesson', 'volunteer', 'volunteer'])
  for (let day = 0; day < 3; day += 1) {
    world.cloud.clock.advance(DAY)
    await world.cloud.fireTimer('clock')
  }
  const entries = world.cloud.database.dump('ledger').filter((entry) => (entry['cause'] as unknown as { readonly memberId?: string }).memberId === idOf(CAST.other))
  // Two hours of the first, then what only the second covers: half an hour and the minute after it.
  expect(entries).toMatchObject([{ cause: { kind: 'day' } }])
  expect(JSON.stringify(entries)).toContain('{"account":"issued:activity","unit":"minutes","amount":-151}')
})

test('早结束：时长只到结束那一刻', async () => {
  const id = await to().plan()
  const { startsAt } = await card(CAST.member, id)
  set(startsAt)
  await world.cloud.fireTimer('clock')
  await me().ok('activities', 'checkIn', { activityId: id, way: 'position', position: to().here() })
  set(startsAt + HOUR)
  await staff().ok('activities', 'end', { as: 'staff', activityId: id })
  await world.cloud.fireTimer('clock')
  set(startsAt + 2 * HOUR)
  await me().ok('activities', 'checkOut', { activityId: id, way: 'position', position: to().here() })
  expect(world.cloud.database.dump('activity_marks').find((mark) => mark['activityId'] === id)).toMatchObject({ endsAt: startsAt + HOUR })
})
