import { balanceOf, isBalanced } from '@core/domain/points/ledger'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import type { LedgerDoc } from '@core/contract/points-documents'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import { AT_STATION, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Hours and points: what was served becomes entries in the night, once, whatever is told twice. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const nextNight = async () => {
  world.cloud.clock.set(startOfDay(dayNumberAt(world.cloud.clock.now()) + 1) + 20 * 60_000)
  await world.cloud.fireTimer('clock')
}
const mine = (openid: string) => world.as(openid).ok('points', 'mine', {})
const ledger = () => world.cloud.database.dump('ledger') as unknown as readonly LedgerDoc[]

async function serve(openid: string, hours: number) {
  const to = shiftsIn(world)
  const claimed = await to.claimed(openid, 2, { place: AT_STATION, reach: 'district' })
  await to.served(openid, claimed, hours * HOUR)
  return claimed
}

test('班次和上门的时长夜里记一次账；再敲一次钟不多记；两边相抵；别人看不到', async () => {
  await serve(CAST.member, 1.5)
  expect(await mine(CAST.member)).toMatchObject({ minutes: 0, days: [] })
  await nextNight()
  const first = await mine(CAST.member)
  expect(first).toMatchObject({ minutes: 90, points: 1.5 })
  expect(first.days[0]?.kinds).toEqual([{ kind: 'shift', minutes: 90 }])
  const entries = ledger().length
  await nextNight()
  expect(ledger()).toHaveLength(entries)
  expect(ledger().every(({ lines }) => isBalanced(lines))).toBe(true)
  expect(await mine(CAST.other)).toMatchObject({ minutes: 0 })

  const orderId = await journey(world).checkedIn()
  world.cloud.clock.advance(HOUR)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '好了' })
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  await nextNight()
  expect((await mine(CAST.member)).days[0]?.kinds).toEqual([{ kind: 'order', minutes: 60 }])
})

test('社区后来补记的：那一天冲掉重记，不改原来的一笔，总数等于重新数一遍', async () => {
  const to = shiftsIn(world)
  const { shiftId } = await to.claimed(CAST.other, 2, { place: AT_STATION, reach: 'district' })
  const { startsAt, endsAt } = (await to.look(CAST.other, shiftId)).shift
  world.cloud.clock.set(startsAt)
  await world.as(CAST.other).ok('posts', 'checkIn', { shiftId, way: 'position', position: { ...AT_STATION.point, accuracyM: 10 } })
  const kept = await serve(CAST.other, 2).then(({ shiftId: id }) => id)
  await nextNight()
  const before = ledger().filter(({ people }) => people.includes(idOf(CAST.other)))
  await world.as(CAST.staff).ok('posts', 'markPresence', { as: 'staff', shiftId, memberId: idOf(CAST.other), which: 'out', at: endsAt, reason: '忘了签退，我看着他走的' })
  await nextNight()
  const after = ledger().filter(({ people }) => people.includes(idOf(CAST.other)))
  expect(after).toEqual(expect.arrayContaining([...before]))
  expect(await mine(CAST.other)).toMatchObject({ minutes: 240 })
  expect(balanceOf(after.map(({ _id: id, people: _people, ...entry }) => ({ id, ...entry })), `member:${idOf(CAST.other)}`).minutes).toBe(240)
  expect(kept).not.toBe(shiftId)
})
