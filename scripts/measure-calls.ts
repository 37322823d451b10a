import type { OrderCard } from '@core/contract/order-views'
import { sampleMessages } from '../local/seed/sample-messages'
import { tapOrder } from '../tests/support/orders'
import type { Client, World } from '../tests/support/world'
import { PEOPLE } from '../tests/support/world'

/**
 * What one tap costs: function calls, database calls and bytes, counted by the local cloud as they pass through it, with
 * warm instances (each has read the catalogue and the areas in the last minute, as instances in use have).
 */
export interface Cost { readonly fn: number; readonly db: number; readonly reads: number; readonly writes: number; readonly bytesDown: number }

const LIMITS: Readonly<Record<string, { readonly db: number; readonly bytes?: number }>> = {
  home: { db: 2, bytes: 1500 }, list20: { db: 2, bytes: 6000 }, detail: { db: 2 }, submit: { db: 1 }, accept: { db: 2 }, dispatch10: { db: 13 },
  take: { db: 1 }, checkIn: { db: 2 }, finish: { db: 2 }, rate: { db: 1 },
}

export async function measureCalls(world: World): Promise<Record<string, Cost>> {
  const [resident, member, staff] = [world.as(PEOPLE.resident), world.as(PEOPLE.member), world.as(PEOPLE.staff)]
  const memberId = (await member.ok('people', 'me', {})).personId
  const costs: Record<string, Cost> = {}
  const count = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    world.cloud.meter.start()
    const result = await call()
    costs[name] = world.cloud.meter.read()
    return result
  }

  // Real-looking titles of every length fill the queue; the first call of each kind warms its instance.
  await submitMany(resident, 22)
  await warm(resident, member, staff)
  await count('home', () => staff.ok('orders', 'home', { as: 'staff' }))
  const { items } = await count('list20', () => staff.ok('orders', 'list', { as: 'staff', tab: 'toAccept', limit: 20 }))
  const { orderId } = await count('submit', () => resident.ok('orders', 'submit', tapOrder()))
  await count('accept', () => staff.ok('orders', 'accept', { as: 'staff', orderId }))

  const ten = items.slice(0, 9).map((item) => item.id)
  for (const id of ten) await staff.ok('orders', 'accept', { as: 'staff', orderId: id })
  const orders = [orderId, ...ten].map((id) => ({ orderId: id, memberIds: [memberId] }))
  await count('dispatch10', () => staff.ok('orders', 'dispatchMany', { as: 'staff', items: orders }))

  const offer = await offerOf(member, orderId)
  await count('take', () => member.ok('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, ...(offer.facts ? { facts: offer.facts } : {}) }))
  const task = await count('detail', () => member.ok('orders', 'detail', { as: 'member', orderId }))
  const code = (await resident.ok('orders', 'detail', { as: 'resident', orderId })).startCode
  const there = await count('checkIn', () => member.ok('orders', 'checkIn', { as: 'member', orderId, way: 'code', code, seen: { version: task.version, head: task.head }, ...(task.facts ? { facts: task.facts } : {}) }))
  await count('finish', () => member.ok('orders', 'finish', { as: 'member', orderId, result: 'solved', seen: { version: there.version, head: there.head }, ...(task.facts ? { facts: { ...task.facts, state: 'checkedIn' as const } } : {}) }))
  const { version, head } = await resident.ok('orders', 'confirm', { as: 'resident', orderId })
  await count('rate', () => resident.ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'yes', attitude: 5, speed: 5 } }))
  return costs
}

/** As the messages of the real input have them, on average. */
const TITLE_LENGTH = 22

async function submitMany(resident: Client, count: number): Promise<void> {
  // Real titles are about twenty characters long; the samples' own are shorter.
  for (const message of sampleMessages.slice(0, count)) await resident.ok('orders', 'submit', tapOrder({ title: message.text.slice(0, TITLE_LENGTH), text: message.text }))
}

async function warm(...clients: readonly [Client, Client, Client]): Promise<void> {
  const [resident, member, staff] = clients
  await resident.ok('orders', 'home', { as: 'resident' })
  await member.ok('orders', 'home', { as: 'member' })
  await staff.ok('orders', 'home', { as: 'staff' })
}

async function offerOf(member: Client, orderId: string): Promise<NonNullable<OrderCard['offer']>> {
  const { items } = await member.ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 50 })
  const offer = items.find((item) => item.id === orderId)?.offer
  if (offer === undefined) throw new Error('the offer is not in the inbox')
  return offer
}

/** The names of those that cost more than they may. */
export const overLimits = (costs: Readonly<Record<string, Cost>>): readonly string[] =>
  Object.entries(costs).flatMap(([name, cost]) => {
    const limit = LIMITS[name]
    return limit && (cost.fn > 1 || cost.db > limit.db || cost.bytesDown > (limit.bytes ?? Infinity)) ? [name] : []
  })
