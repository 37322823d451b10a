import { DAYS_OPEN } from '@core/domain/points/settle'
import { dayNumberAt } from '@core/domain/time/day'
import { CAST, idOf } from '../support/journey'
import { pointsIn } from '../support/points'
import type { registrations } from '../support/registrations';
import { inOfficesWorld, OFFICES } from '../support/registrations'
import { AT_STATION, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

const MINUTE = 60_000
/** 年度情况: drafted once for everybody, seen by the member first; the unit sees what was let go, and nothing before. */
let world: World
let to: ReturnType<typeof registrations>
inOfficesWorld((fresh, its) => {
  world = fresh
  to = its
})
const seenByUnit = async () => (await world.as(OFFICES.unit).ok('registry', 'statements', { as: 'unit' })).items
const own = async (who: string) => (await world.as(who).ok('registry', 'statements', { as: 'resident' })).items[0]

test('起草两次只有一份；本人看过以前单位看不到，看过以后看到', async () => {
  const { who, id } = await to.stated(0)
  const count = world.cloud.database.dump('records').filter((record) => record['kind'] === 'statement').length
  await world.as(OFFICES.unit).ok('registry', 'draftStatements', { as: 'unit', unitId: 'un01', year: 2025 })
  expect(world.cloud.database.dump('records').filter((record) => record['kind'] === 'statement')).toHaveLength(count)
  expect(count).toBeGreaterThan(50)
  expect(await own(who)).toMatchObject({ id, state: 'drafted', services: 0, actions: ['agree', 'object'] })
  expect(await seenByUnit()).toEqual([])
  await world.as(who).ok('registry', 'agreeStatement', { statementId: id })
  expect(await seenByUnit()).toMatchObject([{ id, state: 'released', actions: [] }])
})

test('说不对：社区改了数、答复了，本人再看一眼才给单位；异议和答复都在', async () => {
  const { who, id } = await to.stated(1)
  await world.as(who).ok('registry', 'objectStatement', { statementId: id, note: '三月那次没有算' })
  expect((await world.as(CAST.staff).ok('registry', 'statements', { as: 'staff' })).items).toMatchObject([{ id, objection: '三月那次没有算', actions: ['answer'] }])
  await world.as(CAST.staff).ok('registry', 'answerStatement', { as: 'staff', statementId: id, note: '补上了', services: 1 })
  expect((await seenByUnit()).some((each) => each.id === id)).toBe(false)
  await world.as(who).ok('registry', 'agreeStatement', { statementId: id })
  expect((await seenByUnit()).find((each) => each.id === id)).toMatchObject({ services: 1, objection: '三月那次没有算', answer: '补上了' })
})

test('一直不看：十个工作日以后给单位，本人和单位都知道', async () => {
  const { id } = await to.stated(2)
  world.cloud.clock.advance(15 * 86_400_000)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  expect((await seenByUnit()).find((each) => each.id === id)).toMatchObject({ state: 'released' })
})

test('年还没过完不起草，数字不会停在半年上；过了年、账记完了才行，年底最后一天的班也在里面', async () => {
  const draft = () => world.as(OFFICES.unit).call('registry', 'draftStatements', { as: 'unit', unitId: 'un01', year: 2026 })
  const reason = async () => {
    const reply = await draft()
    return reply.ok ? 'ok' : reply.fields?.['year']
  }
  const count = () => world.cloud.database.dump('records').filter(({ kind, year }) => kind === 'statement' && year === 2026).length
  expect(await reason()).toContain('最早 2027 年 1 月 6 日')
  world.cloud.clock.set(Date.parse('2026-12-31T06:00:00+08:00'))
  await world.cloud.fireTimer('clock')
  const shifts = shiftsIn(world)
  const { shiftId, startsAt } = await shifts.shift(2, { place: AT_STATION, reach: 'district' }, Date.parse('2026-12-31T19:00:00+08:00'))
  const { who } = await to.stated(3)
  await world.as(who).ok('posts', 'claim', (await shifts.look(who, shiftId)).claim)
  await shifts.served(who, { shiftId, startsAt }, 90 * MINUTE)
  expect(await reason()).toContain('最早 2027 年 1 月 6 日')
  // The calendar says yes, the nights were silent.
  world.cloud.clock.set(Date.parse('2027-01-06T09:00:00+08:00'))
  expect(await reason()).toContain('还没有记完账')
  expect(count()).toBe(0)
  await world.cloud.fireTimer('clock')
  expect(await draft()).toMatchObject({ ok: true })
  const drafted = (await world.as(who).ok('registry', 'statements', { as: 'resident' })).items.find(({ year }) => year === 2026)
  expect(drafted).toMatchObject({ services: 1, state: 'drafted' })
})

test('换了单位的人，那一年的情况归那一年最后所在的单位；离开了的人也有他那一年的，先给本人看', async () => {
  const year = new Date(world.cloud.clock.now()).getUTCFullYear()
  const [changed, left] = [await to.active({ phone: '13800006601' }), await to.active({ phone: '13800006602' })]
  for (const { id } of [changed, left]) await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
  world.cloud.clock.set(Date.parse(`${year + 1}-01-03T10:00:00+08:00`))
  await world.as(changed.who).ok('registry', 'changeUnit', { registrationId: changed.id, unitId: 'un02' })
  await world.as(OFFICES.otherUnit).ok('registry', 'acknowledge', { as: 'unit', registrationId: changed.id })
  await world.as(left.who).ok('registry', 'leave', { as: 'resident', registrationId: left.id, leaving: 'stopped' })
  expect(to.person(left.who)?.member?.unitId).toBe('un01')
  expect((await world.as(OFFICES.unit).ok('registry', 'unitHome', { as: 'unit' })).units[0]?.members.map(({ label }) => label)).not.toContain(to.person(left.who)?.label)

  world.cloud.clock.set(Date.parse(`${year + 1}-01-20T10:00:00+08:00`))
  await pointsIn(world).settledThrough(dayNumberAt(world.cloud.clock.now()) - DAYS_OPEN)
  for (const [openid, unitId] of [[OFFICES.otherUnit, 'un02'], [OFFICES.unit, 'un01']] as const) await world.as(openid).ok('registry', 'draftStatements', { as: 'unit', unitId, year })
  const unitOf = (who: string) => world.cloud.database.get('records', `st-${idOf(who)}-${year}`)?.['unitId']
  expect([unitOf(changed.who), unitOf(left.who)]).toEqual(['un01', 'un01'])
  // The year after is none of that unit's any more.
  world.cloud.clock.set(Date.parse(`${year + 2}-01-20T10:00:00+08:00`))
  await pointsIn(world).settledThrough(dayNumberAt(world.cloud.clock.now()) - DAYS_OPEN)
  await world.as(OFFICES.unit).ok('registry', 'draftStatements', { as: 'unit', unitId: 'un01', year: year + 1 })
  expect(world.cloud.database.get('records', `st-${idOf(left.who)}-${year + 1}`)).toBeUndefined()
})
