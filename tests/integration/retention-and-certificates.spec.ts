import { CAST, idOf } from '../support/journey'
import type { registrations } from '../support/registrations';
import { inOfficesWorld } from '../support/registrations'
import type { World } from '../support/world'

/** Names of registrations that came to nothing go by themselves; certificates are entered by who has seen them. */
let world: World
let to: ReturnType<typeof registrations>
inOfficesWorld(async (fresh, its) => {
  world = fresh
  to = its
  await tick()
})
const DAY = 86_400_000
const tick = () => world.cloud.fireTimer('clock')
const passes = async (days: number) => {
  world.cloud.clock.advance(days * DAY)
  await tick()
}
const staff = () => world.as(CAST.staff)

test('没通过的、撤回的，一百八十天后姓名和手机号清除，经过还在；申诉没有定的留着；在册的不清', async () => {
  const refused = await to.refused()
  const withdrawn = await to.applied()
  await world.as(withdrawn.who).ok('registry', 'withdraw', { registrationId: withdrawn.id })
  const active = await to.active()
  const appealed = await to.appealed()
  await passes(179)
  expect([refused, withdrawn, active, appealed].map(({ id }) => to.stored(id).sealed !== undefined)).toEqual([true, true, true, true])
  await passes(2)
  await tick()
  expect([refused, withdrawn, active, appealed].map(({ id }) => to.stored(id).sealed !== undefined)).toEqual([false, false, true, true])
  expect(world.cloud.database.get('records', refused.id)).not.toHaveProperty('sealed')
  expect(to.stored(refused.id)).toMatchObject({ state: 'refused', refusal: { reason: 'notLivingHere', note: '' } })
  // What was written beside the reason may tell of somebody as well.
  expect(to.stored(refused.id).log.every(({ note, salt }) => note === undefined && salt === undefined)).toBe(true)
  expect(to.stored(refused.id).log.map(({ action }) => action)).toEqual(['apply', 'refuse', 'erase'])
  expect(await world.as(refused.who).ok('registry', 'mine', {})).toMatchObject({ registration: { state: 'refused', phone: { masked: '' } } })
  await world.as(CAST.street).ok('registry', 'dismiss', { as: 'street', registrationId: appealed.id, note: '核对过，确实不在这里住' })
  await passes(179)
  expect(to.stored(appealed.id).sealed).toBeDefined()
  await passes(2)
  await tick()
  expect(to.stored(appealed.id).sealed).toBeUndefined()
  // It can be done again as if nothing had been: a new round, with a name of its own.
  expect((await to.applied({}, refused.who)).id).not.toBe(refused.id)
})

test('证件由看过原件的人登记、更新、去掉；快到期的在前面；说得出哪张证能做什么；本人看得到', async () => {
  const now = world.cloud.clock.now()
  const save = (kind: 'electrician' | 'firstAid', until?: number, requestId?: string) => staff().ok('registry', 'saveCertificate', { as: 'staff', personId: idOf(CAST.other), kind, ...(until === undefined ? {} : { until }) }, requestId)
  await save('firstAid', now + 400 * DAY)
  const first = await save('electrician', now + 10 * DAY, 'certificate-once-1')
  expect(await save('electrician', now + 10 * DAY, 'certificate-once-1')).toEqual(first)
  const list = await staff().ok('registry', 'certificates', { as: 'staff' })
  const own = list.items.filter(({ personId }) => personId === idOf(CAST.other))
  expect(own).toMatchObject([{ kind: 'electrician', until: now + 10 * DAY }, { kind: 'firstAid', until: now + 400 * DAY }])
  expect(list.items.map(({ until }) => until)).toEqual([...list.items.map(({ until }) => until)].sort((a, b) => a - b))
  expect(list.kinds.find(({ kind }) => kind === 'electrician')?.opens.length).toBeGreaterThan(0)
  expect((await world.as(CAST.other).ok('registry', 'profile', {})).certificates).toContainEqual({ kind: 'electrician', until: now + 10 * DAY })

  const told = async () => (await world.as(CAST.other).ok('people', 'notices', { box: 'own' })).items.filter(({ about }) => about === 'paper').map(({ said, title }) => [said, title])
  expect(await told()).toEqual([['您的证件登记好了', '低压电工证'], ['您的证件登记好了', '急救员证']])
  world.cloud.clock.advance(1000)
  await save('electrician')
  expect((await told())[0]).toEqual(['您的一张证件去掉了', '低压电工证'])
  expect((await world.as(CAST.other).ok('registry', 'profile', {})).certificates.map(({ kind }) => kind)).toEqual(['firstAid'])
  const log = to.person(CAST.other)?.log.map(({ action }) => action) ?? []
  expect(log.filter((action) => action === 'saveCertificate')).toHaveLength(3)
  expect((await world.as(CAST.street).ok('registry', 'certificates', { as: 'street' })).items.length).toBeGreaterThanOrEqual(list.items.length - 1)
})
