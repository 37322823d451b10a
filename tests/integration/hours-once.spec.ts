import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { CAST, idOf, journey } from '../support/journey'
import { pointsIn } from '../support/points'
import { inOfficesWorld, OFFICES, registrations } from '../support/registrations'
import { AT_STATION, memberOfUnit, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Hours count once, for what they prove, and stay whose they were. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const tick = () => world.cloud.fireTimer('clock')
const night = async (day: number) => {
  world.cloud.clock.set(startOfDay(day) + 20 * 60_000)
  for (let i = 0; i < 3; i += 1) {
    await tick()
    world.cloud.clock.advance(61_000)
  }
}
const here = { way: 'position' as const, position: { ...AT_STATION.point, accuracyM: 10 } }

test('还在等居民确认的上门，不能先由两个人补上：确认以后只记一次', async () => {
  const orderId = await journey(world).taken(CAST.member)
  await world.as(CAST.member).ok('orders', 'checkIn', { as: 'member', orderId, way: 'manual', reason: '手机没电了' })
  world.cloud.clock.advance(2 * HOUR)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '换了阀芯' })
  const day = dayNumberAt(world.cloud.clock.now())
  for (let each = day + 1; each <= day + 6; each += 1) await night(each)
  world.cloud.clock.set(startOfDay(day + 6) + 8.5 * HOUR)
  const correction = { as: 'staff' as const, memberNumber: 1, day: dayText(day), service: 'order' as const, minutes: 120, points: 4, note: '手机没电，邻居作证去了两小时' }
  expect(await world.as(CAST.staff).code('points', 'proposeAdjustment', correction)).toBe('HOURS_UNDECIDED')
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  await night(day + 7)
  await night(day + 8)
  const minutes = world.cloud.database.dump('ledger').flatMap((entry) => (entry['day'] === day && (entry['people'] as unknown as string[]).includes(idOf(CAST.member)) ? (entry['lines'] as unknown as { account: string; unit: string; amount: number }[]) : [])).filter(({ account, unit }) => account.startsWith('member:') && unit === 'minutes').reduce((sum, { amount }) => sum + amount, 0)
  expect(minutes).toBe(120)
})

test('签到以后：改不了时间地点，自己退不了，单位也退不了，证据还在；只加名额可以', async () => {
  const memberId = memberOfUnit(world)
  const openid = String(world.cloud.database.get('people', memberId)?.['openid'])
  const made = await shiftsIn(world).shift(2, { reach: 'district', place: AT_STATION })
  await world.as(OFFICES.unit).ok('posts', 'claimForUnit', { as: 'unit', unitId: 'un01', shiftId: made.shiftId, memberIds: [memberId] })
  world.cloud.clock.set(made.startsAt - 10 * 60_000)
  await world.as(openid).ok('posts', 'checkIn', { shiftId: made.shiftId, ...here })
  const change = (fields: object) => world.as(CAST.staff).code('posts', 'changeShift', { as: 'staff', shiftId: made.shiftId, reason: '改一改', ...fields })
  expect(await change({ startsAt: made.startsAt + 5 * HOUR, endsAt: made.startsAt + 7 * HOUR })).toBe('SHIFT_MARKED')
  expect(await change({ place: { name: '北门' } })).toBe('SHIFT_MARKED')
  expect(await change({ places: 3 })).toBe('OK')
  expect(await world.as(OFFICES.unit).code('posts', 'releaseForUnit', { as: 'unit', unitId: 'un01', shiftId: made.shiftId, memberId })).toBe('CAME_ALREADY')
  expect(await world.as(openid).code('posts', 'release', { shiftId: made.shiftId, reason: '不来了' })).toBe('CAME_ALREADY')
  expect((await world.as(openid).ok('posts', 'shift', { shiftId: made.shiftId })).shift).toMatchObject({ mine: 'held', cameAt: expect.any(Number) })
})

test('离开以后：自己服务的时长还是不能换东西；记错的两个人还能更正，由记的那个社区', async () => {
  const points = pointsIn(world)
  const { active, person } = registrations(world)
  const { who, id } = await active({ name: '王五', phone: '13800002222' })
  await points.earned(who, 600)
  const rewardId = await points.reward(60, 5, 'minutes')
  const number = Number(/\d+/.exec(person(who)?.label ?? '')?.[0])
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'transferredOut' })
  expect(await world.as(who).code('points', 'keepReward', { rewardId })).toBe('NOT_ENOUGH')
  world.cloud.clock.advance(10 * DAY)
  const today = dayNumberAt(world.cloud.clock.now())
  await points.settledThrough(today - 6)
  const correction = { as: 'staff' as const, memberNumber: number, day: dayText(today - 8), service: 'shift' as const, minutes: 30, points: 0, note: '签退忘了，同班的人作证' }
  expect(await world.as(CAST.foreignStaff).code('points', 'proposeAdjustment', correction)).toBe('MEMBER_UNKNOWN')
  const { id: adjustmentId } = await world.as(CAST.staff).ok('points', 'proposeAdjustment', correction)
  await world.as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId })
  expect((await points.available(who)).minutes).toBe(630)
})

test('夜里还没记完的日子不写进证明；当天夜里照常记账，证明还是属实', async () => {
  const points = pointsIn(world)
  await world.as(CAST.other).ok('people', 'saveProfile', { name: '李建国', phone: '13905330077', address: { compoundId: 'cp001', building: '3 号楼', unit: '1', room: '201' }, consent: true })
  const from = await points.earned(CAST.other, 120)
  const made = await shiftsIn(world).claimed(CAST.other, 1, { place: AT_STATION })
  await shiftsIn(world).served(CAST.other, made, 2 * HOUR)
  const day = dayNumberAt(made.startsAt)
  world.cloud.clock.set(startOfDay(day + 1) + 60_000)
  const certificate = await world.as(CAST.other).ok('points', 'issueCertificate', { from, to: dayText(day) })
  expect([certificate.minutes, dayNumberAt(certificate.to) < day]).toEqual([120, true])
  await night(day + 1)
  expect(await world.as(CAST.neighbour).ok('points', 'checkCertificate', { code: certificate.code })).toMatchObject({ books: 'same', minutes: 120 })
})

test('过了年、起草以前离开的人，那一年的年度情况也有一份', async () => {
  const { who, id } = await registrations(world).active({ name: '钱八', phone: '13800004444' })
  await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  const year = new Date(world.cloud.clock.now() + 8 * HOUR).getUTCFullYear()
  world.cloud.clock.set(Date.UTC(year + 1, 0, 8, 1))
  await tick()
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'transferredOut' })
  await pointsIn(world).settledThrough(dayNumberAt(world.cloud.clock.now()) - 5)
  await world.as(OFFICES.unit).ok('registry', 'draftStatements', { as: 'unit', unitId: 'un01', year })
  expect((await world.as(who).ok('registry', 'statements', { as: 'resident' })).items).toMatchObject([{ year }])
})
