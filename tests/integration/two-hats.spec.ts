import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** A member who also works for the community: may be sent, and may send themselves; what came of it is for somebody else to say. */
let world: World
let to: ReturnType<typeof journey>
const HAT = CAST.member
inWorld(async (fresh) => {
  world = fresh
  to = journey(world)
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(HAT), role: 'staff', scopeId: 'cm01' })
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(HAT), role: 'street', scopeId: 'st01' })
})

/** Called in by telephone: there is no resident's account to confirm it. */
async function servedByTheHat(): Promise<string> {
  const self = world.as(HAT)
  const { orderId } = await self.ok('orders', 'submit', { ...tapOrder(), channel: 'phone', as: 'staff' })
  await self.ok('orders', 'accept', { as: 'staff', orderId })
  await self.ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(HAT)] })
  await to.takes(HAT, orderId, 'unread')
  await to.checksIn(HAT, orderId)
  await self.ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  return orderId
}

test('电话单自己派给自己、自己办：自己不能替居民确认，同事可以', async () => {
  const orderId = await servedByTheHat()
  expect(await world.as(HAT).code('orders', 'confirm', { as: 'staff', orderId, note: '问过了' })).toBe('HELD_SEAT')
  const { actions } = await world.as(HAT).ok('orders', 'detail', { as: 'staff', orderId })
  expect(actions).not.toContain('confirm')
  const { items } = await world.as(HAT).ok('orders', 'list', { as: 'staff', tab: 'toVerify', limit: 50 })
  expect(items.find(({ id }) => id === orderId)?.actions).not.toContain('confirm')
  await world.as(CAST.colleague).ok('orders', 'confirm', { as: 'staff', orderId, note: '电话回访，好了' })
})

test('中途放下的，后来也不由自己确认、答复和裁定', async () => {
  const orderId = await to.taken()
  await world.as(HAT).ok('orders', 'release', { as: 'member', orderId, reason: '有事' })
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  // Taken as the app does it, without a read where that is possible: who was there before is not forgotten.
  await to.takes(CAST.other, orderId, 'unread')
  expect(stored(world, orderId).holders).toEqual([idOf(HAT), idOf(CAST.other)])
  await to.checksIn(CAST.other, orderId)
  await world.as(CAST.other).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  expect(await world.as(HAT).code('orders', 'confirm', { as: 'staff', orderId, note: '问过了' })).toBe('HELD_SEAT')
  await world.as(CAST.resident).ok('orders', 'dispute', { as: 'resident', orderId, reason: '还在滴' })
  expect(await world.as(HAT).code('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'checkedIn', reason: '请再看' })).toBe('HELD_SEAT')
  await world.as(CAST.staff).ok('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'accepted', reason: '另外派人' })
  await world.as(CAST.staff).ok('orders', 'escalate', { as: 'staff', orderId, reason: '社区办不了' })
  expect(await world.as(HAT).code('orders', 'rule', { as: 'street', orderId, unit: '供水公司', note: '来办' })).toBe('HELD_SEAT')
  expect(await world.as(CAST.street).code('orders', 'rule', { as: 'street', orderId, unit: '供水公司', note: '来办' })).toBe('OK')
})

test('自己点的单，自己不能换上工作人员的帽子来裁定', async () => {
  const self = world.as(HAT)
  const { orderId } = await self.ok('orders', 'submit', tapOrder())
  await world.as(CAST.staff).ok('orders', 'accept', { as: 'staff', orderId })
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  await to.takes(CAST.other, orderId)
  await to.checksIn(CAST.other, orderId)
  await world.as(CAST.other).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  await self.ok('orders', 'dispute', { as: 'resident', orderId, reason: '还在滴' })
  expect(await self.code('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'checkedIn', reason: '请再看' })).toBe('OWN_ORDER')
  expect(await world.as(CAST.colleague).code('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'checkedIn', reason: '请再看' })).toBe('OK')
})

test('只是问过、没有接的人，不能对评价提申诉；居民也不能拿积分来申诉', async () => {
  const orderId = await to.offered([CAST.third])
  await world.as(CAST.third).ok('orders', 'decline', { as: 'member', orderId, offerId: 'o1', reason: '今天不行' })
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  await to.takes(CAST.other, orderId)
  await to.checksIn(CAST.other, orderId)
  await world.as(CAST.other).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  const { version, head } = await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  await world.as(CAST.resident).ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'no', attitude: 1, speed: 1 } })
  const appeal = { orderId, appealTarget: 'rating', reason: '评得不公' } as const
  expect(await world.as(CAST.third).code('orders', 'fileAppeal', { as: 'member', ...appeal })).toBe('NOT_ASSIGNEE')
  expect(await world.as(CAST.other).code('orders', 'fileAppeal', { as: 'member', ...appeal })).toBe('OK')
  const rejected = await to.rejected()
  expect(await world.as(CAST.resident).code('orders', 'fileAppeal', { as: 'resident', orderId: rejected, appealTarget: 'credit', reason: '不服' })).toBe('APPEAL_TARGET_REQUIRED')
})

test('没有同意隐私说明：单子不收，说明要先同意；同意的时间记在单上', async () => {
  const { consent: _consent, ...without } = tapOrder()
  const refused = await world.as(CAST.resident).call('orders', 'submit', without)
  expect(refused).toMatchObject({ ok: false, code: 'INVALID_INPUT', fields: { consent: '请先看过并同意隐私说明' } })
  expect(stored(world, await to.submitted()).consentAt).toBe(world.cloud.clock.now())
})
