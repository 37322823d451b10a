import { emergencies } from '../support/emergencies'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A shift that is changed while people hold places in it. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const to = () => shiftsIn(world)
const staff = () => world.as(CAST.staff)
const now = () => world.cloud.clock.now()
interface Part { readonly _id: string; readonly part: number; readonly parts: number; readonly capacity: number; readonly left: number; readonly freed: number; readonly holders: readonly string[]; readonly claims: Readonly<Record<string, unknown>>; readonly log: readonly { readonly id: string; readonly action: string }[]; readonly terms: string; readonly startsAt: number; readonly state: string }
const partsOf = (shiftId: string) => (world.cloud.database.dump('shifts') as unknown as readonly (Part & { readonly shiftId: string })[]).filter((part) => part.shiftId === shiftId).sort((a, b) => a.part - b.part)
const lastLine = (shiftId: string) => partsOf(shiftId).flatMap(({ log }) => log).at(-1)?.action
const change = (shiftId: string, fields: object, requestId?: string) => staff().ok('posts', 'changeShift', { as: 'staff', shiftId, reason: '社区有安排', ...fields }, requestId)

describe('改了时间地点以后退班', () => {
  const held = async (ahead = 24 * HOUR) => {
    const startsAt = now() + ahead
    const { shiftId } = await to().shift(3, {}, startsAt)
    await world.as(CAST.member).ok('posts', 'claim', (await to().look(CAST.member, shiftId)).claim)
    return { shiftId, startsAt }
  }

  test.each([
    ['时间提前到三小时以内', 10 * HOUR, () => ({ startsAt: now() + 2 * HOUR, endsAt: now() + 4 * HOUR })],
    ['离开始不到三小时换了地点', 2 * HOUR, () => ({ place: { name: '西门' } })],
    ['离开始不到三小时只改了结束', 2 * HOUR, () => ({ endsAt: now() + 6 * HOUR })],
  ] as const)('%s：不用写原因，不记临时退班', async (_, ahead, fields) => {
    const { shiftId } = await held(ahead)
    world.cloud.clock.advance(1000)
    await change(shiftId, fields())
    const { shift } = await to().look(CAST.member, shiftId)
    expect(shift.freeUntil).toBe(shift.startsAt)
    await world.as(CAST.member).ok('posts', 'release', { shiftId })
    expect(lastLine(shiftId)).toBe('release')
  })

  test('改的时候还有空退的、改了以后才认领的、只改了名额的，照旧算临时退班', async () => {
    const early = await held(10 * HOUR)
    await change(early.shiftId, { place: { name: '西门' } })
    world.cloud.clock.set(early.startsAt - 2 * HOUR)
    expect(await world.as(CAST.member).code('posts', 'release', { shiftId: early.shiftId })).toBe('REASON_REQUIRED')
    await world.as(CAST.member).ok('posts', 'release', { shiftId: early.shiftId, reason: '病了' })
    expect(lastLine(early.shiftId)).toBe('lateRelease')

    const more = await held(2 * HOUR)
    await change(more.shiftId, { places: 5 })
    expect(await world.as(CAST.member).code('posts', 'release', { shiftId: more.shiftId })).toBe('REASON_REQUIRED')
    await change(more.shiftId, { place: { name: '西门' } })
    world.cloud.clock.advance(1000)
    await world.as(CAST.other).ok('posts', 'claim', (await to().look(CAST.other, more.shiftId)).claim)
    expect(await world.as(CAST.other).code('posts', 'release', { shiftId: more.shiftId })).toBe('REASON_REQUIRED')
    await world.as(CAST.member).ok('posts', 'release', { shiftId: more.shiftId })
  })
})

describe('名额加到很多', () => {
  const whole = (shiftId: string) => {
    const parts = partsOf(shiftId)
    for (const part of parts) {
      expect(part.left + part.freed + Object.keys(part.claims).length).toBe(part.capacity)
      expect([part.holders[0], part.parts, part.terms, part.startsAt]).toEqual([`#${part.part}`, parts.length, parts[0]?.terms, parts[0]?.startsAt])
    }
    return { capacity: parts.reduce((sum, { capacity }) => sum + capacity, 0), most: Math.max(...parts.map(({ capacity }) => capacity)), parts: parts.length }
  }

  test('五十个加到三千个：分成小份，认领的还在，一个人还是只有一个位子；再发一次不多加', async () => {
    const { shiftId } = await to().shift(50, { reach: 'district' })
    await world.as(CAST.member).ok('posts', 'claim', (await to().look(CAST.member, shiftId)).claim)
    for (let n = 0; n < 2; n += 1) await change(shiftId, { places: 3_000 }, 'grow-to-three-thousand')
    expect(whole(shiftId)).toEqual({ capacity: 3_000, most: 50, parts: 119 })
    expect(partsOf(shiftId)[0]?.claims).toHaveProperty(idOf(CAST.member))
    expect((await to().look(CAST.other, shiftId)).shift).toMatchObject({ parts: 119, capacity: 3_000, left: 2_999 })
    for (const openid of [CAST.member, CAST.other, CAST.third]) await world.as(openid).ok('posts', 'claim', (await to().look(openid, shiftId)).claim)
    expect(partsOf(shiftId).flatMap(({ claims }) => Object.keys(claims)).sort()).toEqual([CAST.member, CAST.other, CAST.third].map(idOf).sort())
    await change(shiftId, { places: 40 })
    expect(whole(shiftId).capacity).toBe(40)
  })

  test('看着旧样子认领也认得上；满了在等的人，加了名额先给他们', async () => {
    const { shiftId } = await to().shift(1, { reach: 'district' })
    const old = (await to().look(CAST.third, shiftId)).claim
    await world.as(CAST.member).ok('posts', 'claim', (await to().look(CAST.member, shiftId)).claim)
    await world.as(CAST.other).ok('posts', 'wait', { shiftId })
    await change(shiftId, { places: 120 })
    expect(whole(shiftId)).toEqual({ capacity: 120, most: 50, parts: 4 })
    expect((await to().look(CAST.other, shiftId)).shift.mine).toBe('promised')
    expect(await world.as(CAST.third).code('posts', 'claim', old)).toBe('OK')
  })

  test('加到一半断了：同一个请求再来，补到要的数；时间也一起改了的，每一份都一样', async () => {
    const { shiftId, startsAt } = await to().shift(30, { reach: 'district' })
    const wanted = { places: 200, startsAt: startsAt + HOUR, endsAt: startsAt + 3 * HOUR }
    await change(shiftId, wanted, 'grow-and-move-cut-off')
    const db = appOf(world.cloud).database()
    for (const { _id } of partsOf(shiftId).slice(3)) await db.collection('shifts').doc(_id).remove()
    await change(shiftId, wanted, 'grow-and-move-cut-off')
    expect(whole(shiftId)).toEqual({ capacity: 200, most: 50, parts: 7 })
    expect(partsOf(shiftId).every((part) => part.startsAt === startsAt + HOUR)).toBe(true)
  })
})

test('应急岗位的班不能改到、加到应急结束以后；别的岗位不受限', async () => {
  const emergency = emergencies(world)
  const emergencyId = await emergency.inForce()
  const { endsAt } = await emergency.cockpit(emergencyId)
  await staff().ok('emergency', 'surge', { as: 'staff', emergencyId, template: 'gate', days: 2 })
  const shift = (await world.as(CAST.member).ok('posts', 'shifts', { which: 'open' })).items.find(({ title }) => title === '应急值守')
  const { shiftId = '', postId = '' } = (world.cloud.database.get('shifts', shift?.shiftId ?? '') ?? {}) as { readonly shiftId?: string; readonly postId?: string }
  const beyond = { startsAt: endsAt, endsAt: endsAt + 2 * HOUR }
  const refused = { ok: false, code: 'INVALID_INPUT', fields: { startsAt: expect.stringContaining('应急结束以前') as string } }
  expect(await staff().call('posts', 'changeShift', { as: 'staff', shiftId, ...beyond, reason: '改期' })).toMatchObject(refused)
  expect(await staff().call('posts', 'addShifts', { as: 'staff', postId, spans: [{ ...beyond, places: 2 }] })).toMatchObject({ ok: false, fields: { 'spans.0.startsAt': expect.stringContaining('应急结束以前') as string } })
  await change(shiftId, { startsAt: endsAt - HOUR, endsAt: endsAt + HOUR })
  const usual = await to().shift(2)
  await change(usual.shiftId, beyond)
})

test('一周里排了一千多份班：最少人数照样看得全', async () => {
  const { shiftId, postId } = await to().shift(1, { title: '晚一点的岗位', leastAWeek: 1 }, now() + 5 * HOUR)
  await world.as(CAST.fourth).ok('posts', 'claim', (await to().look(CAST.fourth, shiftId)).claim)
  const { _id, ...like } = world.cloud.database.get('shifts', shiftId) ?? {}
  const many = Array.from({ length: 1_100 }, (__, n) => ({ ...like, _id: `many-${n}`, shiftId: `many-${n}`, postId: 'another-post', capacity: 1, left: 1, holders: ['#0'], claims: {}, startsAt: now() + HOUR, endsAt: now() + 2 * HOUR, nextAt: Number.MAX_SAFE_INTEGER, updatedAt: 0 }))
  world.cloud.database.insertMany('shifts', many as never)
  expect(_id).toBe(shiftId)
  expect((await staff().ok('posts', 'atRisk', { as: 'staff' })).thin.map((each) => each.postId)).not.toContain(postId)
})

describe('不候补了、岗位停了', () => {
  test('不候补了：排在后面的往前走，自己再也轮不到；再点一次一样；没在排的说得出', async () => {
    const { shiftId } = await to().shift(1, { reach: 'district' })
    await world.as(CAST.member).ok('posts', 'claim', (await to().look(CAST.member, shiftId)).claim)
    for (const openid of [CAST.other, CAST.third]) await world.as(openid).ok('posts', 'wait', { shiftId })
    for (let n = 0; n < 2; n += 1) expect(await world.as(CAST.other).ok('posts', 'stopWaiting', { shiftId }, 'stops-waiting-once')).toMatchObject({ mine: 'none' })
    expect(partsOf(shiftId)[0]?.log.filter(({ action }) => action === 'leave')).toHaveLength(1)
    expect(await world.as(CAST.other).code('posts', 'stopWaiting', { shiftId })).toBe('NOT_WAITING')
    await world.as(CAST.member).ok('posts', 'release', { shiftId })
    expect([(await to().look(CAST.other, shiftId)).shift.mine, (await to().look(CAST.third, shiftId)).shift.mine]).toEqual(['none', 'promised'])
  })

  test('岗位停了：不能再排班，排好的照旧、认领得了；停两次、没写原因的不行；再发布就又能排', async () => {
    const { shiftId, postId, startsAt } = await to().shift(2, { reach: 'district' })
    const more = { as: 'staff' as const, postId, spans: [{ startsAt: startsAt + 24 * HOUR, endsAt: startsAt + 26 * HOUR, places: 2 }] }
    expect(await staff().code('posts', 'closePost', { as: 'staff', postId, reason: '' })).toBe('INVALID_INPUT')
    const closed = await staff().ok('posts', 'closePost', { as: 'staff', postId, reason: '驿站要装修' }, 'closes-post-once')
    expect(await staff().ok('posts', 'closePost', { as: 'staff', postId, reason: '驿站要装修' }, 'closes-post-once')).toEqual(closed)
    expect(await staff().code('posts', 'closePost', { as: 'staff', postId, reason: '再停一次' })).toBe('WRONG_STATE')
    expect(await staff().code('posts', 'addShifts', more)).toBe('POST_NOT_OPEN')
    await world.as(CAST.member).ok('posts', 'claim', (await to().look(CAST.member, shiftId)).claim)
    expect(partsOf(shiftId)).toMatchObject([{ left: 1 }])
    await staff().ok('posts', 'publishPost', { as: 'staff', postId })
    expect(await staff().ok('posts', 'addShifts', more)).toEqual({ added: 1, there: 0 })
  })
})

test('提醒只给说好了要来的：还在等社区答复的不提醒', async () => {
  const startsAt = now() + 30 * HOUR
  const { shiftId } = await to().shift(3, { approval: true, reach: 'district' }, startsAt)
  for (const openid of [CAST.member, CAST.other]) await world.as(openid).ok('posts', 'claim', (await to().look(openid, shiftId)).claim)
  await staff().ok('posts', 'decideClaim', { as: 'staff', shiftId, memberId: idOf(CAST.member), agree: true })
  world.cloud.clock.set(startsAt - 24 * HOUR)
  for (let n = 0; n < 2; n += 1) await world.cloud.fireTimer('clock')
  const reminded = (openid: string) => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === shiftId && notice['to'] === idOf(openid) && notice['action'] === 'remindDay').length
  expect([reminded(CAST.member), reminded(CAST.other)]).toEqual([1, 0])
})
describe('断在两份之间', () => {
  const MINUTE = 60_000
  const told = (shiftId: string, openid: string) => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === shiftId && notice['to'] === idOf(openid)).map((notice) => String(notice['action']))
  /** Split in three, with somebody in a part that is not the first. */
  const split = async () => {
    const { shiftId } = await to().shift(60, { reach: 'district' })
    for (let n = 1; n < 40; n += 1) {
      const openid = `seed-m${String(n).padStart(5, '0')}`
      await world.as(openid).ok('posts', 'claim', (await to().look(openid, shiftId)).claim)
      const part = partsOf(shiftId).find(({ part, claims }) => part > 0 && Object.hasOwn(claims, idOf(openid)))
      if (part !== undefined) return { shiftId, openid }
    }
    throw new Error('nobody came into a later part')
  }
  /** As if the function had died after the first part's write. */
  const cutOff = (shiftId: string, action: 'cancel' | 'change', change: object) => appOf(world.cloud).database().collection('shifts').doc(shiftId).update({ ...change, updatedAt: world.cloud.clock.now(), log: [{ id: `dead-${shiftId}`, action, at: world.cloud.clock.now(), by: idOf(CAST.staff), reason: '下雨' }] })

  test('取消断了：再点一次就都取消；没人再点，一分钟以后自己做完，人人知道，一次', async () => {
    const again = await split()
    await cutOff(again.shiftId, 'cancel', { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER })
    await world.as(CAST.staff).ok('posts', 'cancelShift', { as: 'staff', shiftId: again.shiftId, reason: '下雨' })
    expect(partsOf(again.shiftId).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await world.as(CAST.staff).code('posts', 'cancelShift', { as: 'staff', shiftId: again.shiftId, reason: '下雨' })).toBe('SHIFT_CANCELLED')

    const { shiftId, openid } = await split()
    await cutOff(shiftId, 'cancel', { state: 'cancelled', nextAt: Number.MAX_SAFE_INTEGER })
    await world.cloud.fireTimer('clock')
    expect(partsOf(shiftId).map(({ state }) => state)).toEqual(['cancelled', 'open', 'open'])
    for (let minute = 0; minute < 4; minute += 1) {
      world.cloud.clock.advance(MINUTE)
      await world.cloud.fireTimer('clock')
    }
    expect(partsOf(shiftId).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(told(shiftId, openid).filter((action) => action === 'cancel')).toHaveLength(1)
  })

  test('改时间断了：一分钟以后别的份也改过来，人人知道', async () => {
    const { shiftId, openid } = await split()
    const [first] = partsOf(shiftId)
    if (first === undefined) throw new Error('no shift')
    const moved = { startsAt: first.startsAt + HOUR, endsAt: first.startsAt + 3 * HOUR, closesAt: first.startsAt + HOUR, movedAt: world.cloud.clock.now() }
    await cutOff(shiftId, 'change', moved)
    for (let minute = 0; minute < 4; minute += 1) {
      world.cloud.clock.advance(MINUTE)
      await world.cloud.fireTimer('clock')
    }
    const parts = partsOf(shiftId)
    expect(parts.map(({ startsAt }) => startsAt)).toEqual([moved.startsAt, moved.startsAt, moved.startsAt])
    expect(parts[1]?.terms).toBe(parts[2]?.terms)
    expect(told(shiftId, openid).filter((action) => action === 'change')).toHaveLength(1)
  })
})

test('换了地方，只认新的地方：原来驿站的位置不留下；换成另一个小区，按那个小区', async () => {
  const [station] = world.cloud.database.dump('stations').filter((each) => each['communityId'] === 'cm01') as unknown as readonly { readonly _id: string; readonly point: { readonly lng: number; readonly lat: number } }[]
  const { shiftId, startsAt } = await to().claimed(CAST.fourth, 1, { place: { name: '驿站', stationId: station?._id ?? '' }, reach: 'district' })
  const here = { shiftId, way: 'position' as const, position: { ...(station?.point ?? { lng: 0, lat: 0 }), accuracyM: 10 } }
  await change(shiftId, { place: { name: '三公里外的广场' } })
  expect(partsOf(shiftId)[0]).toMatchObject({ place: { name: '三公里外的广场' } })
  world.cloud.clock.set(startsAt - 10 * 60_000)
  expect(await world.as(CAST.fourth).code('posts', 'checkIn', here)).toBe('PLACE_WITHOUT_POINT')
  const compound = (world.cloud.database.get('areas', 'district')?.['areas'] as unknown as readonly { readonly id: string; readonly kind: string; readonly parentId: string; readonly point?: { readonly lng: number; readonly lat: number } }[]).find(({ kind, id }) => kind === 'compound' && id === 'cp001')
  await change(shiftId, { place: { name: '小区东门', areaId: 'cp001' } })
  expect(await world.as(CAST.fourth).code('posts', 'checkIn', { ...here, position: { ...(compound?.point ?? { lng: 0, lat: 0 }), accuracyM: 10 } })).toBe('OK')
  for (const place of [{ name: '别处', stationId: 'not-ours' }, { name: '别处', areaId: 'cm02' }]) expect(await staff().code('posts', 'changeShift', { as: 'staff', shiftId, place, reason: '换地方' })).toMatch(/INVALID_INPUT|SHIFT_RUNS/)
})
