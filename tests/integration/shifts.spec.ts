import type { InputOf, OutputOf } from '@core/contract/api'
import { inWorld } from '../support/in-world'
import { MONDAY, PEOPLE, type World } from '../support/world'

/** Posts, their shifts, and who gets a place: the built functions over the local cloud. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const DAY = 24 * HOUR
type Fields = InputOf<'posts', 'savePost'>['fields']
const FIELDS: Fields = { title: '小区值守', role: '值守', about: '在门口值守，帮老人提东西。', place: { name: '颐泽花园驿站' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 }
type Card = OutputOf<'posts', 'shifts'>['items'][number]

const staff = () => world.as(PEOPLE.staff)
/** Members of the first community; the seed deals them over the district. */
const MEMBERS = ['seed-m00001', 'seed-m00002'] as const

let made = 0
async function shiftFor(places: number, fields: Partial<Fields> = {}, startsAt = MONDAY + 2 * DAY + (made += 1) * 4 * HOUR) {
  const { id: postId } = await staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { ...FIELDS, ...fields } })
  await staff().ok('posts', 'publishPost', { as: 'staff', postId })
  expect(await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + 2 * HOUR, places }] })).toEqual({ added: 1, there: 0 })
  const { shifts: [shift] } = await staff().ok('posts', 'post', { as: 'staff', postId })
  if (shift === undefined) throw new Error('no shift')
  return { postId, shiftId: shift.shiftId, startsAt }
}
const seenOf = ({ needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts }: Card) => ({ needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts })
async function look(openid: string, shiftId: string) {
  const { shift, pass } = await world.as(openid).ok('posts', 'shift', { shiftId })
  return { shift, pass, claim: { shiftId, seen: seenOf(shift), pass } }
}
const rowOf = async (postId: string) => (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts[0]

test('党员认领一班，名额少一个；同一次请求再来，还是那一次', async () => {
  const { shiftId, postId } = await shiftFor(2)
  const { claim } = await look(MEMBERS[0], shiftId)
  const first = await world.as(MEMBERS[0]).ok('posts', 'claim', claim, 'claim-once-1')
  expect(first.mine).toBe('held')
  expect(await world.as(MEMBERS[0]).ok('posts', 'claim', claim, 'claim-once-1')).toMatchObject({ mine: 'held', at: first.at })
  // Another tap of the same person is no second place either.
  expect(await world.as(MEMBERS[0]).ok('posts', 'claim', claim, 'claim-once-2')).toMatchObject({ mine: 'held', at: first.at })
  expect(await rowOf(postId)).toMatchObject({ capacity: 2, left: 1, claims: [{ label: '党员 1 号', state: 'held' }] })
  expect((await look(MEMBERS[0], shiftId)).shift).toMatchObject({ mine: 'held', actions: ['release'] })
})

test('满了说名额满，可以候补；有人退，位子先给候补的人，要确认', async () => {
  const { shiftId, postId } = await shiftFor(1)
  const [one, two] = [await look(MEMBERS[0], shiftId), await look(MEMBERS[1], shiftId)]
  await world.as(MEMBERS[0]).ok('posts', 'claim', one.claim)
  expect(await world.as(MEMBERS[1]).code('posts', 'claim', two.claim)).toBe('SHIFT_FULL')
  expect((await look(MEMBERS[1], shiftId)).shift).toMatchObject({ why: [{ code: 'SHIFT_FULL' }], actions: ['wait'] })

  expect(await world.as(MEMBERS[1]).ok('posts', 'wait', { shiftId })).toMatchObject({ mine: 'waiting', ahead: 0 })
  expect(await world.as(MEMBERS[0]).ok('posts', 'release', { shiftId })).toMatchObject({ mine: 'none' })
  expect((await look(MEMBERS[1], shiftId)).shift).toMatchObject({ mine: 'promised', actions: ['confirmPlace', 'release'] })
  // Kept for them: nobody else gets in between.
  expect(await world.as(MEMBERS[0]).code('posts', 'claim', (await look(MEMBERS[0], shiftId)).claim)).toBe('SHIFT_FULL')
  expect(await world.as(MEMBERS[1]).ok('posts', 'confirmPlace', { shiftId })).toMatchObject({ mine: 'held' })
  expect(await rowOf(postId)).toMatchObject({ left: 0, waiting: 0, claims: [{ state: 'held', label: '党员 2 号' }] })
})

test('按名字拒绝：撞了时间、没到时间、没有证书、不是本社区', async () => {
  const { shiftId } = await shiftFor(5)
  await world.as(MEMBERS[0]).ok('posts', 'claim', (await look(MEMBERS[0], shiftId)).claim)
  const { shift } = await look(MEMBERS[0], shiftId)
  const overlapping = await shiftFor(5, {}, shift.startsAt + HOUR)
  expect((await look(MEMBERS[0], overlapping.shiftId)).shift.why[0]).toMatchObject({ code: 'SHIFTS_OVERLAP', detail: { title: '小区值守', at: shift.startsAt } })
  expect(await world.as(MEMBERS[0]).code('posts', 'claim', (await look(MEMBERS[0], overlapping.shiftId)).claim)).toBe('SHIFTS_OVERLAP')
  const skilled = await shiftFor(5, { needs: ['skill:law'] })
  expect(await world.as(MEMBERS[0]).code('posts', 'claim', (await look(MEMBERS[0], skilled.shiftId)).claim)).toBe('NEEDS_SKILL')
  expect(await world.as(PEOPLE.resident).code('posts', 'claim', (await look(MEMBERS[0], skilled.shiftId)).claim)).toBe('FORBIDDEN')
})

test('页面上的条件被改过，按现在的条件再定一次；编出来的条件过不去', async () => {
  const { shiftId } = await shiftFor(5, { needs: ['skill:law'] })
  const { claim } = await look(MEMBERS[0], shiftId)
  // They say that nothing is asked: the database knows better.
  expect(await world.as(MEMBERS[0]).code('posts', 'claim', { ...claim, seen: { ...claim.seen, needs: [] } })).toBe('NEEDS_SKILL')
})

test('二百六十名党员抢二百个名额：分成几份，一个不多一个不少', async () => {
  const { shiftId, postId } = await shiftFor(200, { reach: 'district' })
  const people = Array.from({ length: 260 }, (_, i) => `seed-m${String(i + 1).padStart(5, '0')}`)
  const first = await look(people[0] ?? '', shiftId)
  expect(first.shift.parts).toBe(4)
  const told = await Promise.all(people.map((openid) => world.as(openid).code('posts', 'claim', { shiftId, seen: first.claim.seen })))
  expect(told.filter((code) => code === 'OK')).toHaveLength(200)
  expect(told.filter((code) => code === 'SHIFT_FULL')).toHaveLength(60)
  expect(await rowOf(postId)).toMatchObject({ capacity: 200, left: 0 })
}, 60_000)

test('要同意的岗位：先留位子，社区说不行就给下一位', async () => {
  const { shiftId, postId } = await shiftFor(1, { approval: true })
  expect(await world.as(MEMBERS[0]).ok('posts', 'claim', (await look(MEMBERS[0], shiftId)).claim)).toMatchObject({ mine: 'asked' })
  const memberId = (await rowOf(postId))?.claims[0]?.memberId ?? ''
  expect(await staff().code('posts', 'decideClaim', { as: 'staff', shiftId, memberId, agree: false })).toBe('REASON_REQUIRED')
  expect(await staff().ok('posts', 'decideClaim', { as: 'staff', shiftId, memberId, agree: true })).toMatchObject({ agreed: true })
  expect((await look(MEMBERS[0], shiftId)).shift.mine).toBe('held')
  expect(await staff().code('posts', 'decideClaim', { as: 'staff', shiftId, memberId, agree: false, reason: '人够了' })).toBe('NOT_ASKED')
})

test('开始前三小时以内退要写原因，记成临时退；开始了不能退', async () => {
  const startsAt = MONDAY + 2 * HOUR
  const { shiftId } = await shiftFor(1, {}, startsAt)
  await world.as(MEMBERS[0]).ok('posts', 'claim', (await look(MEMBERS[0], shiftId)).claim)
  expect(await world.as(MEMBERS[0]).code('posts', 'release', { shiftId })).toBe('REASON_REQUIRED')
  expect(await world.as(MEMBERS[0]).ok('posts', 'release', { shiftId, reason: '孩子发烧' })).toMatchObject({ mine: 'none' })
  const doc = world.cloud.database.get('shifts', shiftId)
  expect(doc?.['log']).toMatchObject([{ action: 'lateRelease', reason: '孩子发烧' }])
})

test('排一周的班，再排一次不重复；复制一周到下两周', async () => {
  const { id: postId } = await staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { ...FIELDS, weekly: [{ days: [3, 6], from: '09:00', to: '11:00', places: 3 }] } })
  expect(await staff().code('posts', 'addShifts', { as: 'staff', postId, weeks: 1 })).toBe('POST_NOT_OPEN')
  await staff().ok('posts', 'publishPost', { as: 'staff', postId })
  expect(await staff().ok('posts', 'addShifts', { as: 'staff', postId, weeks: 1 })).toEqual({ added: 2, there: 0 })
  expect(await staff().ok('posts', 'addShifts', { as: 'staff', postId, weeks: 1 })).toEqual({ added: 0, there: 2 })
  expect(await staff().ok('posts', 'addShifts', { as: 'staff', postId, copy: { weekOf: MONDAY, weeks: 2 } })).toEqual({ added: 4, there: 0 })
  const { shifts } = await staff().ok('posts', 'post', { as: 'staff', postId })
  expect(shifts.map(({ startsAt }) => (startsAt - MONDAY) / DAY)).toEqual([2, 5, 9, 12, 16, 19])
})

test('别的社区的工作人员看不到、改不了', async () => {
  const { postId, shiftId } = await shiftFor(1)
  const foreign = world.as('seed-s010')
  expect(await foreign.code('posts', 'post', { as: 'staff', postId })).toBe('NOT_FOUND')
  expect(await foreign.code('posts', 'cancelShift', { as: 'staff', shiftId, reason: '不办了' })).toBe('NOT_FOUND')
  expect(await foreign.code('posts', 'publishPost', { as: 'staff', postId })).toBe('NOT_ALLOWED')
})

describe('到时由系统做的', () => {
  const tick = () => world.cloud.fireTimer('clock')
  const told = async (openid: string) => (await world.as(openid).ok('people', 'notices', {})).items.map(({ said, about, orderId }) => ({ said, about, orderId }))

  test('前一天、前两小时各提醒一次，多敲几下不多说；改期取消都告诉认领的人', async () => {
    const startsAt = world.cloud.clock.now() + 30 * HOUR
    const { shiftId } = await shiftFor(1, {}, startsAt)
    await world.as(MEMBERS[0]).ok('posts', 'claim', (await look(MEMBERS[0], shiftId)).claim)
    const said = async () => (await told(MEMBERS[0])).filter(({ orderId }) => orderId === shiftId).map((each) => each.said).reverse()
    await tick()
    expect(await said()).toEqual([])
    world.cloud.clock.advance(7 * HOUR)
    for (let i = 0; i < 3; i += 1) await tick()
    expect(await said()).toEqual(['明天有您的班'])
    world.cloud.clock.advance(21.5 * HOUR)
    for (let i = 0; i < 2; i += 1) await tick()
    expect(await said()).toEqual(['明天有您的班', '再过两小时就到您的班'])
    await staff().ok('posts', 'changeShift', { as: 'staff', shiftId, startsAt: startsAt + HOUR, endsAt: startsAt + 3 * HOUR, reason: '等下雨停' })
    await tick()
    await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId, reason: '下大雨' })
    for (let i = 0; i < 2; i += 1) await tick()
    expect(await said()).toEqual(expect.arrayContaining(['您认领的班次改了', '您认领的班次取消了']))
    expect(await said()).toHaveLength(4)
  })

  test('候补的人没确认，位子给下一位', async () => {
    const startsAt = world.cloud.clock.now() + 3 * DAY
    const { shiftId } = await shiftFor(1, { reach: 'district' }, startsAt)
    const people = ['seed-m00001', 'seed-m00011', 'seed-m00012'] as const
    await world.as(people[0]).ok('posts', 'claim', (await look(people[0], shiftId)).claim)
    await world.as(people[1]).ok('posts', 'wait', { shiftId })
    await world.as(people[2]).ok('posts', 'wait', { shiftId })
    await world.as(people[0]).ok('posts', 'release', { shiftId })
    await tick()
    expect((await told(people[1]))[0]).toMatchObject({ said: '候补到了，有您的位子', about: 'shift', orderId: shiftId })
    world.cloud.clock.advance(2 * HOUR + 1)
    await tick()
    expect(await world.as(people[1]).code('posts', 'confirmPlace', { shiftId })).toBe('NO_PROMISE')
    expect(await world.as(people[2]).ok('posts', 'confirmPlace', { shiftId })).toMatchObject({ mine: 'held' })
    await tick()
    expect((await told(people[1]))[0]?.said).toBe('没等到确认，位子给了下一位')
  })

  test('两部手机同时认领撞了时间的两班：后认领的一分钟内退回，说明原因', async () => {
    const startsAt = world.cloud.clock.now() + 3 * DAY
    const [a, b] = [await shiftFor(1, { reach: 'district' }, startsAt), await shiftFor(1, { reach: 'district' }, startsAt + HOUR)]
    const who = 'seed-m00020'
    const [first, second] = [await look(who, a.shiftId), await look(who, b.shiftId)]
    await world.as(who).ok('posts', 'claim', first.claim)
    world.cloud.clock.advance(1_000)
    // The old page's pass does not know of the first claim.
    await world.as(who).ok('posts', 'claim', second.claim)
    await tick()
    expect((await look(who, a.shiftId)).shift.mine).toBe('held')
    expect((await look(who, b.shiftId)).shift.mine).toBe('none')
    await tick()
    expect((await told(who))[0]).toMatchObject({ said: '这一班替您退了', orderId: b.shiftId })
  })

  test('结束两小时后成为历史，名额和人都对得上', async () => {
    const startsAt = world.cloud.clock.now() + DAY
    const { shiftId } = await shiftFor(2, { reach: 'district' }, startsAt)
    await world.as('seed-m00021').ok('posts', 'claim', (await look('seed-m00021', shiftId)).claim)
    world.cloud.clock.advance(DAY + 5 * HOUR)
    await tick()
    expect(world.cloud.database.get('shifts', shiftId)).toMatchObject({ state: 'over', left: 1, capacity: 2 })
    expect(await world.as('seed-m00022').code('posts', 'wait', { shiftId })).toBe('SHIFT_OVER')
  })
})

describe('签到签退', () => {
  const ME = 'seed-m02000'
  const POINT = { lng: 118.0075, lat: 36.605 }
  const AT_PLACE = { ...POINT, accuracyM: 20 }
  const own = (shiftId: string) => (world.cloud.database.get('shifts', shiftId) as unknown as { claims: Readonly<Record<string, { in?: { at: number; way: string; flagged: boolean; heardAt?: number }; out?: { at: number } }>> }).claims
  async function held() {
    const startsAt = world.cloud.clock.now() + 6 * HOUR
    const { shiftId, postId } = await shiftFor(2, { reach: 'district', place: { name: '驿站', point: POINT } }, startsAt)
    await world.as(ME).ok('posts', 'claim', (await look(ME, shiftId)).claim)
    return { shiftId, postId, startsAt, memberId: (await rowOf(postId))?.claims[0]?.memberId ?? '' }
  }
  const checkIn = (shiftId: string, more: object = {}) => world.as(ME).call('posts', 'checkIn', { shiftId, way: 'position', position: AT_PLACE, ...more })

  test('到了点才能签，站得太远、位置太糊都不行，圆碰到围栏就算', async () => {
    const { shiftId, startsAt } = await held()
    expect(await checkIn(shiftId)).toMatchObject({ code: 'TOO_EARLY' })
    world.cloud.clock.set(startsAt - 30 * 60_000)
    expect(await checkIn(shiftId, { position: { lng: 118.02, lat: 36.605, accuracyM: 20 } })).toMatchObject({ code: 'TOO_FAR' })
    expect(await checkIn(shiftId, { position: { ...POINT, accuracyM: 500 } })).toMatchObject({ code: 'POSITION_VAGUE' })
    // 320 metres away, give or take 30: the circle touches the fence.
    expect(await checkIn(shiftId, { position: { lng: POINT.lng + 0.00358, lat: POINT.lat, accuracyM: 30 } })).toMatchObject({ ok: true, data: { which: 'in', way: 'position', flagged: false } })
    expect((await look(ME, shiftId)).shift).toMatchObject({ actions: ['checkOut'] })
    // Once more, from elsewhere: the mark that stands is the answer.
    expect(await checkIn(shiftId, { position: { lng: 118.02, lat: 36.605, accuracyM: 20 } })).toMatchObject({ ok: true, data: { at: startsAt - 30 * 60_000 } })
  })

  test('没签到不能签退；签到码当场有效，过了不行，改过的不行；离线扫的后来补传，照当时算', async () => {
    const { shiftId, startsAt } = await held()
    world.cloud.clock.set(startsAt)
    expect(await world.as(ME).code('posts', 'checkOut', { shiftId, way: 'position', position: AT_PLACE })).toBe('NOT_CHECKED_IN')
    const { code } = await staff().ok('posts', 'placeCode', { as: 'staff', shiftId })
    expect(await checkIn(shiftId, { way: 'code', code: `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}` })).toMatchObject({ code: 'PLACE_CODE_WRONG' })
    world.cloud.clock.advance(5 * 60_000)
    expect(await checkIn(shiftId, { way: 'code', code })).toMatchObject({ code: 'PLACE_CODE_EXPIRED' })
    // Scanned then, without a network; told three hours later: a signed code keeps its own time.
    world.cloud.clock.advance(90 * 60_000)
    expect(await checkIn(shiftId, { way: 'code', code, at: startsAt + 10_000 })).toMatchObject({ ok: true, data: { at: startsAt + 10_000, flagged: false } })
    expect(Object.values(own(shiftId))[0]?.in).toMatchObject({ way: 'code', heardAt: startsAt + 95 * 60_000 })
    expect(await world.as(ME).ok('posts', 'checkOut', { shiftId, way: 'position', position: AT_PLACE, at: startsAt + 80 * 60_000 })).toMatchObject({ which: 'out', flagged: true })
  })

  test('位置是后来补传的要打标；一天以前的不收；手机时间在前头的不收', async () => {
    const { shiftId, startsAt } = await held()
    world.cloud.clock.set(startsAt + 30 * 60_000)
    expect(await checkIn(shiftId, { at: startsAt + 40 * 60_000 })).toMatchObject({ code: 'CLOCK_AHEAD' })
    expect(await checkIn(shiftId, { at: startsAt - 25 * HOUR })).toMatchObject({ code: 'PROOF_TOO_OLD' })
    expect(await checkIn(shiftId, { at: startsAt })).toMatchObject({ ok: true, data: { flagged: true } })
  })

  test('工作人员补记：要写原因，打标，记得是谁；别的社区的不行', async () => {
    const { shiftId, startsAt, memberId, postId } = await held()
    world.cloud.clock.set(startsAt + HOUR)
    const input = { as: 'staff' as const, shiftId, memberId, which: 'in' as const, at: startsAt, reason: '手机没电，我在现场' }
    expect(await world.as('seed-s010').code('posts', 'markPresence', input)).toBe('NOT_FOUND')
    expect(await staff().ok('posts', 'markPresence', input)).toMatchObject({ way: 'staff', flagged: true })
    expect((await rowOf(postId))?.claims[0]).toMatchObject({ in: { at: startsAt, way: 'staff', flagged: true } })
    expect(await staff().code('posts', 'markPresence', { ...input, which: 'out', at: world.cloud.clock.now() + HOUR })).toBe('CLOCK_AHEAD')
  })
})
