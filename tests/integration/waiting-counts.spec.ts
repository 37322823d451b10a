import { emergencies, SECOND } from '../support/emergencies'
import { atDoor } from '../support/at-door'
import { CAST, journey } from '../support/journey'
import { pointsIn } from '../support/points'
import type { registrations } from '../support/registrations';
import { inOfficesWorld, OFFICES } from '../support/registrations'
import type { World } from '../support/world'

/** How many wait in each room of a desk: up with the thing, down with the answer, and nobody else's. */
let world: World
let to: ReturnType<typeof registrations>
inOfficesWorld((fresh, its) => {
  world = fresh
  to = its
}, { instancesPerFunction: 1, slowQueryMs: 0 })

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
type As = 'staff' | 'street' | 'district'
const as = (openid: string) => world.as(openid)
const tick = () => world.cloud.fireTimer('clock')
const rooms = async (who: string, role: As) => (await as(who).ok('people', 'waiting', { as: role })).rooms
type Room = keyof Awaited<ReturnType<typeof rooms>>
const EYES = [[CAST.staff, 'staff'], [CAST.colleague, 'staff'], [CAST.foreignStaff, 'staff'], [CAST.street, 'street'], [OFFICES.secondStreet, 'street'], [CAST.foreignStreet, 'street'], [CAST.district, 'district'], [SECOND, 'district']] as const
/** What everybody sees waiting in a room: staff, colleague, staff elsewhere, street, its second, street elsewhere, district, its second. */
const seen = (room: Room) => Promise.all(EYES.map(async ([who, role]) => (await rooms(who, role))[room]))
const _ = undefined

test('什么都没有时，每一间都是零；各看各的几间', async () => {
  expect(await rooms(CAST.staff, 'staff')).toEqual({ alarmed: 0, calls: 0, registrations: 0, pairedUnits: 0, wishes: 0, adjustments: 0 })
  expect(await rooms(CAST.street, 'street')).toEqual({ alarmed: 0, registrationAppeals: 0, adjustments: 0 })
  expect(await rooms(CAST.district, 'district')).toEqual({ registrationAppeals: 0, emergencies: 0 })
})

test('谎报身份的一个数也拿不到', async () => {
  const lies: readonly (readonly [string, As])[] = [[CAST.member, 'staff'], [CAST.resident, 'street'], [CAST.staff, 'street'], [CAST.staff, 'district'], [CAST.street, 'staff'], [CAST.street, 'district'], [CAST.district, 'street']]
  expect(await Promise.all(lies.map(([who, role]) => as(who).code('people', 'waiting', { as: role })))).toEqual(lies.map(() => 'FORBIDDEN'))
})

test('上门没有音信的：社区和它的街道各一件，联系上了就没有', async () => {
  const door = atDoor(world)
  const { watchId } = await door.come()
  expect(await seen('alarmed')).toEqual([0, 0, 0, 0, 0, 0, _, _])
  world.cloud.clock.set((world.cloud.database.get('records', watchId) as unknown as { dueAt: number }).dueAt)
  await tick()
  await tick()
  expect(await seen('alarmed')).toEqual([1, 1, 0, 1, 1, 0, _, _])
  await as(CAST.staff).ok('safety', 'found', { as: 'staff', watchId, note: '打通了，手机静音' })
  expect(await seen('alarmed')).toEqual([0, 0, 0, 0, 0, 0, _, _])
})

test('该打的电话：和名单上没打的一样多，打过、答了就少', async () => {
  const before = (await rooms(CAST.staff, 'staff')).calls ?? NaN
  await journey(world).offered([CAST.member])
  await journey(world).offered([CAST.other])
  await tick()
  world.cloud.clock.advance(6 * MINUTE)
  const list = await as(CAST.staff).ok('people', 'callList', { as: 'staff' })
  expect(list.open).toBeGreaterThan(before)
  expect(await seen('calls')).toEqual([list.open, list.open, 0, _, _, _, _, _])
  await as(CAST.staff).ok('people', 'markCalled', { as: 'staff', noticeId: list.items.find(({ called }) => called === undefined)?.noticeId ?? '' })
  expect(await seen('calls')).toEqual([list.open - 1, list.open - 1, 0, _, _, _, _, _])
})

test('报到等社区核对，答复了就没有；申诉到街道，过了时间区里也有一件；作出答复的人自己不听', async () => {
  const { who, id: registrationId } = await to.applied({ phone: '13800007001' })
  expect(await seen('registrations')).toEqual([1, 1, 0, _, _, _, _, _])
  world.cloud.clock.advance(8 * DAY)
  await tick()
  // The community let its time pass: the street may answer as well.
  expect([await seen('registrations'), await seen('registrationAppeals')]).toEqual([[1, 1, 0, _, _, _, _, _], [_, _, _, 1, 1, 0, 0, 0]])
  await as(CAST.street).ok('registry', 'refuse', { as: 'street', registrationId, reason: 'notLivingHere', note: '上门没有找到人' })
  expect([await seen('registrations'), await seen('registrationAppeals')]).toEqual([[0, 0, 0, _, _, _, _, _], [_, _, _, 0, 0, 0, 0, 0]])
  await as(who).ok('registry', 'appeal', { registrationId, note: '我上个月才搬来，有租房合同' })
  expect(await seen('registrationAppeals')).toEqual([_, _, _, 0, 1, 0, 0, 0])
  world.cloud.clock.advance(12 * DAY)
  await tick()
  expect(await seen('registrationAppeals')).toEqual([_, _, _, 0, 1, 0, 1, 1])
  await as(CAST.district).ok('registry', 'dismiss', { as: 'district', registrationId, note: '住址核不上' })
  expect(await seen('registrationAppeals')).toEqual([_, _, _, 0, 0, 0, 0, 0])
})

test('单位没有认可而到街道的：从前拒过这个人的街道工作人员也要答', async () => {
  const { who, id: registrationId } = await to.applied({ phone: '13800007002' })
  world.cloud.clock.advance(8 * DAY)
  await tick()
  await as(CAST.street).ok('registry', 'refuse', { as: 'street', registrationId, reason: 'notLivingHere', note: '上门没有找到人' })
  await as(who).ok('registry', 'appeal', { registrationId, note: '我上个月才搬来，有租房合同' })
  const second = as(OFFICES.secondStreet)
  await second.ok('registry', 'callPhone', { as: 'street', registrationId })
  await second.ok('registry', 'settleMatch', { as: 'street', registrationId, note: '带着租房合同来过' })
  await second.ok('registry', 'overturn', { as: 'street', registrationId, note: '住址核上了' })
  expect(await seen('registrationAppeals')).toEqual([_, _, _, 0, 0, 0, 0, 0])
  for (let turn = 0; turn < 2; turn += 1) {
    world.cloud.clock.advance(30 * DAY)
    await tick()
  }
  expect(to.stored(registrationId)).toMatchObject({ unit: { state: 'atStreet' }, asks: ['unit', 'street'] })
  expect(await seen('registrationAppeals')).toEqual([_, _, _, 1, 1, 0, 0, 0])
  await as(CAST.street).ok('registry', 'refuseUnit', { as: 'street', registrationId, reason: 'notOurs', note: '名单里没有' })
  expect(await seen('registrationAppeals')).toEqual([_, _, _, 0, 0, 0, 0, 0])
})

test('微心愿等社区看过：发布了就没有', async () => {
  const { id: wishId } = await as(CAST.resident).ok('wishes', 'make', { as: 'resident', fields: { title: '一副老花镜', about: '两百度', handAt: '颐泽花园驿站' } })
  expect(await seen('wishes')).toEqual([1, 1, 0, _, _, _, _, _])
  await as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  expect(await seen('wishes')).toEqual([0, 0, 0, _, _, _, _, _])
})

test('更正等另一个人：提的人自己没有，同事和街道有；送给长辈的时长只有社区有', async () => {
  const points = pointsIn(world)
  const adjustmentId = await points.proposed()
  expect(await seen('adjustments')).toEqual([0, 1, 0, 1, 1, 0, _, _])
  await points.earned(CAST.member, 600)
  const giftId = await points.given()
  expect(await seen('adjustments')).toEqual([1, 2, 0, 1, 1, 0, _, _])
  await as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId })
  expect(await seen('adjustments')).toEqual([1, 1, 0, 0, 0, 0, _, _])
  await as(CAST.staff).ok('points', 'refuseGift', { giftId, note: '打电话问了，老人不用' })
  expect(await seen('adjustments')).toEqual([0, 0, 0, 0, 0, 0, _, _])
})

test('年度情况说不对的等社区答，答了就没有', async () => {
  const { who, id: statementId } = await to.stated(1)
  expect(await seen('pairedUnits')).toEqual([0, 0, 0, _, _, _, _, _])
  await as(who).ok('registry', 'objectStatement', { statementId, note: '三月那次没有算' })
  expect(await seen('pairedUnits')).toEqual([1, 1, 0, _, _, _, _, _])
  await as(CAST.staff).ok('registry', 'answerStatement', { as: 'staff', statementId, note: '补上了', services: 1 })
  expect(await seen('pairedUnits')).toEqual([0, 0, 0, _, _, _, _, _])
})

test('应急等区里同意：起草的、要改的；要两个人的，自己起草、自己提的不算自己的', async () => {
  const declared = emergencies(world)
  const emergencyId = await declared.drafted()
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 1, 1])
  await as(CAST.district).ok('emergency', 'approve', { as: 'district', emergencyId })
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 0, 0])
  const ask = (who: string, role: 'street' | 'district', level: 'yellow' | 'red') => as(who).ok('emergency', 'askChange', { as: role, emergencyId, reason: '雨情变了', level })
  await ask(CAST.street, 'street', 'red')
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 1, 1])
  await as(CAST.district).ok('emergency', 'refuseChange', { as: 'district', emergencyId, note: '雨小了' })
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 0, 0])
  await ask(CAST.district, 'district', 'red')
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 0, 1])
  await as(SECOND).ok('emergency', 'agreeChange', { as: 'district', emergencyId })
  await ask(CAST.district, 'district', 'yellow')
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 1, 1])
  await as(CAST.district).ok('emergency', 'agreeChange', { as: 'district', emergencyId })

  const own = { as: 'district' as const, title: '强降雨应急', reason: '预警', level: 'orange' as const, areaIds: ['st01'], startsAt: declared.now(), endsAt: declared.now() + DAY }
  const { id } = await as(CAST.district).ok('emergency', 'draft', own)
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 0, 1])
  await as(SECOND).ok('emergency', 'refuse', { as: 'district', emergencyId: id, note: '不用' })
  expect(await seen('emergencies')).toEqual([_, _, _, _, _, _, 0, 0])
})

test('每个数问一次数据库，都沿着索引', async () => {
  const asked = async (who: string, role: As) => {
    const client = as(who)
    await client.ok('people', 'waiting', { as: role })
    world.cloud.meter.start()
    await client.ok('people', 'waiting', { as: role })
    const { db } = world.cloud.meter.read()
    const { slow } = (await (await fetch(`${world.cloud.url}/_cloud/state`)).json()) as { readonly slow: readonly { readonly plan?: { readonly index?: string } }[] }
    return slow.slice(0, db).map(({ plan }) => plan?.index).sort()
  }
  expect(await asked(CAST.staff, 'staff')).toEqual([...Array.from({ length: 6 }, () => 'of_community'), 'to_call'])
  expect(await asked(CAST.street, 'street')).toEqual(['of_street', 'of_street', 'of_street'])
  expect(await asked(CAST.district, 'district')).toEqual(['asked', 'of_community'])
})
