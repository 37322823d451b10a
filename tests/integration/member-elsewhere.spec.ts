import { emergencies } from '../support/emergencies'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pointsIn } from '../support/points'
import type { registrations } from '../support/registrations';
import { inOfficesWorld } from '../support/registrations'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Where somebody is a member decides what they may claim and where they are counted: not where they work, and no longer where they lived. */
let world: World
let to: ReturnType<typeof registrations>
inOfficesWorld(async (fresh, its) => {
  world = fresh
  to = its
  await tick()
})
const HOUR = 3_600_000
const DAY = 24 * HOUR
const tick = () => world.cloud.fireTimer('clock')
const foreign = () => world.as(CAST.foreignStaff)
const told = (openid: string, id: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === idOf(openid) && notice['orderId'] === id).map((notice) => String(notice['action']))
const shiftOf = (id: string) => world.cloud.database.get('shifts', id) as unknown as { readonly claims: Readonly<Record<string, { readonly state: string }>>; readonly waiterIds: readonly string[] }
const moved = async (who: string, phone: string) => {
  const registrationId = (await world.as(who).ok('registry', 'apply', to.input({ compoundId: 'cp003', phone }))).id
  await foreign().ok('registry', 'callPhone', { as: 'staff', registrationId })
  await foreign().ok('registry', 'settleMatch', { as: 'staff', registrationId, note: '老社区证明' })
  await foreign().ok('registry', 'confirm', { as: 'staff', registrationId })
  return to.stored(registrationId).communityId
}

test('在一个社区上班、在另一个社区报到：认领、点名、荣誉墙、名册都按报到的社区，上班的事照旧', async () => {
  const who = CAST.staff
  const there = await moved(who, '13800007777')
  expect([there, to.person(who)?.communityId]).toEqual(['cm02', 'cm02'])
  const startsAt = world.cloud.clock.now() + 50 * HOUR
  const { id: postId } = await foreign().ok('posts', 'savePost', { as: 'staff', communityId: there, fields: { title: '值守', role: '值守', about: '在门口值守', place: { name: '驿站' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 } })
  await foreign().ok('posts', 'publishPost', { as: 'staff', postId })
  await foreign().ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + HOUR, places: 3 }] })
  const shiftId = (await foreign().ok('posts', 'post', { as: 'staff', postId })).shifts[0]?.shiftId ?? ''
  expect(await world.as(who).code('posts', 'claim', (await shiftsIn(world).look(who, shiftId)).claim)).toBe('OK')
  const own = await shiftsIn(world).shift(3)
  expect(await world.as(who).code('posts', 'shift', { shiftId: own.shiftId })).toBe('NOT_FOUND')

  const label = to.person(who)?.label ?? ''
  const rows = async (staff: string) => (await world.as(staff).ok('people', 'roster', { as: 'staff', query: label, limit: 50 })).items.map((row) => row.label)
  expect([await rows(CAST.foreignStaff), await rows(CAST.colleague)].map((labels) => labels.includes(label))).toEqual([true, false])
  await pointsIn(world).earned(who, 12 * 60)
  await world.as(who).ok('points', 'saveHonours', { wall: 'number', appraisal: false })
  expect((await world.as(who).ok('points', 'wall', {})).items).toContainEqual({ who: label, passed: 10 })

  const { rollId } = await emergencies(world).rolled()
  expect((await world.as(CAST.colleague).ok('emergency', 'roll', { as: 'staff', rollId })).people.map(({ memberId }) => memberId)).not.toContain(idOf(who))
  expect(await world.as(who).code('posts', 'post', { as: 'staff', postId: own.postId })).toBe('OK')
})

test('搬走的人：只给原社区的班、候补和探访名单都放下并告诉本人；区里都能来的班留着', async () => {
  const { who } = await to.active({ compoundId: 'cp001', phone: '13800003333' })
  const shifts = shiftsIn(world)
  const [local, full, wide] = [await shifts.shift(1), await shifts.shift(1), await shifts.shift(1, { reach: 'district' })]
  for (const { shiftId } of [local, wide]) await world.as(who).ok('posts', 'claim', (await shifts.look(who, shiftId)).claim)
  await world.as(CAST.member).ok('posts', 'claim', (await shifts.look(CAST.member, full.shiftId)).claim)
  await world.as(who).ok('posts', 'wait', { shiftId: full.shiftId })
  await world.as(CAST.other).ok('posts', 'wait', { shiftId: full.shiftId })
  const promised = await shifts.claimed(CAST.third)
  await world.as(who).ok('posts', 'wait', { shiftId: promised.shiftId })
  await world.as(CAST.third).ok('posts', 'release', { shiftId: promised.shiftId })
  expect(shiftOf(promised.shiftId).claims[idOf(who)]?.state).toBe('promised')
  const { listId } = await emergencies(world).listed()
  await world.as(CAST.colleague).ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(who), idOf(CAST.member)] })
  expect(await world.as(who).code('emergency', 'openVisits', { as: 'member', listId })).toBe('OK')

  await moved(who, '13800003333')
  expect([local, full, promised].map(({ shiftId }) => Object.hasOwn(shiftOf(shiftId).claims, idOf(who)) || shiftOf(shiftId).waiterIds.includes(idOf(who)))).toEqual([false, false, false])
  expect(shiftOf(wide.shiftId).claims[idOf(who)]?.state).toBe('held')
  expect(await world.as(who).code('emergency', 'openVisits', { as: 'member', listId })).toBe('NOT_FOUND')
  expect(await world.as(CAST.member).code('emergency', 'openVisits', { as: 'member', listId })).toBe('OK')
  await tick()
  world.cloud.clock.advance(60_000)
  await tick()
  expect([local, full, promised, wide].map(({ shiftId }) => told(who, shiftId).filter((action) => action === 'remove').length)).toEqual([1, 1, 1, 0])
  expect(told(who, listId)).toContain('unassign')
  expect(world.cloud.database.dump('notices').filter((notice) => notice['to'] === 'staff:cm01' && notice['orderId'] === listId).map((notice) => notice['action'])).toContain('unassign')
})

test('离开的人：手里的微心愿当场退回，探访名单不再有他，指导员也不再是；再到别处报到也打不开老名单', async () => {
  const { who, id } = await to.active({ compoundId: 'cp001', phone: '13800005555' })
  const staff = world.as(CAST.colleague)
  const { id: wishId } = await staff.ok('wishes', 'make', { as: 'staff', communityId: 'cm01', fields: { title: '一副老花镜', about: '两百度', handAt: '社区' } })
  await staff.ok('wishes', 'publish', { as: 'staff', wishId })
  await world.as(who).ok('wishes', 'take', { as: 'member', wishId })
  const [open] = world.cloud.database.dump('records').filter(({ kind, state }) => kind === 'visitList' && state === 'open')
  const listId = String(open?.['_id'])
  await staff.ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(who)] })
  const { id: branchId } = await staff.ok('registry', 'foundBranch', { as: 'staff', branchKind: 'temporary', name: '防汛临时支部', purpose: '防汛', to: world.cloud.clock.now() + 60 * DAY })
  await staff.ok('registry', 'addInstructor', { as: 'staff', branchId, personId: idOf(who), target: 'unit', targetId: 'un05' })

  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'stopped' })
  expect(world.cloud.database.get('records', wishId)).toMatchObject({ state: 'published', memberIds: [] })
  expect(world.cloud.database.get('records', listId)).toMatchObject({ memberIds: [], labels: [] })
  const found = (await staff.ok('registry', 'branches', { as: 'staff' })).items.find((each) => each.id === branchId)
  expect(found?.instructors).toEqual([])
  await moved(who, '13800005555')
  // Nor where a list still has them, cut off before it let them go.
  await appOf(world.cloud).database().collection('records').doc(listId).update({ memberIds: [idOf(who)] })
  expect(await world.as(who).code('emergency', 'openVisits', { as: 'member', listId })).toBe('NOT_FOUND')
  await tick()
  expect(told(who, wishId)).toContain('comeBack')
})

test('班正在进行时离开：这一班照算，人还在班里；还没到的班空出来；荣誉墙上不再有他', async () => {
  const { who, id } = await to.active({ compoundId: 'cp001', phone: '13800006666' })
  const label = to.person(who)?.label
  await pointsIn(world).earned(who, 12 * 60)
  await world.as(who).ok('points', 'saveHonours', { wall: 'number', appraisal: false })
  const onWall = async () => (await world.as(CAST.member).ok('points', 'wall', {})).items.some((each) => each.who === label)
  expect(await onWall()).toBe(true)
  const [running, ahead] = [await shiftsIn(world).shift(1, {}, world.cloud.clock.now() + 5 * HOUR), await shiftsIn(world).shift(1, {}, world.cloud.clock.now() + 10 * DAY)]
  for (const { shiftId } of [running, ahead]) await world.as(who).ok('posts', 'claim', (await shiftsIn(world).look(who, shiftId)).claim)
  world.cloud.clock.set(running.startsAt + 10 * 60_000)
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'stopped' })
  expect([running, ahead].map(({ shiftId }) => Object.hasOwn(shiftOf(shiftId).claims, idOf(who)))).toEqual([true, false])
  for (const [which, at] of [['in', running.startsAt], ['out', running.startsAt + 2 * HOUR]] as const) {
    world.cloud.clock.set(Math.max(world.cloud.clock.now(), at))
    expect(await world.as(CAST.colleague).code('posts', 'markPresence', { as: 'staff', shiftId: running.shiftId, memberId: idOf(who), which, at, reason: '在现场' })).toBe('OK')
  }
  expect(await onWall()).toBe(false)
})
