import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import { MONDAY, type World } from '../support/world'

/** 最少人数 of stations and grids over the built functions and the local cloud. */
let world: World
inWorld((fresh) => { world = fresh })

const staff = () => world.as(CAST.staff)
const DAY = 86_400_000
const HOUR = 3_600_000
const board = async (who: string, as: 'staff' | 'street' | 'district') => (await world.as(who).ok('posts', 'atRisk', { as })).bare

test('按网格定最少人数：没人排班就缺，认领够了就不缺；街道和区里也看得到；不再要求就不提', async () => {
  const { grids } = await staff().ok('posts', 'covers', { as: 'staff' })
  const grid = world.cloud.database.get('areas', 'district') as unknown as { areas: readonly { id: string; parentId?: string; kind: string }[] }
  const compound = grid.areas.find(({ kind, parentId }) => kind === 'compound' && grids.some(({ id }) => id === parentId))
  const targetId = compound?.parentId ?? ''
  const { id: coverId } = await staff().ok('posts', 'setCover', { as: 'staff', fields: { target: 'grid', targetId, days: [4], from: '09:00', to: '11:00', least: 1 } })
  const startsAt = MONDAY - (MONDAY + 8 * HOUR) % DAY + 3 * DAY + 9 * HOUR
  expect(await board(CAST.staff, 'staff')).toMatchObject([{ coverId, least: 1, people: 0, planned: 0, startsAt }])
  for (const [who, as] of [[CAST.street, 'street'], [CAST.district, 'district']] as const) expect((await board(who, as)).map((each) => each.coverId)).toContain(coverId)

  const { shiftId } = await shiftsIn(world).shift(1, { place: { name: '东门', areaId: compound?.id ?? '' } }, startsAt)
  expect(await board(CAST.staff, 'staff')).toMatchObject([{ people: 0, planned: 1 }])
  await world.as(CAST.member).ok('posts', 'claim', (await shiftsIn(world).look(CAST.member, shiftId)).claim)
  expect(await board(CAST.staff, 'staff')).toEqual([])

  await staff().ok('posts', 'setCover', { as: 'staff', coverId, fields: { target: 'grid', targetId, days: [4], from: '09:00', to: '11:00', least: 2 } })
  expect(await board(CAST.staff, 'staff')).toMatchObject([{ people: 1, least: 2 }])
  await staff().ok('posts', 'endCover', { as: 'staff', coverId })
  expect(await board(CAST.staff, 'staff')).toEqual([])
})

test('按驿站定：岗位写明是哪个驿站的，人就算进去；别的社区的驿站不收', async () => {
  const { stations } = await staff().ok('posts', 'covers', { as: 'staff' })
  const station = stations[0]
  expect(station).toBeDefined()
  const fields = { target: 'station' as const, targetId: station?.id ?? '', days: [5], from: '14:00', to: '16:00', least: 1 }
  const { id: coverId } = await staff().ok('posts', 'setCover', { as: 'staff', fields })
  const [bare] = (await board(CAST.staff, 'staff')).filter((each) => each.coverId === coverId)
  expect(bare).toMatchObject({ name: station?.name, people: 0 })
  const { shiftId } = await shiftsIn(world).shift(1, { place: { name: '驿站', stationId: station?.id ?? '' } }, bare?.startsAt)
  await world.as(CAST.member).ok('posts', 'claim', (await shiftsIn(world).look(CAST.member, shiftId)).claim)
  expect((await board(CAST.staff, 'staff')).filter((each) => each.coverId === coverId)).toEqual([])
  expect(await staff().code('posts', 'setCover', { as: 'staff', fields: { ...fields, targetId: 'st-elsewhere' } })).toBe('INVALID_INPUT')
  expect(await staff().code('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { title: '值守', role: '值守', about: '值守', place: { name: '驿站', stationId: 'st-elsewhere' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 } })).toBe('INVALID_INPUT')
})

test('正在值守的时间没有人，照样在板上，从现在起算；申请了还没同意的不算人', async () => {
  const { stations } = await staff().ok('posts', 'covers', { as: 'staff' })
  const targetId = stations[0]?.id ?? ''
  const { id: coverId } = await staff().ok('posts', 'setCover', { as: 'staff', fields: { target: 'station', targetId, days: [1], from: '08:00', to: '20:00', least: 1 } })
  const now = world.cloud.clock.now()
  const first = async () => (await board(CAST.staff, 'staff')).filter((each) => each.coverId === coverId)
  expect(await first()).toMatchObject([{ people: 0, planned: 0, weakAt: now, startsAt: MONDAY - (MONDAY + 8 * HOUR) % DAY + 8 * HOUR }])

  // Somebody from the next hour on, if the community says yes.
  const to = shiftsIn(world)
  const postId = await to.published({ approval: true, place: { name: '驿站', stationId: targetId } })
  await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt: now + HOUR, endsAt: now + 12 * HOUR, places: 1 }] })
  const shiftId = (await to.row(postId))?.shiftId ?? ''
  world.cloud.clock.advance(30 * 60_000)
  await world.as(CAST.member).ok('posts', 'claim', (await to.look(CAST.member, shiftId)).claim)
  world.cloud.clock.advance(40 * 60_000)
  expect(await first()).toMatchObject([{ people: 0, planned: 1 }])
  world.cloud.clock.advance(-20 * 60_000)
  await staff().ok('posts', 'decideClaim', { as: 'staff', shiftId, memberId: idOf(CAST.member), agree: true })
  world.cloud.clock.advance(20 * 60_000)
  expect(await first()).toEqual([])
  await staff().ok('posts', 'endCover', { as: 'staff', coverId })
})

test('一个人管两个社区：定好的一条不从一个社区挪到另一个', async () => {
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.staff), role: 'staff', scopeId: 'cm02' })
  const { grids } = await staff().ok('posts', 'covers', { as: 'staff' })
  const areas = (world.cloud.database.get('areas', 'district') as unknown as { areas: readonly { id: string; parentId?: string }[] }).areas
  const gridOf = (communityId: string) => grids.find(({ id }) => areas.some((area) => area.id === id && area.parentId === communityId))?.id ?? ''
  const fields = (communityId: string) => ({ target: 'grid' as const, targetId: gridOf(communityId), days: [4], from: '09:00', to: '11:00', least: 1 })
  const { id: coverId } = await staff().ok('posts', 'setCover', { as: 'staff', fields: fields('cm01') })
  expect(await staff().code('posts', 'setCover', { as: 'staff', coverId, fields: fields('cm02') })).toBe('INVALID_INPUT')
  expect(await staff().code('posts', 'setCover', { as: 'staff', coverId, fields: { ...fields('cm01'), least: 2 } })).toBe('OK')
})
