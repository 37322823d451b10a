import { dayNumberAt, dayText } from '@core/domain/time/day'
import { CAST } from '../support/journey'
import { pointsIn } from '../support/points'
import { inOfficesWorld, registrations } from '../support/registrations'
import type { World } from '../support/world'

/** Hours are somebody's own, member or no longer: they are seen, certified and printed after leaving as before. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

test('离开了的人照样看得到自己的时长，能开、能印、能收回自己的证明，名字还是社区核对过的；没报到过的和别人都不行', async () => {
  const to = registrations(world)
  const { who, id } = await to.active({ phone: '13800001234', name: '王小明' })
  await pointsIn(world).earned(who, 300)
  const day = dayNumberAt(world.cloud.clock.now())
  const span = { from: dayText(day - 20), to: dayText(day - 1) }
  const before = await world.as(who).ok('points', 'issueCertificate', span)
  await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'transferredOut' })

  expect((await world.as(who).ok('points', 'certificates', {})).items).toMatchObject([{ id: before.id, minutes: 300 }])
  expect((await world.as(who).ok('points', 'mine', {})).served).toBe(300)
  const after = await world.as(who).ok('points', 'issueCertificate', span)
  expect(after).toMatchObject({ state: 'issued', minutes: 300 })
  expect((await world.as(CAST.resident).ok('points', 'checkCertificate', { code: after.code })).name).toBe('王**')
  for (const { id: certificateId } of [before, after]) expect(await world.as(who).code('prints', 'certificate', { certificateId })).toBe('OK')
  expect(await world.as(who).code('points', 'withdrawCertificate', { as: 'member', certificateId: after.id })).toBe('OK')

  // Who never served has nothing here; another member's paper is nobody else's.
  for (const action of ['certificates', 'mine'] as const) expect(await world.as('never-a-member').code('points', action, {})).toBe('FORBIDDEN')
  expect(await world.as('never-a-member').code('points', 'issueCertificate', span)).toBe('FORBIDDEN')
  expect(await world.as('never-a-member').code('prints', 'certificate', { certificateId: before.id })).toBe('FORBIDDEN')
  expect(await world.as(CAST.member).code('prints', 'certificate', { certificateId: before.id })).toBe('NOT_FOUND')
  expect(await world.as(CAST.member).code('points', 'withdrawCertificate', { as: 'member', certificateId: before.id })).not.toBe('OK')
})
