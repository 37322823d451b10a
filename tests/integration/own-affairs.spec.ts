import { CAST, idOf } from '../support/journey'
import { inOfficesWorld, registrations } from '../support/registrations'
import type { World } from '../support/world'

/** Staff are members and residents too: nobody decides about themselves, however they look at it. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const becomesStaff = (openid: string) => world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(openid), role: 'staff', scopeId: 'cm01' })

test('自己的年度情况有异议，自己当了工作人员也答复不了，数字不变；同事可以', async () => {
  const { who, id } = await registrations(world).stated(1)
  await world.as(who).ok('registry', 'objectStatement', { statementId: id, note: '少算了' })
  await becomesStaff(who)
  const before = world.cloud.database.get('records', id)
  expect(await world.as(who).code('registry', 'answerStatement', { as: 'staff', statementId: id, note: '确实少算了', services: 900 })).toBe('OWN_STATEMENT')
  expect(world.cloud.database.get('records', id)).toEqual(before)
  expect(await world.as(CAST.staff).code('registry', 'answerStatement', { as: 'staff', statementId: id, note: '核对过了', services: 3 })).toBe('OK')
})

test('自己认领、自己送到的心愿，自己以工作人员的身份确认不了；居民和同事可以', async () => {
  await becomesStaff(CAST.member)
  const { id: wishId } = await world.as(CAST.resident).ok('wishes', 'make', { as: 'resident', fields: { title: '一副老花镜', about: '两百度', handAt: '颐泽花园驿站' } })
  await world.as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  await world.as(CAST.member).ok('wishes', 'take', { as: 'member', wishId })
  await world.as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId, note: '给了' })
  expect(await world.as(CAST.member).code('wishes', 'confirm', { as: 'staff', wishId })).toBe('OWN_HANDOVER')
  expect(world.cloud.database.get('records', wishId)).toMatchObject({ state: 'handed' })
  expect(await world.as(CAST.staff).code('wishes', 'confirm', { as: 'staff', wishId })).toBe('OK')
})
