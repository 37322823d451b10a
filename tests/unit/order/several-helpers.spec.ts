import { anOrder } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { member, RESIDENT, STAFF, SYSTEM } from '../../support/order-actors'
import { HOUR } from '../../support/order-payloads'

/** Two helpers on one order: what one does or fails to do leaves the other's place and limits as they are. */
const two = () => anOrder({ seats: 2 }).offeredTo('m1', 'm2').takenBy('m1', 'm2')
const seatOf = (story: OrderStory, id: string) => Object.values(story.order.seats).find((seat) => seat.memberId === id)
const twoVisits = () => {
  const story = two()
  return story.scheduledBy('m1', story.now + 5 * HOUR, story.now + 6 * HOUR).scheduledBy('m2', story.now + HOUR, story.now + 2 * HOUR)
}

test('两个人约了不同的时间：上门的钟按早的那个走，早的来了再按晚的', () => {
  const story = twoVisits()
  expect(story.order.clocks.arrive?.dueAt).toBe(story.now + 2 * HOUR)
  expect(story.checkedInBy('m2').order.clocks.arrive?.dueAt).toBe(story.now + 6 * HOUR)
})

test('到点没来的只收回他的名额，另一个人的还在', () => {
  const late = twoVisits().after(2 * HOUR).does('lapseContact', SYSTEM, { clock: 'arrive' })
  expect([seatOf(late, 'm1')?.state, seatOf(late, 'm2')]).toEqual(['scheduled', undefined])
  expect(late.order.clocks.arrive?.dueAt).toBe(late.now + 4 * HOUR)
})

test('没及时联系的只收回没联系的', () => {
  const called = two().does('logContact', member('m1'))
  const late = called.after(Number(called.order.clocks.contact?.dueAt) - called.now).does('lapseContact', SYSTEM, { clock: 'contact' })
  expect([seatOf(late, 'm1')?.state, seatOf(late, 'm2')]).toEqual(['taken', undefined])
})

test('后接的人从接下的时候重新算联系时限', () => {
  const first = anOrder({ seats: 2 }).offeredTo('m1', 'm2').takenBy('m1')
  const span = Number(first.order.clocks.contact?.dueAt) - first.now
  const second = first.after(5 * 60_000).takenBy('m2')
  expect(second.order.clocks.contact).toMatchObject({ startedAt: second.now, dueAt: second.now + span })
})

test('一个人已经办完，另一个还在路上：居民和社区都不能撤', () => {
  const half = two().checkedInBy('m1').finishedBy('m1')
  expect([half.state, seatOf(half, 'm1')?.state]).toEqual(['taken', 'done'])
  for (const actor of [RESIDENT, STAFF]) expect(half.tries('cancel', actor, { reason: '不需要了' })).toBe('HELPER_AT_DOOR')
})

test('抢单池的邀请：还有名额时开着，满了就在记录里关上', () => {
  const pooled = anOrder({ seats: 2 }).accepted().does('dispatch', STAFF, { offers: [{ to: 'pool:c1' }] })
  const pools = (story: OrderStory) => Object.values(story.order.offers).map(({ state }) => state)
  const one = pooled.takenBy('m1')
  expect(pools(one)).toEqual(['open'])
  expect(pools(one.takenBy('m2'))).toEqual(['taken'])
})
