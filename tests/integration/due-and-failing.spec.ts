import { CAST, idOf, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** More is due than a look of the timer holds, and none of it can be done: what is behind comes all the same, and the timer comes back to the first. */
let world: World
let lines: string[] = []
beforeAll(async () => { world = await startWorld({ instancesPerFunction: 1, log: (line) => lines.push(JSON.stringify(line)) }) }, 60_000)
afterAll(async () => { await world.stop() })

const DAY = 24 * 3_600_000
const minute = async () => {
  world.cloud.clock.advance(60_000)
  await world.cloud.fireTimer('clock').catch(() => undefined)
}
const db = () => appOf(world.cloud).database()
const putOff = (collection: string) => lines.filter((line) => line.includes('PUT_OFF') && line.includes(`${collection} `))
/** So many copies of a document, due before it and not to be read. */
async function broken(collection: string, like: object, many: number, wrong: (id: string) => object) {
  const docs = Array.from({ length: many }, (_, nth) => ({ ...like, _id: `broken-${collection}-${nth}`, updatedAt: 0, nextAt: 1 + nth, ...wrong(`broken-${nth}`) }))
  for (let from = 0; from < many; from += 100) await db().collection(collection).add(docs.slice(from, from + 100) as never)
  return docs.map(({ _id }) => _id)
}
const nextAts = (collection: string, ids: readonly string[]) => ids.map((id) => Number(world.cloud.database.get(collection, id)?.['nextAt']))

test('三百多份到点的记录都打不开：后面到点的照样办；过十分钟再来看它们，修好的接着办，日志里说得出是哪些', async () => {
  const to = pointsIn(world)
  await to.earned(CAST.member, 600)
  await minute()
  const proposed = await to.proposed()
  const record = world.cloud.database.get('records', proposed) ?? {}
  const ids = await broken('records', record, 320, () => ({ minutes: 'sixty' }))
  world.cloud.clock.advance(20 * DAY)
  for (let n = 0; n < 3; n += 1) await minute()
  expect(world.cloud.database.get('records', proposed)?.['state']).toBe('lapsed')
  const [first = ''] = ids
  expect(putOff('records')[0]).toContain(first)
  expect(nextAts('records', ids.slice(0, 300)).every((at) => at > world.cloud.clock.now())).toBe(true)

  await db().collection('records').doc(first).update({ minutes: 60, nextAt: nextAts('records', [first])[0] })
  expect(world.cloud.database.get('records', first)?.['state']).toBe('proposed')
  for (let n = 0; n < 11; n += 1) await minute()
  expect(world.cloud.database.get('records', first)?.['state']).toBe('lapsed')
  await db().collection('records').where({ minutes: 'sixty' }).remove()
})

test('三百多班到点的都打不开：后面的班照样提醒；一页没满的，每分钟都再试', async () => {
  const shifts = shiftsIn(world)
  const claimed = await shifts.claimed(CAST.member, 2)
  const part = world.cloud.database.dump('shifts').find(({ shiftId }) => shiftId === claimed.shiftId) ?? {}
  await broken('shifts', part, 310, (shiftId) => ({ shiftId, holders: [shiftId], waiterIds: [], openTo: [], claims: 'none' }))
  const { startsAt } = (await shifts.look(CAST.member, claimed.shiftId)).shift
  world.cloud.clock.set(startsAt - 100 * 60_000)
  for (let n = 0; n < 2; n += 1) await minute()
  expect(world.cloud.database.dump('notices').some((notice) => notice['orderId'] === claimed.shiftId && notice['to'] === idOf(CAST.member) && notice['action'] === 'remindHours')).toBe(true)
  expect(putOff('shifts')).toHaveLength(1)
  // What is left of them fills no page: it stands in nobody's way.
  await db().collection('shifts').where({ claims: 'none', nextAt: db().command.gt(1000) }).remove()
  lines = []
  for (let n = 0; n < 2; n += 1) await minute()
  expect(putOff('shifts')).toEqual([])
  expect(nextAts('shifts', ['broken-shifts-305'])).toEqual([306])
  await db().collection('shifts').where({ claims: 'none' }).remove()
})

test('两百多单到点的都打不开：后面到点的单照样办', async () => {
  const orderId = await journey(world).offered([CAST.member])
  await minute()
  const order = world.cloud.database.get('orders', orderId) ?? {}
  const ids = await broken('orders', order, 210, () => ({ title: 7 }))
  world.cloud.clock.advance(45 * 60_000)
  for (let n = 0; n < 2; n += 1) await minute()
  expect(stored(world, orderId).log.at(-1)?.action).toBe('lapseOffer')
  expect(putOff('orders')).toHaveLength(1)
  expect(nextAts('orders', ids.slice(0, 200)).every((at) => at > world.cloud.clock.now())).toBe(true)
})
