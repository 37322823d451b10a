import type cloudbase from '@cloudbase/node-sdk'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { registrations } from '../support/registrations';
import { inOfficesWorld, OFFICES } from '../support/registrations'
import type { World } from '../support/world'

/** Another unit, another community, leaving and coming back: what is in force stays so until the new one answers, and nothing is forgotten. */
let world: World
let to: ReturnType<typeof registrations>
let db: ReturnType<cloudbase.CloudBase['database']>
inOfficesWorld(async (fresh, its) => {
  world = fresh
  to = its
  db = appOf(world.cloud).database()
  await tick()
})

const tick = () => world.cloud.fireTimer('clock')
const told = (to_: string, id: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === to_ && notice['orderId'] === id).map((notice) => String(notice['action']))
const actions = (id: string) => to.stored(id).log.map(({ action }) => action)

test('换单位：新单位认可以前照旧，认可以后换过来，两段都留着', async () => {
  const { who, id } = await to.active()
  await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  await world.as(who).ok('registry', 'changeUnit', { registrationId: id, unitId: 'un02' })
  expect(to.person(who)?.member?.unitId).toBe('un01')
  expect(await world.as(OFFICES.unit).code('registry', 'acknowledge', { as: 'unit', registrationId: id })).toBe('NOT_ALLOWED')
  await world.as(OFFICES.otherUnit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  expect(to.person(who)?.member?.unitId).toBe('un02')
  expect((await world.as(who).ok('registry', 'mine', {})).units.map(({ name, to: until }) => [name, until === undefined])).toEqual([['单位 02', true], ['单位 01', false]])
  await tick()
  expect(told('unit:un01', id)).toContain('changeUnit')
})

test('搬家：两个社区都知道；新社区确认以前还是老社区的党员；确认以后换过来，老的一份结束', async () => {
  const { who, id } = await to.active()
  expect(await world.as(who).code('registry', 'apply', to.input())).toBe('ALREADY_REGISTERED')
  const move = (await world.as(who).ok('registry', 'apply', to.input({ compoundId: 'cp003' }))).id
  const there = to.stored(move).communityId
  await tick()
  expect([there !== 'cm01', told('staff:cm01', move), told(`staff:${there}`, move)]).toEqual([true, ['apply'], ['apply']])
  expect([to.person(who)?.communityId, to.stored(id).state]).toEqual(['cm01', 'active'])
  const staff = world.as(CAST.foreignStaff)
  await staff.ok('registry', 'callPhone', { as: 'staff', registrationId: move })
  await staff.ok('registry', 'settleMatch', { as: 'staff', registrationId: move, note: '老社区证明' })
  await staff.ok('registry', 'confirm', { as: 'staff', registrationId: move })
  expect(to.person(who)).toMatchObject({ communityId: there, roles: [{ role: 'resident', scopeId: there }, { role: 'member', scopeId: there }] })
  expect(to.stored(id)).toMatchObject({ state: 'ended', leaving: { kind: 'moved' } })
  expect((await world.as(who).ok('registry', 'mine', {})).communities.map(({ to: until }) => until === undefined)).toEqual([true, false])
  await tick()
  expect(told('staff:cm01', move)).toEqual(['apply', 'confirm'])
})

test('搬家以前单位认过的，还是那个单位的人，不用从头等；没认过的，搬了也还不是', async () => {
  for (const isAcknowledged of [true, false]) {
    const { who, id } = await to.active()
    if (isAcknowledged) await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
    const move = (await world.as(who).ok('registry', 'apply', to.input({ compoundId: 'cp003' }))).id
    const staff = world.as(CAST.foreignStaff)
    await staff.ok('registry', 'callPhone', { as: 'staff', registrationId: move })
    await staff.ok('registry', 'settleMatch', { as: 'staff', registrationId: move, note: '老社区证明' })
    await staff.ok('registry', 'confirm', { as: 'staff', registrationId: move })
    expect(to.person(who)?.member?.unitId).toBe(isAcknowledged ? 'un01' : undefined)
    await world.as(OFFICES.unit).ok('registry', 'refuseUnit', { as: 'unit', registrationId: move, reason: 'notOurs', note: '名单里没有' })
    expect(to.person(who)?.member?.unitId).toBeUndefined()
  }
})

test('新社区没同意：老社区照旧', async () => {
  const { who, id } = await to.active()
  const move = (await world.as(who).ok('registry', 'apply', to.input({ compoundId: 'cp003' }))).id
  await world.as(CAST.foreignStaff).ok('registry', 'refuse', { as: 'staff', registrationId: move, reason: 'notLivingHere', note: '没找到人' })
  expect([to.person(who)?.communityId, to.stored(id).state]).toEqual(['cm01', 'active'])
})

test('停了再回来：是同一个人同一个号，以前的都在；停的那一刻手上的单子让出来', async () => {
  const { who, id } = await to.active()
  const label = to.person(who)?.label
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'stopped' })
  expect(to.person(who)).toMatchObject({ roles: [{ role: 'resident', scopeId: 'cm01' }], member: { status: 'left' } })
  expect(await world.as(who).code('people', 'limits', {})).toBe('FORBIDDEN')
  const back = await to.active({}, who)
  expect(back.id).not.toBe(id)
  expect(to.person(who)).toMatchObject({ label, member: { status: 'active' } })
  expect((await world.as(who).ok('registry', 'mine', {})).communities).toHaveLength(2)
})

test('早就在册的党员：打开就看得到；要走的时候记下第一份，手上的单子当场空出来', async () => {
  const who = 'seed-m00005'
  const mine = await world.as(who).ok('registry', 'mine', {})
  expect(mine).toMatchObject({ member: true, registration: { state: 'active', round: 1, actions: ['changeUnit', 'leave'] } })
  const id = mine.registration?.id ?? ''
  expect(world.cloud.database.get('records', id)).toBeUndefined()
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'transferredOut' })
  expect(actions(id)).toEqual(['adopt', 'leave'])
  expect(to.person(who)?.roles.some(({ role }) => role === 'member')).toBe(false)
})

test('离开写下以后断了：定时器把角色收回', async () => {
  const { who, id } = await to.active()
  const was = to.person(who)
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'stopped' })
  const left = world.cloud.database.get('people', idOf(who)) as unknown as { log: { hash: string }[]; version: number }
  await db.collection('people').doc(idOf(who)).update({ roles: db.command.set(was?.roles), version: left.version - 1, log: db.command.set(left.log.slice(0, -1)), head: left.log.at(-2)?.hash, 'member.status': 'active' })
  await tick()
  expect(to.person(who)).toMatchObject({ roles: [{ role: 'resident', scopeId: 'cm01' }], member: { status: 'left' } })
})

test('离开以后再回来，单位要重新认可：认可以前不算那个单位的人，单位也替不了他认领；搬家正办着时离开的也一样', async () => {
  const belongs = async (who: string) => [to.person(who)?.member?.unitId, (await world.as(OFFICES.unit).ok('registry', 'unitHome', { as: 'unit', unitId: 'un01' })).units[0]?.members.some(({ label }) => label === to.person(who)?.label)]
  const acknowledged = async (phone: string) => {
    const one = await to.active({ phone })
    await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: one.id })
    return one
  }
  const { who, id } = await acknowledged('13800004411')
  expect(await belongs(who)).toEqual(['un01', true])
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'transferredOut' })
  const back = await to.active({ phone: '13800004411' }, who)
  expect([to.stored(back.id).unit.state, ...(await belongs(who))]).toEqual(['asked', undefined, false])
  await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: back.id })
  expect(await belongs(who)).toEqual(['un01', true])

  const other = await acknowledged('13800004412')
  const registrationId = (await world.as(other.who).ok('registry', 'apply', to.input({ compoundId: 'cp003', phone: '13800004412' }))).id
  await world.as(other.who).ok('registry', 'leave', { as: 'resident', registrationId: other.id, leaving: 'stopped' })
  const staff = world.as(CAST.foreignStaff)
  await staff.ok('registry', 'callPhone', { as: 'staff', registrationId })
  await staff.ok('registry', 'settleMatch', { as: 'staff', registrationId, note: '老社区证明' })
  await staff.ok('registry', 'confirm', { as: 'staff', registrationId })
  expect(await belongs(other.who)).toEqual([undefined, false])
})
