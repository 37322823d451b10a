import { inWorld } from '../support/in-world'
import { appOf } from '../support/local-cloud'
import { POST, type PostFields, shiftsIn } from '../support/shifts'
import { MONDAY, PEOPLE, type World } from '../support/world'

/** Posts, their shifts, and who gets a place: the built functions over the local cloud. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const staff = () => world.as(PEOPLE.staff)
/** Members of the first community; the seed deals them over the district. */
const MEMBERS = ['seed-m00001', 'seed-m00002'] as const

let made = 0
const shiftFor = (places: number, fields: Partial<PostFields> = {}, startsAt = MONDAY + 2 * DAY + (made += 1) * 4 * HOUR) => shiftsIn(world).shift(places, fields, startsAt)
const look = (openid: string, shiftId: string) => shiftsIn(world).look(openid, shiftId)
const rowOf = (postId: string) => shiftsIn(world).row(postId)

test('党员认领一班，名额少一个；同一次请求再来，还是那一次', async () => {
  const { shiftId, postId } = await shiftFor(2)
  const { claim } = await look(MEMBERS[0], shiftId)
  const first = await world.as(MEMBERS[0]).ok('posts', 'claim', claim, 'claim-once-1')
  expect(first.mine).toBe('held')
  expect(await world.as(MEMBERS[0]).ok('posts', 'claim', claim, 'claim-once-1')).toMatchObject({ mine: 'held', at: first.at })
  // Another tap of the same person is no second place either.
  expect(await world.as(MEMBERS[0]).ok('posts', 'claim', claim, 'claim-once-2')).toMatchObject({ mine: 'held', at: first.at })
  expect(await rowOf(postId)).toMatchObject({ capacity: 2, left: 1, claims: [{ label: '党员 1 号', state: 'held' }] })
  expect((await look(MEMBERS[0], shiftId)).shift).toMatchObject({ mine: 'held', actions: ['release', 'swap'] })
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
  expect(first.shift.parts).toBe(8)
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
  expect(doc?.['log']).toMatchObject([{ action: 'publish' }, { action: 'lateRelease', reason: '孩子发烧' }])
})

test('八周一次排完，一班不少；断在半路再排，补上缺的；多得离谱的说得出多少班', async () => {
  const weekly = [8, 10, 14].map((hour) => ({ days: [1, 2, 3, 4, 5, 6, 7], from: `${String(hour).padStart(2, '0')}:00`, to: `${String(hour + 2).padStart(2, '0')}:00`, places: 60 }))
  const postId = await shiftsIn(world).published({ weekly })
  const add = (weeks: number) => staff().ok('posts', 'addShifts', { as: 'staff', postId, weeks })
  const { added } = await add(8)
  expect(added).toBeGreaterThan(160)
  expect(await add(8)).toEqual({ added: 0, there: added })
  const mine = () => world.cloud.database.dump('shifts').filter((part) => part['postId'] === postId)
  expect(mine()).toHaveLength(added * 3)
  const [lost] = mine().filter(({ part }) => part === 2)
  await appOf(world.cloud).database().collection('shifts').doc(String(lost?._id)).remove()
  expect(await add(8)).toEqual({ added: 1, there: added - 1 })
  expect(mine()).toHaveLength(added * 3)
  const many = await shiftsIn(world).published({ weekly: Array.from({ length: 14 }, (_, n) => ({ days: [1, 2, 3, 4, 5, 6, 7], from: `${String(n + 6).padStart(2, '0')}:00`, to: `${String(n + 7).padStart(2, '0')}:00`, places: 1 })) })
  await staff().ok('posts', 'addShifts', { as: 'staff', postId: many, weeks: 2 })
  const reply = await staff().call('posts', 'addShifts', { as: 'staff', postId: many, copy: { weekOf: world.cloud.clock.now() + 7 * 24 * 3_600_000, weeks: 8 }, weeks: 8 })
  expect(reply.ok ? '' : reply.fields?.['weeks']).toContain('一次最多排 800 班')
})

test('排一周的班，再排一次不重复；复制一周到下两周', async () => {
  const { id: postId } = await staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { ...POST, weekly: [{ days: [3, 6], from: '09:00', to: '11:00', places: 3 }] } })
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

test('选了本社区的小区，签到就按它的位置；别的社区的小区不收', async () => {
  const save = (areaId: string) => staff().call('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { ...POST, place: { name: '东门', areaId } } })
  const saved = await save('cp001')
  if (!saved.ok) throw new Error(saved.code)
  expect((await staff().ok('posts', 'post', { as: 'staff', postId: saved.data.id })).post.place).toMatchObject({ areaId: 'cp001', point: { lng: expect.any(Number), lat: expect.any(Number) } })
  expect(await save('cp003')).toMatchObject({ code: 'INVALID_INPUT' })
})

test('现场找谁：认领的人看得到岗位的联系人，别人看到社区的电话；不写了，就是社区的电话', async () => {
  const office = world.cloud.database.dump('areas').flatMap((doc) => doc['areas'] as unknown as readonly { readonly id: string; readonly phone?: string }[]).find(({ id }) => id === 'cm01')?.phone
  const { shiftId, postId } = await shiftFor(2, { contact: { name: '王站长', phone: '０５３３ 2000 001' } })
  expect((await look(MEMBERS[0], shiftId)).shift.contact).toMatchObject({ phone: office })
  await world.as(MEMBERS[0]).ok('posts', 'claim', (await look(MEMBERS[0], shiftId)).claim)
  expect((await look(MEMBERS[0], shiftId)).shift.contact).toEqual({ name: '王站长', phone: '05332000001' })
  expect((await look(MEMBERS[1], shiftId)).shift.contact).toMatchObject({ phone: office })

  await staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', postId, fields: POST })
  expect((await staff().ok('posts', 'post', { as: 'staff', postId })).post.contact).toBeUndefined()
  expect((await look(MEMBERS[0], shiftId)).shift.contact).toMatchObject({ phone: office })
  expect(await staff().code('posts', 'savePost', { as: 'staff', communityId: 'cm01', postId, fields: { ...POST, contact: { name: '王站长', phone: '12' } } })).toBe('INVALID_INPUT')
})
