import { CAST } from '../support/journey'
import { inOfficesWorld, OFFICES } from '../support/registrations'
import { memberOfUnit, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** So soon before that no reminder comes behind it, a change reaches somebody or stands on the list of who is rung up. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const MINUTE = 60_000
const tick = () => world.cloud.fireTimer('clock')
const waited = async (minutes: number) => {
  for (let i = 0; i < minutes; i += 1) {
    world.cloud.clock.advance(MINUTE)
    await tick()
  }
}
const called = async () => (await world.as(CAST.staff).ok('people', 'callList', { as: 'staff' })).items.map(({ label, title }) => `${label} ${title}`)
const looksAt = async (who: string) => {
  const { items } = await world.as(who).ok('people', 'notices', {})
  await world.as(who).ok('people', 'readNotices', { box: 'own', upTo: items[0]?.rank ?? '' })
}

test('提前到一个半小时以后、开始前一小时换了地方：没看到的人在要打电话的名单上；三天以后的改动不在', async () => {
  const far = await shiftsIn(world).claimed(CAST.third, 2)
  await world.as(CAST.staff).ok('posts', 'changeShift', { as: 'staff', shiftId: far.shiftId, place: { name: '北门' }, reason: '南门在修路' })
  const { shiftId } = await shiftsIn(world).claimed(CAST.member, 2, { title: '提前了的' })
  await tick()
  const startsAt = world.cloud.clock.now() + 90 * MINUTE
  await world.as(CAST.staff).ok('posts', 'changeShift', { as: 'staff', shiftId, startsAt, endsAt: startsAt + 2 * HOUR, reason: '提前' })
  await waited(12)
  expect(await called()).toEqual(['党员 1 号 提前了的'])

  const other = await shiftsIn(world).claimed(CAST.other, 2, { title: '换地方的' })
  for (const ahead of [3, 2]) {
    world.cloud.clock.set(other.startsAt - ahead * HOUR)
    await tick()
  }
  await looksAt(CAST.other)
  world.cloud.clock.set(other.startsAt - HOUR)
  await tick()
  await world.as(CAST.staff).ok('posts', 'changeShift', { as: 'staff', shiftId: other.shiftId, place: { name: '北门' }, reason: '南门在修路' })
  await waited(12)
  expect(await called()).toContain('党员 2 号 换地方的')
})

test('单位在开始前一小时替人认领了：没看到的人在名单上', async () => {
  const { shiftId } = await shiftsIn(world).shift(3, { reach: 'district', title: '单位替认领的' }, world.cloud.clock.now() + 70 * MINUTE)
  await world.as(OFFICES.unit).ok('posts', 'claimForUnit', { as: 'unit', unitId: 'un01', shiftId, memberIds: [memberOfUnit(world)] })
  await waited(15)
  expect((await called()).filter((item) => item.endsWith('单位替认领的'))).toHaveLength(1)
})

test('活动三小时前取消：报了名、没看到的人在名单上；没报名的不打', async () => {
  const at = world.cloud.clock.now() + 30 * HOUR
  const { groups, places } = await world.as(CAST.staff).ok('activities', 'organised', { as: 'staff' })
  const [group, place] = [groups[0], places[0]]
  if (group === undefined || place === undefined) throw new Error('nothing to organise')
  const { id: activityId } = await world.as(CAST.staff).ok('activities', 'plan', { as: 'staff', forId: group.id, fields: { activityKind: 'volunteer', title: '清河道', about: '带手套', place: { name: place.name, placeId: place.id }, startsAt: at, endsAt: at + 2 * HOUR, signUp: true } })
  await world.as(CAST.member).ok('activities', 'signUp', { activityId })
  for (const ahead of [24, 3]) {
    world.cloud.clock.set(at - ahead * HOUR)
    await tick()
  }
  await world.as(CAST.staff).ok('activities', 'cancel', { as: 'staff', activityId, reason: '下大雨' })
  await waited(15)
  expect((await called()).filter((item) => item.endsWith('清河道'))).toEqual(['党员 1 号 清河道'])
  // In the app it is told once.
  expect((await world.as(CAST.member).ok('people', 'notices', {})).items.filter(({ said, orderId }) => orderId === activityId && said.includes('取消'))).toHaveLength(1)
})
