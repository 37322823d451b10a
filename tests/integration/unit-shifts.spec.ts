import { idOf } from '../support/journey'
import { inOfficesWorld, OFFICES, registrations } from '../support/registrations'
import { memberOfUnit, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A unit claims for its members, over the built functions and the local cloud. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const UNIT = { as: 'unit', unitId: 'un01' } as const
const to = () => shiftsIn(world)
const unit = () => world.as(OFFICES.unit)
const tick = () => world.cloud.fireTimer('clock')
const reach = { reach: 'district' } as const
const openidOf = (memberId: string) => String(world.cloud.database.get('people', memberId)?.['openid'])
const claimsOf = (shiftId: string) => world.cloud.database.get('shifts', shiftId) as unknown as { left: number; claims: Readonly<Record<string, { unitId?: string }>>; log: readonly { action: string }[] }

test('单位点名认领，各是一个位子；再发一次不多占；本人收到，退了不算临时退', async () => {
  const startsAt = world.cloud.clock.now() + HOUR
  const { shiftId } = await to().shift(3, reach, startsAt)
  const memberIds = [memberOfUnit(world), memberOfUnit(world, 1)]
  for (const [outcome, wish] of [['claimed', 'first'], ['claimed', 'first'], ['there', 'later']] as const) {
    const { results } = await unit().ok('posts', 'claimForUnit', { ...UNIT, shiftId, memberIds }, `unit-claims-${wish}`)
    expect(results.map((each) => each.outcome)).toEqual([outcome, outcome])
  }
  expect(claimsOf(shiftId)).toMatchObject({ left: 1, claims: Object.fromEntries(memberIds.map((id) => [id, { unitId: 'un01', state: 'held' }])) })
  await tick()
  await tick()
  const openid = openidOf(memberIds[0] ?? '')
  const { items } = await world.as(openid).ok('people', 'notices', {})
  expect(items.filter(({ orderId, said }) => orderId === shiftId && said === '单位替您认领了一班')).toHaveLength(1)
  const { shift } = await world.as(openid).ok('posts', 'shift', { shiftId })
  expect(shift).toMatchObject({ mine: 'held', freeUntil: startsAt, byUnit: expect.any(String) })
  // Less than three hours before, without a reason: they never promised.
  expect(await world.as(openid).ok('posts', 'release', { shiftId })).toMatchObject({ mine: 'none' })
  expect(claimsOf(shiftId).log.at(-1)?.action).toBe('release')
})

test('名额不够的、撞了时间的，各说各的原因，不耽误别人', async () => {
  const { shiftId, startsAt } = await to().shift(1, reach)
  const [one, two] = [memberOfUnit(world), memberOfUnit(world, 1)]
  const { results } = await unit().ok('posts', 'claimForUnit', { ...UNIT, shiftId, memberIds: [one, two] })
  expect(results).toMatchObject([{ memberId: one, outcome: 'claimed' }, { memberId: two, outcome: 'refused', why: 'SHIFT_FULL' }])
  const clash = await to().shift(2, reach, startsAt + HOUR)
  expect((await unit().ok('posts', 'claimForUnit', { ...UNIT, shiftId: clash.shiftId, memberIds: [one, two] })).results).toMatchObject([{ why: 'SHIFTS_OVERLAP' }, { outcome: 'claimed' }])
})

test('单位只退得掉自己替人认领的；本人自己认领的不归单位管', async () => {
  const { shiftId } = await to().shift(2, reach)
  const [one, two] = [memberOfUnit(world), memberOfUnit(world, 1)]
  await unit().ok('posts', 'claimForUnit', { ...UNIT, shiftId, memberIds: [one] })
  await world.as(openidOf(two)).ok('posts', 'claim', (await to().look(openidOf(two), shiftId)).claim)
  expect(await unit().code('posts', 'releaseForUnit', { ...UNIT, shiftId, memberId: two })).toBe('NOT_HELD')
  await unit().ok('posts', 'releaseForUnit', { ...UNIT, shiftId, memberId: one }, 'unit-gives-back')
  expect(await unit().ok('posts', 'releaseForUnit', { ...UNIT, shiftId, memberId: one }, 'unit-gives-back')).toEqual({ shiftId, memberId: one })
  expect(claimsOf(shiftId)).toMatchObject({ left: 1 })
  const found = (await unit().ok('posts', 'unitShifts', UNIT)).items.find((each) => each.shiftId === shiftId)
  // What somebody claimed by themselves the unit does not even see.
  expect(found?.ours).toEqual([])
})

test('换到别的单位的人，原来的单位替他认领的位子还是他的：原单位退不掉', async () => {
  const { active, person } = registrations(world)
  const { who, id } = await active({ compoundId: 'cp001', phone: '13800004444', unitId: 'un01' })
  await unit().ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  const { shiftId } = await to().shift(3, reach)
  const memberId = idOf(who)
  await unit().ok('posts', 'claimForUnit', { ...UNIT, shiftId, memberIds: [memberId] })
  await world.as(who).ok('registry', 'changeUnit', { registrationId: id, unitId: 'un02' })
  await world.as(OFFICES.otherUnit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  expect(person(who)?.member?.unitId).toBe('un02')
  expect(await unit().code('posts', 'releaseForUnit', { ...UNIT, shiftId, memberId })).toBe('MEMBER_UNKNOWN')
  expect(Object.keys(claimsOf(shiftId).claims)).toEqual([memberId])
  expect((await world.as(who).ok('posts', 'release', { shiftId })).mine).toBe('none')
})
