import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** 代点单: what staff take down for a caller is worked as any order, and is nobody's own. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const staff = () => world.as(CAST.staff)
const tick = () => world.cloud.fireTimer('clock')
const byPhone = async () => (await staff().ok('orders', 'submit', tapOrder({ as: 'staff', channel: 'phone', onBehalf: { relation: '父母' } }))).orderId
const RATING = { solved: 'yes', attitude: 5, speed: 5 } as const

async function done(): Promise<string> {
  const orderId = await byPhone()
  await staff().ok('orders', 'accept', { as: 'staff', orderId })
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)] })
  await to.takes(CAST.member, orderId, 'unread')
  await to.checksIn(CAST.member, orderId)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  return orderId
}

test('记下来的单不归工作人员自己：自己的列表里没有，居民的那一页打不开，社区的那一页打得开', async () => {
  const orderId = await byPhone()
  expect(stored(world, orderId)).toMatchObject({ residentId: '', ownerIds: [] })
  expect(stored(world, orderId).submittedBy).toBeUndefined()
  expect((await staff().ok('orders', 'list', { as: 'resident', tab: 'all' })).items).toEqual([])
  expect(await staff().code('orders', 'detail', { as: 'resident', orderId })).toBe('NOT_FOUND')
  const seen = await staff().ok('orders', 'detail', { as: 'staff', orderId })
  expect(seen).toMatchObject({ channel: 'phone', contact: { phone: '13800000001' } })
  expect(seen.actions).toEqual(expect.arrayContaining(['accept', 'merge']))
})

test('记单的人不能当居民确认、评价、申请重办；代确认要写怎么核实的，评价空着', async () => {
  const orderId = await done()
  const { version, head } = stored(world, orderId)
  const seen = { version, head }
  expect(await staff().code('orders', 'confirm', { as: 'resident', orderId, seen, round: 1 })).toBe('NOT_YOURS')
  expect(await staff().code('orders', 'confirm', { as: 'resident', orderId })).toBe('NOT_YOURS')
  expect(await staff().code('orders', 'dispute', { as: 'resident', orderId, reason: '还在滴' })).toBe('NOT_YOURS')
  expect(await staff().code('orders', 'confirm', { as: 'staff', orderId })).toBe('NOTE_REQUIRED')
  const closed = await staff().ok('orders', 'confirm', { as: 'staff', orderId, note: '电话回访，水不漏了' })
  expect(await staff().code('orders', 'rate', { as: 'resident', orderId, seen: { version: closed.version, head: closed.head }, rating: RATING })).toBe('NOT_YOURS')
  expect(await staff().code('orders', 'requestReopen', { as: 'resident', orderId, reason: '又坏了' })).toBe('NOT_YOURS')
  expect(stored(world, orderId)).toMatchObject({ state: 'closed', version: closed.version })
  expect(stored(world, orderId).rating).toBeUndefined()
})

test('进展不发给记单的人当居民，也不发给空的人；并进别的单以后也一样', async () => {
  const orderId = await done()
  const [main, extra] = [await to.submitted(), await byPhone()]
  await staff().ok('orders', 'merge', { as: 'staff', orderId: extra, targetId: main })
  await world.as(CAST.colleague).ok('orders', 'accept', { as: 'staff', orderId: main })
  await tick()
  const notices = world.cloud.database.dump('notices').filter((notice) => [orderId, main, extra].includes(String(notice['orderId'])))
  expect(notices.some((notice) => notice['action'] === 'accept' && notice['to'] === idOf(CAST.resident))).toBe(true)
  expect(notices.filter((notice) => notice['to'] === idOf(CAST.staff) || notice['to'] === '')).toEqual([])
})

test('居民替家里人点的，还是点的人自己的：记着是谁点的，能确认、能评价', async () => {
  const orderId = await to.submitted({ channel: 'proxy', onBehalf: { relation: '父母' } })
  expect(stored(world, orderId)).toMatchObject({ residentId: idOf(CAST.resident), submittedBy: idOf(CAST.resident), ownerIds: [idOf(CAST.resident)] })
  expect((await world.as(CAST.resident).ok('orders', 'list', { as: 'resident', tab: 'open' })).items.map(({ id }) => id)).toContain(orderId)
})

test('打电话来的人没有账号：要补充的、没解决的、要重办的，社区替他们记；有账号的居民，社区替不了', async () => {
  const orderId = await byPhone()
  await staff().ok('orders', 'askInfo', { as: 'staff', orderId, note: '请问是哪个龙头？' })
  expect((await staff().ok('orders', 'detail', { as: 'staff', orderId })).actions).toContain('answerInfo')
  await staff().ok('orders', 'answerInfo', { as: 'staff', orderId, note: '电话里说是厨房的' })
  await staff().ok('orders', 'amend', { as: 'staff', orderId, title: '厨房龙头滴水', text: '电话里说是厨房的龙头' })
  expect(stored(world, orderId)).toMatchObject({ state: 'submitted', title: '厨房龙头滴水' })

  const served = await done()
  await staff().ok('orders', 'dispute', { as: 'staff', orderId: served, reason: '回访时说还在滴' })
  expect(stored(world, served).dispute?.reason).toBe('回访时说还在滴')

  const own = await to.submitted()
  await staff().ok('orders', 'askInfo', { as: 'staff', orderId: own, note: '请问门牌？' })
  for (const [action, rest] of [['answerInfo', { note: '三楼' }], ['amend', { title: '改了', text: '改了' }]] as const) {
    expect(await staff().code('orders', action, { as: 'staff', orderId: own, ...rest })).toBe('NOT_ALLOWED')
  }
})
