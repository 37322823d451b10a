import type cloudbase from '@cloudbase/node-sdk'
import type { OrderDoc } from '@core/contract/documents'
import type { Actor } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { changeOrder } from '../../cloudfunctions/_order/change-order'
import { inWorld } from '../support/in-world'
import { appOf } from '../support/local-cloud'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { World } from '../support/world'

/**
 * Whose order it is stands in the guard of every write too. Here the code above is deceived: it is handed the order with
 * another owner, and must not get the write through.
 */
let world: World
let to: ReturnType<typeof journey>
let mockDb: ReturnType<cloudbase.CloudBase['database']>
jest.mock('../../cloudfunctions/_data/db', () => ({ ...jest.requireActual<object>('../../cloudfunctions/_data/db'), database: () => mockDb }))
inWorld((fresh) => {
  world = fresh
  to = journey(world)
  mockDb = appOf(world.cloud).database()
})

const someone = (kind: Actor['kind'], openid: string, ...scopeIds: string[]): Actor => ({ kind, id: idOf(openid), label: '某人', scopeIds })

const deceptions: readonly [string, () => Promise<string>, OrderAction, Actor, object, Partial<OrderDoc>, string][] = [
  ['别的社区的工作人员', () => to.submitted(), 'accept', someone('staff', CAST.foreignStaff, 'cm02'), {}, { communityId: 'cm02' }, 'OUT_OF_SCOPE'],
  ['管两个社区的工作人员', () => to.submitted(), 'accept', someone('staff', CAST.foreignStaff, 'cm02', 'cm03'), {}, { communityId: 'cm03' }, 'OUT_OF_SCOPE'],
  ['别的街道', () => to.escalated(), 'rule', someone('street', CAST.foreignStreet, 'st02'), { unit: '供水公司', note: '来办' }, { streetId: 'st02' }, 'OUT_OF_SCOPE'],
  ['别的居民', () => to.submitted(), 'cancel', someone('resident', CAST.neighbour), {}, { residentId: idOf(CAST.neighbour) }, 'NOT_YOURS'],
  // The code is told that nobody ever held a seat; the database knows who did.
  ['办过这一单、又是工作人员的人', async () => {
    const orderId = await to.taken()
    await world.as(CAST.member).ok('orders', 'release', { as: 'member', orderId, reason: '有事' })
    await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
    await to.takes(CAST.other, orderId)
    await to.checksIn(CAST.other, orderId)
    await world.as(CAST.other).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
    return orderId
  }, 'confirm', someone('staff', CAST.member, 'cm01'), { note: '问过了' }, { holders: [] }, 'HELD_SEAT'],
  ['没有接这一单的党员', () => to.taken(), 'release', someone('member', CAST.other, 'cm01'), { reason: '有事' }, { seats: { s1: { state: 'taken', memberId: idOf(CAST.other), label: '党员' } } }, 'NOT_ASSIGNEE'],
]

test.each(deceptions)('%s：就算代码看错了人，写也写不进去', async (_, from, action, actor, payload, lie, refusal) => {
  const orderId = await from()
  const before = stored(world, orderId)
  const change = { orderId, action, actor, payload, now: world.cloud.clock.now() + 1000, requestKey: `deceived-${orderId}` }
  await expect(changeOrder({ ...change, loaded: { ...before, ...lie } })).rejects.toMatchObject({ code: refusal })
  expect(stored(world, orderId)).toEqual(before)
})

test('管两个社区的工作人员，自己的两个社区都办得了', async () => {
  const orderId = await to.submitted()
  const change = { orderId, action: 'accept' as const, actor: someone('staff', CAST.staff, 'cm01', 'cm02'), payload: {}, now: world.cloud.clock.now() + 1000, requestKey: 'two-communities' }
  await expect(changeOrder(change)).resolves.toMatchObject({ state: 'accepted' })
})
