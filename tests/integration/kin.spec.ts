import { inWorld } from '../support/in-world'
import { CAST, idOf, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** 回避: whom a member is not sent to, noted by telephone by them or their community; of the number only a digest and two figures are kept. */
let world: World
inWorld((fresh) => { world = fresh })

const staff = () => world.as(CAST.staff)
const member = (openid: string) => world.as(openid)
const PHONE = '13800006677'
const orderOf = async (phone: string) => {
  const { orderId } = await world.as(CAST.resident).ok('orders', 'submit', tapOrder({ contact: { name: '王阿姨', phone } }))
  await staff().ok('orders', 'accept', { as: 'staff', orderId })
  return orderId
}
const dispatch = (orderId: string, openid: string) => staff().code('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(openid)] })
const storedMember = (openid: string) => JSON.stringify(world.cloud.database.dump('people').find(({ _id }) => _id === idOf(openid)))

test('党员自己记下亲属的电话：这位亲属点的单，方案里没有他，点名也派不到；别人的单照派；去掉就又能派', async () => {
  const { items } = await member(CAST.member).ok('people', 'addKin', { as: 'member', phone: '138 0000 6677' })
  expect(items).toEqual([{ key: expect.any(String), tail: '77', at: expect.any(Number), by: 'member' }])
  const [theirs, others] = [await orderOf(PHONE), await orderOf('13800009988')]
  expect(await dispatch(theirs, CAST.member)).toBe('KIN_UNFIT')
  const { others: left } = await staff().ok('orders', 'candidates', { as: 'staff', orderId: theirs })
  expect(left['kin']).toBeGreaterThan(0)
  const { orders } = await staff().ok('orders', 'plan', { as: 'staff', orderIds: [theirs] })
  expect([...(orders[0]?.seats ?? []), ...(orders[0]?.others ?? [])].map(({ memberId }) => memberId)).not.toContain(idOf(CAST.member))
  expect(await dispatch(others, CAST.member)).toBe('OK')
  await member(CAST.member).ok('people', 'removeKin', { as: 'member', key: items[0]?.key ?? '' })
  expect(await dispatch(theirs, CAST.member)).toBe('OK')
})

test('社区替党员记，本人看得到是社区记的；抢单池里那一单他也抢不到', async () => {
  await staff().ok('people', 'addKin', { as: 'staff', personId: idOf(CAST.other), phone: PHONE })
  expect((await member(CAST.other).ok('people', 'kin', { as: 'member' })).items).toMatchObject([{ tail: '77', by: 'staff' }])
  const orderId = await orderOf(PHONE)
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
  // What is signed into the role token lives ten minutes, as the roles do.
  world.cloud.clock.advance(11 * 60_000)
  const { offer } = await member(CAST.other).ok('orders', 'detail', { as: 'member', orderId })
  for (const facts of [{}, offer?.facts === undefined ? {} : { facts: offer.facts }]) {
    expect(await member(CAST.other).code('orders', 'take', { as: 'member', orderId, offerId: offer?.id ?? '', seen: offer?.seen ?? { version: 1, head: '' }, ...facts })).toBe('KIN_UNFIT')
  }
  expect(stored(world, orderId).state).toBe('offered')
})

test('存下的没有号码、没有姓名；记两遍是一位；有没有这个人，谁也试不出来', async () => {
  for (let n = 0; n < 2; n += 1) await member(CAST.third).ok('people', 'addKin', { as: 'member', phone: PHONE })
  const nobody = await member(CAST.third).ok('people', 'addKin', { as: 'member', phone: '13911112222' })
  expect(nobody.items.map(({ tail }) => tail)).toEqual(['77', '22'])
  expect(storedMember(CAST.third)).not.toMatch(/13800006677|13911112222|王阿姨/)
  const { log } = JSON.parse(storedMember(CAST.third)) as { log: { action: string; data?: object }[] }
  expect(log.filter(({ action }) => action === 'addKin').every(({ data }) => data === undefined)).toBe(true)
})

test('别的社区的人、不是党员的人动不了；同一个请求发两遍只记一次；最多二十位', async () => {
  const whose = { as: 'staff', personId: idOf(CAST.fourth) } as const
  expect(await world.as(CAST.foreignStaff).code('people', 'addKin', { ...whose, phone: PHONE })).toBe('MEMBER_UNKNOWN')
  expect(await world.as(CAST.neighbour).code('people', 'addKin', { as: 'member', phone: PHONE })).toBe('FORBIDDEN')
  expect(await member(CAST.fourth).code('people', 'kin', { as: 'staff', personId: idOf(CAST.other) })).toBe('FORBIDDEN')
  for (let n = 0; n < 2; n += 1) await staff().ok('people', 'addKin', { ...whose, phone: PHONE }, 'kin-request-0001')
  for (let n = 1; n < 20; n += 1) await staff().ok('people', 'addKin', { ...whose, phone: `138000100${String(n).padStart(2, '0')}` })
  expect(await staff().code('people', 'addKin', { ...whose, phone: '13800020000' })).toBe('KIN_FULL')
  expect((await staff().ok('people', 'kin', whose)).items).toHaveLength(20)
})
