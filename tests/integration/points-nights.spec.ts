import type { LedgerDoc } from '@core/contract/points-documents'
import { isBalanced } from '@core/domain/points/ledger'
import { DAYS_OPEN } from '@core/domain/points/settle'
import { dayNumberAt, dayText, startOfDay } from '@core/domain/time/day'
import { CAST, idOf, journey } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { AT_STATION, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** A timer that was silent for days: no hour is lost, none counts twice, nothing is put right too early; and older days are looked at again. */
let world: World
let lines: string[] = []
beforeEach(async () => {
  lines = []
  world = await startWorld({ instancesPerFunction: 1, log: (line) => lines.push(JSON.stringify(line)) })
}, 60_000)
afterEach(async () => { await world.stop() })

const HOUR = 3_600_000
const today = () => dayNumberAt(world.cloud.clock.now())
const tick = () => world.cloud.fireTimer('clock')
/** The first firing of a night so many days from now, the timer silent until then. */
const nightAfter = async (days: number) => {
  world.cloud.clock.set(startOfDay(today() + days) + 20 * 60_000)
  await tick()
}
const minutes = async (openid: string = CAST.member) => (await world.as(openid).ok('points', 'mine', {})).minutes
const ledger = () => world.cloud.database.dump('ledger') as unknown as readonly LedgerDoc[]
const mark = () => world.cloud.database.dump('rollups').find(({ _id }) => _id === 'settled') as { readonly through: number } | undefined
const through = () => mark()?.through
const db = () => appOf(world.cloud).database()

/** A night shift of tonight, begun and not signed out of; the clock is at its end afterwards. */
async function nightShift() {
  const to = shiftsIn(world)
  const postId = await to.published({ place: AT_STATION, reach: 'district' })
  const startsAt = startOfDay(today()) + 22 * HOUR
  await world.as(CAST.staff).ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + 8 * HOUR, places: 1 }] })
  const shiftId = (await world.as(CAST.staff).ok('posts', 'post', { as: 'staff', postId })).shifts[0]?.shiftId ?? ''
  await world.as(CAST.member).ok('posts', 'claim', (await to.look(CAST.member, shiftId)).claim)
  world.cloud.clock.set(startsAt)
  await world.as(CAST.member).ok('posts', 'checkIn', { shiftId, way: 'position', position: { ...AT_STATION.point, accuracyM: 10 } })
  world.cloud.clock.set(startsAt + 8 * HOUR)
  return { shiftId, endsAt: startsAt + 8 * HOUR }
}

/** A shift so many days from now, come to and left again; the clock is at its end afterwards. */
async function serve(inDays: number, openid: string = CAST.member) {
  const to = shiftsIn(world)
  const shift = await to.shift(2, { place: AT_STATION, reach: 'district' }, startOfDay(today() + inDays) + 14 * HOUR)
  await world.as(openid).ok('posts', 'claim', (await to.look(openid, shift.shiftId)).claim)
  await to.served(openid, shift, 2 * HOUR)
  return dayNumberAt(shift.startsAt)
}

test('定时器停了六天再走：停之前和停的时候的时长都记上，一次；再敲多少次不多记', async () => {
  await tick()
  await serve(2)
  await serve(1, CAST.other)
  await nightAfter(6)
  expect([await minutes(), await minutes(CAST.other)]).toEqual([120, 120])
  const entries = ledger()
  await nightAfter(1)
  await tick()
  expect(ledger()).toEqual(entries)
  expect(entries.every((entry) => isBalanced(entry.lines))).toBe(true)
})

test('夜班没签退，社区赶在三天期满前补上：前一天晚上的两小时也算，不只算后半夜', async () => {
  await tick()
  const { shiftId, endsAt } = await nightShift()
  for (let night = 0; night < 3; night += 1) await nightAfter(1)
  world.cloud.clock.set(endsAt + 72 * HOUR - HOUR)
  await tick()
  expect(await minutes()).toBe(0)
  await world.as(CAST.staff).ok('posts', 'markPresence', { as: 'staff', shiftId, memberId: idOf(CAST.member), which: 'out', at: endsAt, reason: '忘了签退，我看着他走的' })
  await nightAfter(1)
  expect(await minutes()).toBe(480)
})

test('从来没敲过的定时器，十天以后第一次敲：从第一次服务那天记起', async () => {
  const day = await serve(2)
  await nightAfter(10)
  expect(await minutes()).toBe(120)
  expect(ledger().map((entry) => entry.day)).toEqual([day])
  expect(through()).toBe(today() - DAYS_OPEN)
})

test('停了四十天：一次记十四天，下一分钟接着记，记到昨天为止；以后没事的一分钟不为它多问', async () => {
  await tick()
  await serve(2)
  world.cloud.clock.set(startOfDay(today() + 20) + 9 * HOUR)
  await serve(2, CAST.other)
  // What a page says of it is how far the nights really came, and not that yesterday is in.
  const settledTo = async () => (await world.as(CAST.member).ok('points', 'mine', {})).settledTo
  expect(await settledTo()).toBeLessThan(startOfDay(today() - 20))
  await nightAfter(17)
  expect(await settledTo()).toBeLessThan(startOfDay(today() - DAYS_OPEN))
  expect([await minutes(), await minutes(CAST.other)]).toEqual([120, 0])
  expect(through()).toBeLessThan(today() - DAYS_OPEN)
  for (let minute = 0; minute < 3; minute += 1) {
    world.cloud.clock.advance(60_000)
    await tick()
  }
  expect([await minutes(), await minutes(CAST.other)]).toEqual([120, 120])
  expect(through()).toBe(today() - DAYS_OPEN)
  expect(await settledTo()).toBe(startOfDay(today()))
  // The night's check goes on a while.
  for (let minute = 0; minute < 40; minute += 1) await tick()
  world.cloud.meter.start()
  await tick()
  expect(world.cloud.meter.read().db).toBe(1)
})

test('停着的时候提更正：日历上过了也不行，账记到那一天才行', async () => {
  await tick()
  const day = await serve(2)
  world.cloud.clock.set(startOfDay(day + 8) + 9 * HOUR)
  const propose = () => world.as(CAST.staff).call('points', 'proposeAdjustment', { as: 'staff', memberNumber: 1, day: dayText(day), service: 'shift', minutes: 30, points: 0, note: '早到了半小时' })
  const early = await propose()
  expect(early).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
  expect(early.ok ? '' : early.fields?.['day']).toContain('还没有记完账')
  const latest = async () => dayNumberAt((await world.as(CAST.staff).ok('points', 'adjustments', { as: 'staff' })).latestDay)
  expect(await latest()).toBe(through())
  await tick()
  expect(await latest()).toBe(today() - DAYS_OPEN - 1)
  const { id } = await world.as(CAST.staff).ok('points', 'proposeAdjustment', { as: 'staff', memberNumber: 1, day: dayText(day), service: 'shift', minutes: 30, points: 0, note: '早到了半小时' })
  await world.as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId: id })
  for (let night = 0; night < 3; night += 1) await nightAfter(1)
  expect(await minutes()).toBe(150)
})

/** At a door for two hours of tomorrow, by the resident's code or by one's own word; the day's number. */
async function visited(way: 'code' | 'manual') {
  const orderId = await journey(world).taken()
  const { startCode = '' } = await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })
  world.cloud.clock.set(startOfDay(today() + 1) + 9 * HOUR)
  await world.as(CAST.member).ok('orders', 'checkIn', { as: 'member', orderId, way, ...(way === 'code' ? { code: startCode } : { reason: '手机没电了' }) })
  world.cloud.clock.advance(2 * HOUR)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '修好了' })
  return { orderId, day: today() }
}
const entered = () => ledger().filter(({ people }) => people.includes(idOf(CAST.member))).map(({ cause, day, lines: all }) => [cause.kind, day, all.find(({ account, unit }) => account.startsWith('member:') && unit === 'minutes')?.amount])

test('居民说没人来过、社区查了是这样：记过的时长和积分六天以后也冲掉，只冲一次', async () => {
  await tick()
  const { orderId, day } = await visited('code')
  for (let night = 0; night < 6; night += 1) await nightAfter(1)
  expect([await minutes(), through() ?? 0]).toEqual([120, day + 1])
  world.cloud.clock.advance(9 * HOUR)
  await world.as(CAST.resident).ok('orders', 'dispute', { as: 'resident', orderId, reason: '根本没有人来过' })
  await nightAfter(1)
  expect(await minutes()).toBe(120)
  await world.as(CAST.staff).ok('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'accepted', reason: '查了监控，没有来过' })
  for (let night = 0; night < 7; night += 1) await nightAfter(1)
  expect(await minutes()).toBe(0)
  expect((await world.as(CAST.member).ok('points', 'wallet', {})).available).toEqual({ points: 0, minutes: 0 })
  expect(entered()).toEqual([['day', day, 120], ['reversal', day, -120], ['day', day, undefined]])
}, 60_000)

test('只凭自己说到了的先不记，居民第七天确认了再记，一次', async () => {
  await tick()
  const { orderId, day } = await visited('manual')
  for (let night = 0; night < 6; night += 1) await nightAfter(1)
  expect(await minutes()).toBe(0)
  expect(through()).toBeGreaterThan(day)
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  for (let night = 0; night < 7; night += 1) await nightAfter(1)
  expect(await minutes()).toBe(120)
  expect(entered()).toEqual([['day', day, 120]])
}, 60_000)

test('每夜查所有人的老账：和服务对得上的不说，改过的一笔、不平的一笔报出来，谁的、哪一天，第二夜还报', async () => {
  const [day, fine] = [await serve(2), await serve(2, CAST.other)]
  for (let night = 0; night < 11; night += 1) await nightAfter(1)
  const warned = () => lines.filter((line) => line.includes('LEDGER_'))
  const wholeNight = async () => {
    await nightAfter(1)
    for (let minute = 0; minute < 60 && (world.cloud.database.get('rollups', 'checked') as { readonly part?: string } | undefined)?.part !== 'done'; minute += 1) {
      world.cloud.clock.advance(60_000)
      await tick()
    }
  }
  await wholeNight()
  expect(warned()).toEqual([])
  expect([day, fine].every((each) => each < (through() ?? 0))).toBe(true)

  const entry = ledger().find((each) => each.people.includes(idOf(CAST.member)))
  if (entry === undefined) throw new Error('nothing was settled')
  await db().collection('ledger').doc(entry._id).update({ lines: entry.lines.map((line) => ({ ...line, amount: line.amount * 2 })) })
  for (let night = 0; night < 2; night += 1) await wholeNight()
  expect(warned()).toHaveLength(2)
  expect(warned()[0]).toContain(`${idOf(CAST.member)} ${dayText(day)}`)
  await db().collection('ledger').doc(entry._id).update({ lines: entry.lines.slice(1) })
  await wholeNight()
  expect(warned().filter((line) => line.includes('LEDGER_UNBALANCED'))).toHaveLength(1)
  expect(warned().filter((line) => line.includes(idOf(CAST.other)))).toEqual([])
}, 60_000)
