import type cloudbase from '@cloudbase/node-sdk'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** What an action asked of people and catalogue when it was first taken is not asked again of its repeat. */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => {
  world = fresh
  to = journey(world)
  db = appOf(world.cloud).database()
})

const staff = () => world.as(CAST.staff)
const role = (action: 'grantRole' | 'revokeRole', openid: string) => world.as(CAST.district).ok('people', action, { as: 'district', personId: idOf(openid), role: 'member', scopeId: 'cm01' })

/** Runs `then` while `openid` is no member any more. */
async function without(openid: string, then: () => Promise<void>): Promise<void> {
  await role('revokeRole', openid)
  await then().finally(() => role('grantRole', openid))
}

interface Listed { readonly id: string; readonly questions: readonly { readonly id: string; readonly options?: readonly string[] }[] }
interface Catalogue { readonly _id: string; readonly categories: readonly { readonly services: readonly Listed[] }[] }
const catalogue = () => world.cloud.database.dump('catalogue').find((doc) => doc['_id'] === 'current') as unknown as Catalogue

/** Runs `then` while the service is not in the catalogue any more, and no instance remembers that it was. */
async function withoutService(serviceId: string, then: () => Promise<void>): Promise<void> {
  const { _id, categories, ...rest } = catalogue()
  const put = async (next: Catalogue['categories']) => {
    await db.collection('catalogue').doc(_id).set({ ...rest, categories: next })
    world.cloud.clock.advance(31 * 60_000)
  }
  await put(categories.map((category) => ({ ...category, services: category.services.filter(({ id }) => id !== serviceId) })))
  await then().finally(() => put(categories))
}

test('派单以后党员被撤了，派单原样再发：还是第一次的回执；新派给他就说没有这个人', async () => {
  const orderId = await to.accepted()
  const one = { as: 'staff' as const, orderId, memberIds: [idOf(CAST.third)] }
  const many = { as: 'staff' as const, items: [{ orderId: await to.accepted(), memberIds: [idOf(CAST.third)] }] }
  const first = [await staff().ok('orders', 'dispatch', one, 'dispatch-one'), await staff().ok('orders', 'dispatchMany', many, 'dispatch-many')]
  await without(CAST.third, async () => {
    const before = stored(world, orderId)
    expect([await staff().ok('orders', 'dispatch', one, 'dispatch-one'), await staff().ok('orders', 'dispatchMany', many, 'dispatch-many')]).toEqual(first)
    expect(stored(world, orderId)).toEqual(before)
    expect(await staff().code('orders', 'dispatch', { ...one, orderId: await to.accepted() })).toBe('MEMBER_UNKNOWN')
  })
})

test('转交以后对方被撤了，转交原样再发：还是第一次的回执；新转给他就说没有这个人', async () => {
  const orderId = await to.taken()
  const member = world.as(CAST.member)
  const hand = { as: 'member' as const, orderId, memberId: idOf(CAST.other) }
  const first = await member.ok('orders', 'offerTransfer', hand, 'hand-over')
  expect(stored(world, orderId).transfer).toMatchObject({ to: idOf(CAST.other), label: expect.stringContaining('党员') })
  await without(CAST.other, async () => {
    expect(await member.ok('orders', 'offerTransfer', hand, 'hand-over')).toEqual(first)
    expect(await member.code('orders', 'offerTransfer', { ...hand, orderId: await to.taken() })).toBe('MEMBER_UNKNOWN')
  })
})

test('服务从目录里撤了，点单、改类别、拆单原样再发：还是第一次的回执，不多一张单', async () => {
  const parts = [{ title: '换灯', text: '走廊的灯也坏了', serviceId: 'c0106' }, { title: '清垃圾', text: '楼下垃圾没清', serviceId: 'c0501' }]
  const whole = await to.accepted()
  const sorted = await to.accepted()
  const questions = catalogue().categories.flatMap(({ services }) => services).find(({ id }) => id === 'c0106')?.questions ?? []
  const lamp = tapOrder({ serviceId: 'c0106', answers: questions.map(({ id, options }) => ({ id, value: options?.[0] ?? '有' })) })
  const send = async () => [
    await world.as(CAST.resident).ok('orders', 'submit', lamp, 'gone-submit'),
    await staff().ok('orders', 'recategorise', { as: 'staff', orderId: sorted, serviceId: 'c0106' }, 'gone-sorted'),
    await staff().ok('orders', 'split', { as: 'staff', orderId: whole, parts }, 'gone-split'),
  ]
  const first = await send()
  await world.cloud.fireTimer('clock')
  await withoutService('c0106', async () => {
    const before = world.cloud.database.dump('orders')
    expect(await send()).toEqual(first)
    expect(world.cloud.database.dump('orders')).toEqual(before)
    expect(await world.as(CAST.resident).code('orders', 'submit', lamp)).toBe('SERVICE_UNKNOWN')
    expect(await staff().code('orders', 'recategorise', { as: 'staff', orderId: whole, serviceId: 'c0106' })).toBe('SERVICE_UNKNOWN')
    expect(await staff().code('orders', 'split', { as: 'staff', orderId: sorted, parts })).toBe('SERVICE_UNKNOWN')
  })
})
