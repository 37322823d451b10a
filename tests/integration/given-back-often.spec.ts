import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** A place that is taken and given back again and again is kept from who would come: after five times it is over, for this shift and this member alone. */
let world: World
inWorld((fresh) => { world = fresh })

const to = () => shiftsIn(world)
const claim = async (who: string, shiftId: string) => world.as(who).code('posts', 'claim', (await to().look(who, shiftId)).claim)
const stored = (shiftId: string) => world.cloud.database.get('shifts', shiftId) as unknown as { readonly log: readonly unknown[]; readonly left: number; readonly capacity: number; readonly holders: readonly string[] }

test('同一班认领、退掉五次：第六次认领不了、候补不了，按钮上说为什么；别的班照样，别人照样', async () => {
  const { shiftId } = await to().shift(1, { reach: 'district' })
  for (let time = 0; time < 5; time += 1) {
    expect(await claim(CAST.other, shiftId)).toBe('OK')
    await world.as(CAST.other).ok('posts', 'release', { shiftId }, `often-${time}-once`)
    // Sent again it is the same, and counts once.
    await world.as(CAST.other).ok('posts', 'release', { shiftId }, `often-${time}-once`)
  }
  const before = stored(shiftId)
  expect([before.left, before.log.length]).toEqual([1, 6])
  expect((await to().look(CAST.other, shiftId)).shift).toMatchObject({ mine: 'none', why: [{ code: 'GIVEN_BACK_OFTEN' }], actions: [] })
  expect(await claim(CAST.other, shiftId)).toBe('GIVEN_BACK_OFTEN')
  expect(stored(shiftId)).toEqual(before)
  expect(await claim(CAST.third, shiftId)).toBe('OK')
  expect(await world.as(CAST.other).code('posts', 'wait', { shiftId })).toBe('GIVEN_BACK_OFTEN')
  expect(stored(shiftId).holders).toContain(idOf(CAST.third))
  const next = await to().shift(1, { reach: 'district' })
  expect(await claim(CAST.other, next.shiftId)).toBe('OK')
})

test('排队、不排了也算；社区退回的、系统退的不算', async () => {
  const { shiftId } = await to().shift(1, { reach: 'district', approval: true })
  for (let time = 0; time < 6; time += 1) {
    expect(await claim(CAST.fourth, shiftId)).toBe('OK')
    await world.as(CAST.staff).ok('posts', 'decideClaim', { as: 'staff', shiftId, memberId: idOf(CAST.fourth), agree: false, reason: '人选好了' })
  }
  expect(await claim(CAST.fourth, shiftId)).toBe('OK')
  for (let time = 0; time < 5; time += 1) {
    await world.as(CAST.member).ok('posts', 'wait', { shiftId })
    await world.as(CAST.member).ok('posts', 'stopWaiting', { shiftId })
  }
  expect(await world.as(CAST.member).code('posts', 'wait', { shiftId })).toBe('GIVEN_BACK_OFTEN')
})
