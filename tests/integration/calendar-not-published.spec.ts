import { knownCalendarYears } from '@core/domain/time'
import { CAST, journey } from '../support/journey'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** A promise in working days that reaches into a year without published holidays is a guess, and says so. */
const year = knownCalendarYears().at(-1) ?? 0
const at = (time: string) => Date.parse(`${year}-${time}:00+08:00`)
const lines: string[] = []
let world: World
beforeAll(async () => { world = await startWorld({ instancesPerFunction: 1, at: at('12-28T09:00'), log: (line) => lines.push(JSON.stringify(line)) }) }, 60_000)
afterAll(async () => { await world?.stop() })

const asks = { serviceId: 'c0605', title: '组织关系怎么转', answers: [] }
const seen = async (orderId: string) => {
  const resident = await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })
  const staff = await world.as(CAST.staff).ok('orders', 'detail', { as: 'staff', orderId })
  // The first page and the lists promise as much as the order itself, and say as much of it.
  const cards = [await world.as(CAST.resident).ok('orders', 'home', { as: 'resident' }).then(({ orders }) => orders), ...(await Promise.all([world.as(CAST.resident).ok('orders', 'list', { as: 'resident', tab: 'open', limit: 50 }), world.as(CAST.staff).ok('orders', 'list', { as: 'staff', tab: 'toAccept', limit: 50 })])).map(({ items }) => items)]
  expect(cards.map((list) => list.find(({ id }) => id === orderId)?.estimated)).toEqual([resident.estimated, resident.estimated, resident.estimated])
  return [resident.dueKind, resident.estimated, staff.estimated]
}

test('一个工作日内受理：落在已经公布的一年里是准的，落在没公布的一年里，居民和社区都看得到是推算的', async () => {
  const to = journey(world)
  expect(await seen(await to.submitted(asks))).toEqual(['accept', undefined, undefined])
  world.cloud.clock.set(at('12-31T09:00'))
  expect(await seen(await to.submitted({ ...asks, text: '换个单位了，组织关系怎么转？' }))).toEqual(['accept', true, true])
})

test('按小时算的时限和日历无关，跨年也是准的', async () => {
  world.cloud.clock.set(at('12-31T23:30'))
  expect(await seen(await journey(world).submitted())).toEqual(['accept', undefined, undefined])
})

test('每天一次写进日志，让管系统的人去更新日历', async () => {
  const warnings = () => lines.filter((line) => line.includes('CALENDAR_YEAR_UNKNOWN'))
  const day = async (time: number) => {
    world.cloud.clock.set(time)
    for (let tick = 0; tick < 3; tick += 1) await world.cloud.fireTimer('clock')
    // What a function prints reaches the host a moment after its answer.
    await new Promise((done) => setTimeout(done, 200))
    return warnings().length
  }
  const nextDay = at('12-31T00:20') + 86_400_000
  expect(await day(nextDay)).toBe(1)
  expect(await day(nextDay + 3_600_000)).toBe(1)
  expect(await day(nextDay + 86_400_000)).toBe(2)
  expect(warnings()[0]).toContain(String(year + 1))
})
