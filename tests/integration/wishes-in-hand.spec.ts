import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import type { World } from '../support/world'

/** Three wishes in one pair of hands, whoever is quick; and nothing but what is in them counts. */
let world: World
inWorld((fresh) => { world = fresh }, { instancesPerFunction: 6 })

const FIELDS = { title: '一副老花镜', about: '两百度，黑色的就行。', handAt: '颐泽花园驿站' }
const open = async () => {
  const { id: wishId } = await world.as(CAST.staff).ok('wishes', 'make', { as: 'staff', fields: FIELDS })
  await world.as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  return wishId
}
const several = (many: number) => Promise.all(Array.from({ length: many }, open))
const take = (who: string, wishId: string, requestId?: string) => world.as(who).code('wishes', 'take', { as: 'member', wishId }, requestId)

test('同一刻认领八个，只成三个；再认领说满了；送到一个又能认领一个', async () => {
  const ids = await several(8)
  const codes = await Promise.all(ids.map((wishId) => take(CAST.member, wishId)))
  expect(codes.filter((code) => code === 'OK')).toHaveLength(3)
  expect(new Set(codes.filter((code) => code !== 'OK'))).toEqual(new Set(['WISHES_ENOUGH']))
  world.cloud.clock.advance(61_000)
  expect(await take(CAST.member, ids[codes.indexOf('WISHES_ENOUGH')] ?? '')).toBe('WISHES_ENOUGH')
  await world.as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId: ids[codes.indexOf('OK')] ?? '', note: '交给本人了' })
  expect(await take(CAST.member, ids[codes.indexOf('WISHES_ENOUGH')] ?? '')).toBe('OK')
})

test('别人先认领了的、自己的心愿，没认领成的不占手；答复丢了再送一次，还是原来的答复', async () => {
  const [held, lost, gone, other, next, last] = await several(6)
  expect(await take(CAST.third, held ?? '')).toBe('OK')
  await take(CAST.other, gone ?? '')
  await take(CAST.other, other ?? '')
  expect([await take(CAST.third, gone ?? ''), await take(CAST.third, other ?? '')]).toEqual(['WRONG_STATE', 'WRONG_STATE'])
  expect(await take(CAST.third, lost ?? '', 'wish-lost-reply-1')).toBe('OK')
  expect(await take(CAST.third, next ?? '')).toBe('OK')
  await world.as(CAST.third).ok('wishes', 'handOver', { as: 'member', wishId: lost ?? '', note: '交给本人了' })
  expect(await take(CAST.third, last ?? '')).toBe('OK')
  expect(await take(CAST.third, lost ?? '', 'wish-lost-reply-1')).toBe('OK')
})
