import { CAST, idOf } from '../support/journey'
import { inOfficesWorld, OFFICES } from '../support/registrations'
import { memberOfUnit, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A claim sent once more after it has ended takes no second place: it says what became of the first. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const to = () => shiftsIn(world)
const later = () => world.cloud.clock.advance(60_000)
const holders = (shiftId: string) => world.cloud.database.dump('shifts').filter((part) => part['shiftId'] === shiftId).flatMap((part) => Object.keys(part['claims'] as object))
const minded = async (places: number, fields: Parameters<ReturnType<typeof to>['shift']>[1] = {}) => {
  const { shiftId } = await to().shift(places, { reach: 'district', ...fields })
  const { claim } = await to().look(CAST.member, shiftId)
  const again = async (retried: boolean) => {
    const reply = (await world.cloud.invoke('posts', { action: 'claim', input: claim, requestId: `claims-${shiftId}`, retried }, { openid: CAST.member })) as { readonly ok: boolean; readonly code?: string }
    return reply.ok ? 'OK' : reply.code
  }
  expect(await again(false)).toBe('OK')
  later()
  return { shiftId, claim, again }
}

test.each([['一份', 3], ['好几份', 60]] as const)('认领好了自己退了（%s）：同一个请求再来，不再占一个；新的认领照样可以', async (_, places) => {
  const { shiftId, again, claim } = await minded(places)
  expect(await again(true)).toBe('OK')
  await world.as(CAST.member).ok('posts', 'release', { shiftId })
  later()
  expect(await again(true)).toBe('CLAIM_GIVEN_BACK')
  // Where the phone did not say that it was sent before, and the shift is one document, its guard says so.
  if (places === 3) expect(await again(false)).toBe('CLAIM_GIVEN_BACK')
  expect(holders(shiftId)).toEqual([])
  expect(await world.as(CAST.member).code('posts', 'claim', claim)).toBe('OK')
  expect(await again(true)).toBe('OK')
  expect(holders(shiftId)).toEqual([idOf(CAST.member)])
})

test('社区没有同意的、换给了别人的，各说各的', async () => {
  const asked = await minded(2, { approval: true })
  await world.as(CAST.staff).ok('posts', 'decideClaim', { as: 'staff', shiftId: asked.shiftId, memberId: idOf(CAST.member), agree: false, reason: '人够了' })
  expect(await asked.again(true)).toBe('CLAIM_REFUSED')
  const given = await minded(2)
  const { swapId } = await world.as(CAST.member).ok('posts', 'askSwap', { shiftId: given.shiftId, number: 2 })
  await world.as('seed-m00002').ok('posts', 'agreeSwap', { swapId })
  expect(await given.again(true)).toBe('CLAIM_SWAPPED')
  expect(holders(given.shiftId)).toEqual([idOf('seed-m00002')])
})

test('候补的：不候补了、轮到了又退了，同一个请求再来不重新排', async () => {
  const { shiftId } = await to().claimed(CAST.other, 1, { reach: 'district' })
  const wait = () => world.as(CAST.member).code('posts', 'wait', { shiftId }, `waits-${shiftId}`)
  expect(await wait()).toBe('OK')
  await world.as(CAST.member).ok('posts', 'stopWaiting', { shiftId })
  expect(await wait()).toBe('NOT_WAITING')
  await world.as(CAST.member).ok('posts', 'wait', { shiftId }, `waits-again-${shiftId}`)
  await world.as(CAST.other).ok('posts', 'release', { shiftId })
  await world.as(CAST.member).ok('posts', 'release', { shiftId })
  await world.as(CAST.other).ok('posts', 'claim', (await to().look(CAST.other, shiftId)).claim)
  expect(await world.as(CAST.member).code('posts', 'wait', { shiftId }, `waits-again-${shiftId}`)).toBe('CLAIM_GIVEN_BACK')
})

test('单位替人认领，本人退了：单位那个请求再来，说本人退了', async () => {
  const memberId = memberOfUnit(world)
  const openid = String(world.cloud.database.get('people', memberId)?.['openid'])
  const { shiftId } = await to().shift(60, { reach: 'district' })
  const name = async () => (await world.as(OFFICES.unit).ok('posts', 'claimForUnit', { as: 'unit', unitId: 'un01', shiftId, memberIds: [memberId] }, `unit-${shiftId}`)).results
  expect(await name()).toMatchObject([{ outcome: 'claimed' }])
  later()
  await world.as(openid).ok('posts', 'release', { shiftId })
  expect(await name()).toMatchObject([{ outcome: 'refused', why: 'CLAIM_GIVEN_BACK' }])
  expect(holders(shiftId)).toEqual([])
})
