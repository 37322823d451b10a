import { DAYS_OPEN } from '@core/domain/points/settle'
import { dayNumberAt } from '@core/domain/time/day'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { pointsIn } from '../support/points'
import { registrations } from '../support/registrations'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** More shifts change in one moment than a look of the timer holds: nothing behind them is left untold or undone. */
let world: World
inWorld((fresh) => { world = fresh })

const minute = async () => {
  world.cloud.clock.advance(60_000)
  await world.cloud.fireTimer('clock')
}
const told = (shiftId: string) => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === shiftId && notice['to'] === idOf(CAST.member)).map((notice) => String(notice['action']))
const tended = () => world.cloud.database.get('rollups', 'tended') as unknown as { readonly mark: number; readonly recent: readonly object[] }
/** Hours on end, every day. */
const weekly = [6, 8, 10, 14, 16].map((hour) => ({ days: [1, 2, 3, 4, 5, 6, 7], from: `${String(hour).padStart(2, '0')}:00`, to: `${String(hour + 2).padStart(2, '0')}:00`, places: 2 }))

test('一下排了几百班：后面取消的班照样告诉认领的人，撞了时间的照样退一个', async () => {
  const shifts = shiftsIn(world)
  await minute()
  for (let n = 0; n < 3; n += 1) {
    const postId = await shifts.published({ title: `岗位 ${n}`, weekly })
    await world.as(CAST.staff).ok('posts', 'addShifts', { as: 'staff', postId, weeks: 4 })
  }
  expect(world.cloud.database.dump('shifts').length).toBeGreaterThan(350)
  const claimed = await shifts.claimed(CAST.member, 2)
  await minute()
  await world.as(CAST.staff).ok('posts', 'cancelShift', { as: 'staff', shiftId: claimed.shiftId, reason: '下雨' })
  await minute()
  expect(told(claimed.shiftId)).toEqual(['cancel'])

  const first = await shifts.shift(2)
  const second = await shifts.shift(2, {}, first.startsAt)
  const claims = [await shifts.look(CAST.other, first.shiftId), await shifts.look(CAST.other, second.shiftId)]
  for (const { claim } of claims) await world.as(CAST.other).ok('posts', 'claim', claim)
  await minute()
  const mine = await Promise.all([first, second].map(async ({ shiftId }) => (await shifts.look(CAST.other, shiftId)).shift.mine))
  expect(mine.filter((each) => each === 'held')).toHaveLength(1)
  expect(tended().mark).toBeGreaterThan(world.cloud.clock.now() - 3 * 60_000)
})

test('认领不记一行也算变过：书签跟着走，不会每分钟把它们都再看一遍；没事的一分钟一次都不写', async () => {
  const shifts = shiftsIn(world)
  const { shiftId } = await shifts.shift(3)
  for (let n = 0; n < 4; n += 1) await minute()
  await world.as(CAST.third).ok('posts', 'claim', (await shifts.look(CAST.third, shiftId)).claim)
  for (let n = 0; n < 4; n += 1) await minute()
  expect(tended().mark).toBeGreaterThan(world.cloud.clock.now() - 4 * 60_000)
  const before = tended()
  world.cloud.meter.start()
  await minute()
  expect(world.cloud.meter.read().db).toBe(1)
  expect(tended()).toEqual(before)
})

test('三个单位同一分钟起草几百份年度情况：本人都先知道，后面的报到社区也知道', async () => {
  const to = registrations(world)
  await to.open([])
  await minute()
  await pointsIn(world).settledThrough(dayNumberAt(world.cloud.clock.now()) - DAYS_OPEN)
  for (const [who, scopeId] of [['seed-r023', 'un13'], ['seed-r024', 'un46'], ['seed-r025', 'un01']] as const) {
    await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(who), role: 'unit', scopeId })
    await world.as(who).ok('registry', 'draftStatements', { as: 'unit', unitId: scopeId, year: 2025 })
  }
  const { id } = await to.applied({}, 'seed-r026')
  await minute()
  const notices = world.cloud.database.dump('notices')
  const drafted = world.cloud.database.dump('records').filter(({ kind }) => kind === 'statement')
  expect(drafted.length).toBeGreaterThan(300)
  expect(drafted.filter(({ _id, personId }) => !notices.some((notice) => notice['orderId'] === _id && notice['to'] === personId))).toEqual([])
  expect(notices.filter((notice) => notice['orderId'] === id && notice['to'] === 'staff:cm01').length).toBeGreaterThan(0)
})
