import type { SubmitInput } from '@core/contract/orders'
import { inWorld } from '../support/in-world'
import { CAST, journey, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** What a form offers is what is stored, whoever sends it: nobody's own words under a choice, no words for a number. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

async function fieldsOf(change: Partial<SubmitInput>, openid: string = CAST.resident): Promise<unknown> {
  const reply = await world.as(openid).call('orders', 'submit', tapOrder(change))
  return reply.ok ? 'OK' : [reply.code, reply.fields]
}
const tap = (where: string, how: string) => [{ id: 'c0102a', value: where }, { id: 'c0102b', value: how }]
const errand = (most: string) => ({ serviceId: 'c0201', answers: [{ id: 'c0201a', value: '五公斤大米一袋' }, { id: 'c0201b', value: most }] })

test('选择题只收题里有的选项，按题说清楚；代记的单也一样', async () => {
  const said = ['INVALID_INPUT', { 'answers.c0102a': expect.stringMatching(/选项.*哪里漏水/) as string }]
  for (const where of ['厨房和卫生间', '厨', '厨房，急', 'constructor']) expect(await fieldsOf({ answers: tap(where, '滴水') })).toEqual(said)
  expect(await fieldsOf({ as: 'staff', channel: 'phone', answers: tap('地下室', '滴水') }, CAST.staff)).toEqual(said)
  expect(await fieldsOf({ answers: tap('客厅', '喷') })).toEqual(['INVALID_INPUT', { 'answers.c0102a': expect.any(String) as string, 'answers.c0102b': expect.any(String) as string }])
  const orderId = await to.submitted({ answers: tap(' 阳台 ', '时有时无') })
  expect(stored(world, orderId).answers.map(({ value }) => value)).toEqual(['阳台', '时有时无'])
})

test('数字题只收数字，全角也算；不是必答的可以空着', async () => {
  for (const most of ['六十', '60元', '1e3', '0x10', '--5', '1.2.3', '１２３４５６７８９０']) expect([most, await fieldsOf(errand(most))]).toEqual([most, ['INVALID_INPUT', { 'answers.c0201b': expect.stringMatching(/数字/) as string }]])
  for (const most of ['60', '12.5', '６０']) expect([most, await fieldsOf(errand(most))]).toEqual([most, 'OK'])
  const heating = (...more: readonly { readonly id: string; readonly value: string }[]) => ({ serviceId: 'c0105', answers: [{ id: 'c0105a', value: '全家不热' }, ...more] })
  expect(await fieldsOf(heating())).toBe('OK')
  expect(await fieldsOf(heating({ id: 'c0105b', value: '-3' }))).toBe('OK')
  expect(await fieldsOf(heating({ id: 'c0105b', value: '很冷' }))).toEqual(['INVALID_INPUT', { 'answers.c0105b': expect.any(String) as string }])
})

test('居民自己点的不能说成是电话、来访或热线来的；社区代记的照旧', async () => {
  for (const channel of ['phone', 'visit', 'hotline'] as const) {
    expect([channel, await fieldsOf({ channel })]).toEqual([channel, ['INVALID_INPUT', { channel: expect.stringContaining('社区') as string }]])
    expect([channel, await fieldsOf({ channel, as: 'staff' }, CAST.staff)]).toEqual([channel, 'OK'])
  }
  expect(await fieldsOf({ channel: 'app' })).toBe('OK')
  expect(await fieldsOf({ channel: 'proxy', onBehalf: { relation: '父母' } })).toBe('OK')
})
