import fc from 'fast-check'
import { settleOffers } from '@core/domain/order/seats'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'

/**
 * take, checkIn, finish, confirm and rate can be written without reading the order. Two orders live the same life side by
 * side, one on each way: what is stored must be the same document after every step.
 */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const SEED = 20260302
type Way = 'read' | 'unread'
const WAYS = ['read', 'unread'] as const
const FILE = `cloud://local.6c6f-local-1300000000/photos/${'F'.repeat(22)}.jpg`
const DOOR = { lng: 118.009066, lat: 36.60797, accuracyM: 20 }

/** The document without what must differ between two orders; invitations nobody can win any more count as withdrawn (see settleOffers). */
function comparable(orderId: string): object {
  const doc = settleOffers(stored(world, orderId)) as ReturnType<typeof stored>
  const { _id, no, head, ...rest } = doc
  const { sealed: _sealed, log, ...fields } = rest
  return { ...fields, log: log.map(({ requestKey: _key, digest: _digest, prev: _prev, hash: _hash, salt: _salt, wordsDigest: _words, ...entry }) => entry), named: [_id, no, head].map((each) => typeof each) }
}

const life = fc.record({
  asked: fc.constantFrom('member', 'two', 'pool'),
  urgency: fc.constantFrom('p0', 'p1', 'p2', 'p3'),
  infoFirst: fc.boolean(),
  urgeFirst: fc.boolean(),
  waits: fc.array(fc.integer({ min: 0, max: 4 * 60_000 }), { minLength: 5, maxLength: 5 }),
  time: fc.boolean(),
  contact: fc.constantFrom('none', 'logged', 'agreed'),
  way: fc.constantFrom('position', 'code', 'manual'),
  photos: fc.boolean(),
  words: fc.boolean(),
  result: fc.constantFrom('solved', 'partial', 'unsolved'),
  /** Limits of the category's own: none, the one no unread write needs, the one a take starts a clock by. */
  limits: fc.constantFrom(undefined, { finish: { amount: 3, unit: 'days' } }, { contact: { amount: 20, unit: 'minutes' } }),
})

const resident = () => world.as(CAST.resident)
const staff = () => world.as(CAST.staff)
const member = () => world.as(CAST.member)

async function viewOf(orderId: string, way: Way, as: 'member' | 'resident' = 'member') {
  const { version, head, facts } = await (as === 'member' ? member() : resident()).ok('orders', 'detail', { as, orderId })
  // A head nobody has sends the call the ordinary way.
  const seen = { version, head: way === 'unread' ? head : 'A'.repeat(22) }
  return way === 'read' ? { seen } : { seen, ...(facts ? { facts } : {}) }
}

/** Runs a write and says whether the order was read for it. */
async function reads(write: () => Promise<unknown>): Promise<number> {
  world.cloud.meter.start()
  await write()
  return world.cloud.meter.read().reads
}

test('同样的经历，读了再写和不读就写，存下来的是同一份单子', async () => {
  let unreadWrites = 0
  await fc.assert(
    fc.asyncProperty(life, async (plan) => {
      const pair = { read: await to.submitted(), unread: await to.submitted() }
      if (plan.limits) for (const way of WAYS) await appOf(world.cloud).database().collection('orders').doc(pair[way]).update({ limits: plan.limits })
      const both = async (step: (orderId: string, way: Way) => Promise<unknown>): Promise<void> => {
        for (const way of WAYS) await step(pair[way], way)
        expect(comparable(pair.unread)).toEqual(comparable(pair.read))
      }
      const wait = (index: number) => world.cloud.clock.advance(plan.waits[index] ?? 0)
      const note = plan.words ? { note: '有说明' } : {}
      const photos = plan.photos ? { photos: [FILE] } : {}

      if (plan.infoFirst) {
        await both((orderId) => staff().ok('orders', 'askInfo', { as: 'staff', orderId, note: '请问？' }))
        wait(0)
        await both((orderId) => resident().ok('orders', 'answerInfo', { as: 'resident', orderId, note: '厨房的' }))
      }
      await both((orderId) => staff().ok('orders', 'accept', { as: 'staff', orderId, urgency: plan.urgency }))
      const asked = { member: { memberIds: [idOf(CAST.member)] }, two: { memberIds: [idOf(CAST.other), idOf(CAST.member)] }, pool: { pool: true } }[plan.asked]
      await both((orderId) => staff().ok('orders', 'dispatch', { as: 'staff', orderId, ...asked }))
      if (plan.urgeFirst) await both((orderId) => resident().ok('orders', 'urge', { as: 'resident', orderId }))
      wait(1)

      const time = plan.time ? { time: { from: world.cloud.clock.now() + 3_600_000, to: world.cloud.clock.now() + 7_200_000 } } : {}
      await both(async (orderId, way) => {
        const { offer } = await member().ok('orders', 'detail', { as: 'member', orderId })
        if (offer === undefined) throw new Error('no offer')
        return member().ok('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, ...time, ...(way === 'unread' && offer.facts ? { facts: offer.facts } : {}) })
      })
      wait(2)
      if (plan.contact === 'logged') await both((orderId) => member().ok('orders', 'logContact', { as: 'member', orderId }))
      if (plan.contact === 'agreed' && plan.time) await both((orderId) => resident().ok('orders', 'agreeTime', { as: 'resident', orderId }))
      await both(async (orderId, way) => {
        const { startCode = '' } = await resident().ok('orders', 'detail', { as: 'resident', orderId })
        const proof = { position: { position: DOOR }, code: { code: startCode }, manual: { reason: '手机没电了' } }[plan.way]
        const view = await viewOf(orderId, way)
        const read = await reads(() => member().ok('orders', 'checkIn', { as: 'member', orderId, way: plan.way, ...proof, ...photos, ...view }))
        if (way === 'unread') unreadWrites += read === 0 ? 1 : 0
      })
      wait(3)
      await both(async (orderId, way) => {
        const view = await viewOf(orderId, way)
        const read = await reads(() => member().ok('orders', 'finish', { as: 'member', orderId, result: plan.result, ...note, ...photos, ...view }))
        if (way === 'unread') unreadWrites += read === 0 ? 1 : 0
      })
      wait(4)
      await both(async (orderId, way) => {
        const { seen } = await viewOf(orderId, way, 'resident')
        const read = await reads(() => resident().ok('orders', 'confirm', { as: 'resident', orderId, ...note, seen, round: 1 }))
        if (way === 'unread') unreadWrites += read === 0 ? 1 : 0
      })
      const rating = { solved: 'partly', attitude: 4, speed: 3, ...(plan.words ? { words: '谢谢' } : {}) } as const
      await both(async (orderId, way) => {
        const { seen } = await viewOf(orderId, way, 'resident')
        const read = await reads(() => resident().ok('orders', 'rate', { as: 'resident', orderId, seen, rating }))
        if (way === 'unread') unreadWrites += read === 0 ? 1 : 0
      })
    }),
    { numRuns: 40, seed: SEED, endOnFailure: true },
  )
  // Or the two ways would be one, and the comparison worth nothing.
  expect(unreadWrites).toBeGreaterThan(40 * 4 * 0.9)
}, 120_000)

test('过了接单时限，把时限改晚了再不读就接：接不到，单上什么也没变', async () => {
  const orderId = await to.offered()
  const { offer } = await member().ok('orders', 'detail', { as: 'member', orderId })
  if (offer?.facts === undefined) throw new Error('no facts')
  world.cloud.clock.set(offer.facts.until)
  const before = stored(world, orderId)
  for (const until of [offer.facts.until, offer.facts.until + 3_600_000]) {
    expect(await member().code('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, facts: { ...offer.facts, until } })).toBe('OFFER_EXPIRED')
  }
  expect(stored(world, orderId)).toEqual(before)
})
