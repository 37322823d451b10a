import type cloudbase from '@cloudbase/node-sdk'
import { inWorld } from '../support/in-world'
import { CAST, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'

/**
 * A write without a read rests on its guard alone. Each case makes an order of which one part of one guard knows better
 * than the view in the caller's hand: the answer, and what is stored, are those of the way that reads.
 */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; to = journey(world); db = appOf(world.cloud).database() })

const DAY = 24 * 3_600_000
type Way = 'read' | 'unread'
const resident = () => world.as(CAST.resident)
const staff = () => world.as(CAST.staff)
const member = () => world.as(CAST.member)
/** Behind everybody's back: no line, no new version. */
const change = (orderId: string, fields: object) => db.collection('orders').doc(orderId).update(fields)
async function seenBy(openid: string, as: 'resident' | 'member', orderId: string) {
  const { version, head, facts } = await world.as(openid).ok('orders', 'detail', { as, orderId })
  return { seen: { version, head }, ...(facts ? { facts } : {}) }
}
async function offerSeenBy(openid: string, orderId: string) {
  const { offer } = await world.as(openid).ok('orders', 'detail', { as: 'member', orderId })
  if (offer?.facts === undefined) throw new Error('no offer to take unread')
  return { offerId: offer.id, seen: offer.seen, facts: offer.facts }
}
const confirm = (orderId: string, view: object) => resident().code('orders', 'confirm', { as: 'resident', orderId, ...view })
const checkIn = (orderId: string, view: object) => member().code('orders', 'checkIn', { as: 'member', orderId, way: 'manual', reason: '手机没电了', ...view })
const onlyUnread = (way: Way, view: object): object => (way === 'unread' ? view : {})
/** The same on both ways, each on an order of its own; what `look` finds of them afterwards. */
async function both<T>(live: (way: Way) => Promise<T>): Promise<{ readonly read: T; readonly unread: T }> {
  return { read: await live('read'), unread: await live('unread') }
}

test('居民点确认之前刚有人提了异议：确认不了，单子还是待确认', async () => {
  const { read, unread } = await both(async (way) => {
    const orderId = await to.done()
    const { seen } = await seenBy(CAST.resident, 'resident', orderId)
    await change(orderId, { dispute: { at: world.cloud.clock.now(), reason: '还在滴' } })
    return [await confirm(orderId, onlyUnread(way, { seen, round: 1 })), stored(world, orderId).state]
  })
  expect(read).toEqual(['DISPUTE_PENDING', 'done'])
  expect(unread).toEqual(read)
})

test('上面还有一件事等着定（有人提了挂起）：签到以后仍旧等街道，不会从街道的列表里消失', async () => {
  const { read, unread } = await both(async (way) => {
    const orderId = await to.taken()
    await staff().ok('orders', 'proposeSuspension', { as: 'staff', orderId, reason: '等配件', until: world.cloud.clock.now() + 3 * DAY })
    expect(stored(world, orderId).decides).toBe('street')
    const code = await checkIn(orderId, onlyUnread(way, await seenBy(CAST.member, 'member', orderId)))
    return [code, stored(world, orderId).state, stored(world, orderId).decides]
  })
  expect(read).toEqual(['OK', 'checkedIn', 'street'])
  expect(unread).toEqual(read)
})

test('自己点的单，拿着别人看到的抢单池邀请来接：接不了', async () => {
  const { read, unread } = await both(async (way) => {
    const orderId = await to.submitted({}, CAST.member)
    await staff().ok('orders', 'accept', { as: 'staff', orderId })
    await staff().ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
    const { facts, ...view } = await offerSeenBy(CAST.other, orderId)
    expect(facts.to).toMatch(/^pool:/)
    return [await member().code('orders', 'take', { as: 'member', orderId, ...view, ...onlyUnread(way, { facts }) }), stored(world, orderId).takenBy]
  })
  expect(read).toEqual(['OWN_ORDER', []])
  expect(unread).toEqual(read)
})

test('评价到第十四天为止：差一毫秒还能评，到了就评不了', async () => {
  const rating = { solved: 'yes', attitude: 5, speed: 5 } as const
  // The way that reads is taken with a version nobody has.
  const rate = async (orderId: string, way: Way) => {
    const { seen } = await seenBy(CAST.resident, 'resident', orderId)
    return resident().code('orders', 'rate', { as: 'resident', orderId, seen: way === 'read' ? { ...seen, head: 'A'.repeat(22) } : seen, rating })
  }
  const { read, unread } = await both(async (way) => {
    const [inTime, tooLate] = [await to.closed(), await to.closed()]
    const closed = Number(stored(world, tooLate).closedAt)
    await change(inTime, { closedAt: closed })
    world.cloud.clock.set(closed + 14 * DAY - 1)
    const first = await rate(inTime, way)
    world.cloud.clock.set(closed + 14 * DAY)
    return [first, await rate(tooLate, way), stored(world, tooLate).rating]
  })
  expect(read).toEqual(['OK', 'RATE_EXPIRED', undefined])
  expect(unread).toEqual(read)
})

test('办结时限刚亮了黄牌：接单、签到以后，下一次响铃和读了再写的一样，不再亮一次黄牌', async () => {
  const { read, unread } = await both(async (way) => {
    const offered = await to.offered()
    const { facts, ...offer } = await offerSeenBy(CAST.member, offered)
    await change(offered, { 'cards.finish': 'yellow' })
    const take = await member().code('orders', 'take', { as: 'member', orderId: offered, ...offer, ...onlyUnread(way, { facts }) })
    const taken = await to.taken()
    const view = await seenBy(CAST.member, 'member', taken)
    await change(taken, { 'cards.finish': 'yellow' })
    const arrive = await checkIn(taken, onlyUnread(way, view))
    return [take, arrive, ...[offered, taken].map((id) => [stored(world, id).late, stored(world, id).nextAt])]
  })
  expect(read).toEqual(['OK', 'OK', [true, expect.any(Number)], [true, expect.any(Number)]])
  expect(unread).toEqual(read)
})

test('想转交给别人又自己到了门口：签到以后转交不再挂着，对方接不了手', async () => {
  const { read, unread } = await both(async (way) => {
    const orderId = await to.transferAsked()
    expect(stored(world, orderId).transfer).toBeDefined()
    const code = await checkIn(orderId, onlyUnread(way, await seenBy(CAST.member, 'member', orderId)))
    return [code, stored(world, orderId).transfer, stored(world, orderId).offeredTo, await world.as(CAST.other).code('orders', 'acceptTransfer', { as: 'member', orderId })]
  })
  expect(read).toEqual(['OK', undefined, [], expect.stringMatching(/^[A-Z_]+$/)])
  expect(unread).toEqual(read)
})

test.each(['take', 'checkIn', 'finish', 'confirm', 'rate'] as const)('%s：版本对、链头不对，或链头对、版本不对：写不进去，走读的那条路，链还是整的', async (action) => {
  const from = { take: to.offered, checkIn: to.taken, finish: to.checkedIn, confirm: to.done, rate: to.closed }[action] as () => Promise<string>
  for (const wrong of [{ head: 'A'.repeat(22) }, { version: 99 }]) {
    const orderId = await from()
    const before = stored(world, orderId)
    const seen = { version: before.version, head: before.head, ...wrong }
    const view = action === 'take' ? await offerSeenBy(CAST.member, orderId) : action === 'checkIn' || action === 'finish' ? await seenBy(CAST.member, 'member', orderId) : {}
    const code = await {
      take: () => member().code('orders', 'take', { as: 'member', orderId, ...(view as Awaited<ReturnType<typeof offerSeenBy>>), seen }),
      checkIn: () => checkIn(orderId, { ...view, seen }),
      finish: () => member().code('orders', 'finish', { as: 'member', orderId, result: 'solved', ...view, seen }),
      confirm: () => confirm(orderId, { seen, round: 1 }),
      rate: () => resident().code('orders', 'rate', { as: 'resident', orderId, seen, rating: { solved: 'yes', attitude: 5, speed: 5 } }),
    }[action]()
    expect([wrong, code]).toEqual([wrong, 'OK'])
    const after = stored(world, orderId)
    expect([after.version, after.log.at(-1)?.prev]).toEqual([before.version + 1, before.head])
  }
})
