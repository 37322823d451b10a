import { type ServiceLine, visitsIn } from '@core/domain/points/order-services'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** Proof of being at the door: by position, by the resident's four digits, or by hand. */
let world: World
let to: ReturnType<typeof journey>
beforeAll(async () => {
  world = await startWorld({ instancesPerFunction: 4 })
  to = journey(world)
}, 60_000)
afterAll(async () => { await world?.stop() })

const DOOR = { lng: 118.009066, lat: 36.60797 }
/** So many metres north of the compound. */
const north = (metres: number, accuracyM = 20) => ({ lng: DOOR.lng, lat: DOOR.lat + metres / 111_195, accuracyM })
const HOUR = 3_600_000
const member = () => world.as(CAST.member)
const codeOf = async (orderId: string) => (await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })).startCode ?? ''
const wrongCode = (code: string, step = 1) => String((Number(code) + step) % 10_000).padStart(4, '0')
const tryCode = (orderId: string, code: string, openid: string = CAST.member) => world.as(openid).code('orders', 'checkIn', { as: 'member', orderId, way: 'code', code })
/** With what the view showed: the way without a read. */
const unread = async (orderId: string) => {
  const { version, head, facts } = await member().ok('orders', 'detail', { as: 'member', orderId })
  return { seen: { version, head }, ...(facts ? { facts } : {}) }
}

const PLACES: readonly (readonly [string, ReturnType<typeof north>, string])[] = [
  ['就在小区里', north(0), 'OK'], ['围栏边上', north(299), 'OK'], ['围栏外面，误差够得着', north(450, 180), 'OK'],
  ['围栏外面，误差够不着', north(450, 100), 'TOO_FAR'], ['三公里外', north(3000), 'TOO_FAR'], ['误差太大的位置不算数', north(0, 201), 'POSITION_VAGUE'], ['地球另一边', { lng: -62, lat: -36, accuracyM: 5 }, 'TOO_FAR'],
]
test.each(PLACES)('定位签到，%s：读与不读两条路一样', async (_, position, expected) => {
  for (const way of ['read', 'unread']) {
    const orderId = await to.taken()
    const code = await member().code('orders', 'checkIn', { as: 'member', orderId, way: 'position', position, ...(way === 'unread' ? await unread(orderId) : {}) })
    expect([way, code]).toEqual([way, expected])
    expect(stored(world, orderId).state).toBe(expected === 'OK' ? 'checkedIn' : 'taken')
    if (expected === 'OK') expect(stored(world, orderId).seats['s1']?.checkIn).toMatchObject({ way: 'position', flagged: false })
  }
})

test('没有给位置、报了假的小区位置，都不算到了', async () => {
  const orderId = await to.taken()
  expect(await member().code('orders', 'checkIn', { as: 'member', orderId, way: 'position' })).toBe('POSITION_VAGUE')
  const view = await unread(orderId)
  if (view.facts === undefined) throw new Error('no facts')
  const here = { lng: 118.5, lat: 36.9 }
  expect(await member().code('orders', 'checkIn', { as: 'member', orderId, way: 'position', position: { ...here, accuracyM: 10 }, ...view, facts: { ...view.facts, point: here } })).toBe('TOO_FAR')
  expect(stored(world, orderId).state).toBe('taken')
})

test('开始码对了就签到，不留记号；手动签到留下记号，居民看得到方式', async () => {
  const byCode = await to.taken()
  await member().ok('orders', 'checkIn', { as: 'member', orderId: byCode, way: 'code', code: await codeOf(byCode), ...(await unread(byCode)) })
  expect(stored(world, byCode).seats['s1']?.checkIn).toMatchObject({ way: 'code', flagged: false })
  const byHand = await to.taken()
  await to.checksIn(CAST.member, byHand)
  expect(stored(world, byHand).seats['s1']?.checkIn).toMatchObject({ way: 'manual', flagged: true })
  expect((await world.as(CAST.staff).ok('orders', 'detail', { as: 'staff', orderId: byHand })).seatList[0]).toMatchObject({ flagged: true, way: 'manual' })
})

test('开始码只给居民看，党员、社区和街道的答复里都没有', async () => {
  const orderId = await to.taken()
  expect(await codeOf(orderId)).toMatch(/^\d{4}$/)
  for (const [openid, as] of [[CAST.member, 'member'], [CAST.staff, 'staff'], [CAST.street, 'street']] as const) expect((await world.as(openid).ok('orders', 'detail', { as, orderId })).startCode).toBeUndefined()
})

test.each(['read', 'unread'])('一小时里错五次就不再听，对的也不听；定位和手动还可以；过了那一小时又能试（%s）', async (way) => {
  const orderId = await to.taken()
  const code = await codeOf(orderId)
  const extra = async () => (way === 'unread' ? await unread(orderId) : {})
  const attempt = async (each: string) => member().code('orders', 'checkIn', { as: 'member', orderId, way: 'code', code: each, ...(await extra()) })
  const version = stored(world, orderId).version
  for (let n = 1; n <= 5; n += 1) {
    expect(await attempt(wrongCode(code, n))).toBe('CODE_WRONG')
    world.cloud.clock.advance(10 * 60_000)
  }
  expect(await attempt(wrongCode(code))).toBe('CODE_TRIED_TOO_OFTEN')
  expect(await attempt(code)).toBe('CODE_TRIED_TOO_OFTEN')
  expect(stored(world, orderId).version).toBe(version)
  world.cloud.clock.advance(10 * 60_000 - 1)
  expect(await attempt(code)).toBe('CODE_TRIED_TOO_OFTEN')
  world.cloud.clock.advance(1)
  // Only the first of the five is an hour old: one more try, not five.
  expect(await attempt(wrongCode(code))).toBe('CODE_WRONG')
  expect(await attempt(code)).toBe('CODE_TRIED_TOO_OFTEN')
  world.cloud.clock.advance(10 * 60_000)
  expect(await attempt(code)).toBe('OK')
})

test('六十个错码同时发来，真码混在中间：至多五个被说错，锁上以后真码也进不来', async () => {
  const orderId = await to.taken()
  const code = await codeOf(orderId)
  const wrong = Array.from({ length: 60 }, (_, n) => wrongCode(code, n + 1))
  const codes = await Promise.all([...wrong.slice(0, 40), code, ...wrong.slice(40)].map((each) => tryCode(orderId, each)))
  expect(codes.filter((each) => each === 'CODE_WRONG').length).toBeLessThanOrEqual(5)
  expect(codes.every((each) => ['OK', 'CODE_WRONG', 'CODE_TRIED_TOO_OFTEN', 'BUSY', 'WRONG_STATE'].includes(each))).toBe(true)
  const later = await Promise.all(wrong.slice(0, 10).map((each) => tryCode(orderId, each)))
  expect(later).not.toContain('OK')
})

test('不在办这一单的人猜码，什么也猜不出来：对和错是同一个答复', async () => {
  const orderId = await to.taken()
  const code = await codeOf(orderId)
  const view = await unread(orderId)
  for (const openid of [CAST.other, CAST.third, CAST.resident])
    for (const extra of [{}, view])
      for (const each of [code, wrongCode(code)])
        expect([openid, each, await world.as(openid).code('orders', 'checkIn', { as: 'member', orderId, way: 'code', code: each, ...extra })]).toEqual([openid, each, 'NOT_ASSIGNEE'])
  expect(stored(world, orderId).codeTries).toBeUndefined()
  // Nor does the holder get more tries by naming another round.
  if (view.facts === undefined) throw new Error('no facts')
  const facts = { ...view.facts, round: 7 }
  const tries = await Promise.all(Array.from({ length: 8 }, (_, n) => n).map((n) => member().code('orders', 'checkIn', { as: 'member', orderId, way: 'code', code: wrongCode(code, n + 1), ...view, facts })))
  expect(tries.filter((each) => each === 'CODE_WRONG').length).toBeLessThanOrEqual(5)
  expect(stored(world, orderId).takenBy).toEqual([idOf(CAST.member)])
  world.cloud.clock.advance(HOUR)
})

const MINUTE = 60_000
test.each(['read', 'unread'])('没有网的到和走：按那时的时间算，晚了注明；不早于接单，不过一天，不在以后（%s）', async (way) => {
  const tell = async (orderId: string, happenedAt: number, requestId?: string) => {
    const view = way === 'unread' ? await unread(orderId) : {}
    return world.as(CAST.member).call('orders', 'checkIn', { as: 'member', orderId, way: 'position', position: north(0), happenedAt, ...view }, requestId)
  }
  const orderId = await to.taken()
  const taken = world.cloud.clock.now()
  expect(await tell(orderId, taken + 10 * MINUTE)).toMatchObject({ code: 'CLOCK_AHEAD' })
  world.cloud.clock.advance(3 * HOUR)
  const came = taken + HOUR
  expect(await tell(orderId, came, `kept-${way}-came`)).toMatchObject({ ok: true })
  expect(await tell(orderId, came, `kept-${way}-came`)).toMatchObject({ ok: true })
  expect(stored(world, orderId).seats['s1']?.checkIn).toMatchObject({ at: came, way: 'position', flagged: true })

  await member().ok('orders', 'finish', { as: 'member', orderId, result: 'solved', happenedAt: came + 30 * MINUTE, ...(way === 'unread' ? await unread(orderId) : {}) })
  expect(stored(world, orderId).seats['s1']).toMatchObject({ state: 'done', doneAt: came + 30 * MINUTE })
  const lines = (world.cloud.database.get('orders', orderId) as unknown as { log: readonly ServiceLine[] }).log
  expect(visitsIn(orderId, lines)).toMatchObject([{ memberId: idOf(CAST.member), from: came, to: came + 30 * MINUTE }])

  const early = await to.taken()
  const promised = world.cloud.clock.now()
  world.cloud.clock.advance(5 * MINUTE)
  expect(await tell(early, promised - HOUR)).toMatchObject({ ok: true })
  expect(stored(world, early).seats['s1']?.checkIn).toMatchObject({ at: promised, flagged: false })
  const old = await to.taken()
  const then = world.cloud.clock.now()
  world.cloud.clock.advance(24 * HOUR + MINUTE)
  expect(await tell(old, then)).toMatchObject({ code: 'PROOF_TOO_OLD' })
})
