import type { Claim, ShiftFacts } from '@core/domain/post/shift'
import type { ShiftStore } from '../../cloudfunctions/_data/shift-store'
import { giveBack, promote } from '../../cloudfunctions/_shift/give-back'
import { newShift } from '../../cloudfunctions/_shift/new-shift'
import { memoryStore } from '../../scripts/bench/claims/memory-store'
import { inWorld } from '../support/in-world'
import { CAST, journey } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Nobody promises the same hour twice, and a place goes to who waited for it. */
let world: World
inWorld((fresh) => { world = fresh })

const HOUR = 3_600_000
const tick = () => world.cloud.fireTimer('clock')

test('约了上门的时间：提出来以后那一段的班认领不了；用以前看到的页面抢先认领了，一会儿退掉，上门照旧', async () => {
  const at = world.cloud.clock.now() + 30 * HOUR
  const made = await shiftsIn(world).shift(2, {}, at)
  const orderId = await journey(world).taken(CAST.member)
  const { claim } = await shiftsIn(world).look(CAST.member, made.shiftId)
  await world.as(CAST.member).ok('orders', 'proposeTime', { as: 'member', orderId, time: { from: at, to: at + HOUR } })
  expect(await world.as(CAST.member).code('posts', 'claim', (await shiftsIn(world).look(CAST.member, made.shiftId)).claim)).toBe('SHIFTS_OVERLAP')
  await world.as(CAST.resident).ok('orders', 'agreeTime', { as: 'resident', orderId })
  expect(await world.as(CAST.member).code('posts', 'claim', claim)).toBe('OK')
  for (let i = 0; i < 3; i += 1) {
    world.cloud.clock.advance(61_000)
    await tick()
  }
  expect((await world.as(CAST.member).ok('posts', 'shift', { shiftId: made.shiftId })).shift.mine).toBe('none')
  expect(world.cloud.database.get('orders', orderId)).toMatchObject({ state: 'scheduled' })
})

test('有班的时间约不了上门，说出是哪一班；换个时间可以', async () => {
  const at = world.cloud.clock.now() + 60 * HOUR
  const made = await shiftsIn(world).shift(2, { title: '路口值守' }, at)
  await world.as(CAST.other).ok('posts', 'claim', (await shiftsIn(world).look(CAST.other, made.shiftId)).claim)
  const orderId = await journey(world).taken(CAST.other)
  const reply = await world.as(CAST.other).call('orders', 'proposeTime', { as: 'member', orderId, time: { from: at + HOUR, to: at + 3 * HOUR } })
  expect(reply).toMatchObject({ ok: false, code: 'SHIFTS_OVERLAP', said: expect.stringContaining('路口值守') })
  expect(await world.as(CAST.other).code('orders', 'proposeTime', { as: 'member', orderId, time: { from: at + 2 * HOUR, to: at + 4 * HOUR } })).toBe('OK')
})

test('退的人读了以后、写下以前有人来排队：位子是排队的人的，后来抢的抢不到', async () => {
  const facts: ShiftFacts = { shiftId: 's', postId: 'p', communityId: 'c', streetId: 'st', title: '值守', role: '值守', place: { name: '驿站' }, needs: [], openTo: ['c'], approval: false, startsAt: 1e12 + 24 * HOUR, endsAt: 1e12 + 26 * HOUR, opensAt: 0, closesAt: 1e12 + 24 * HOUR, state: 'open' }
  const { store } = memoryStore(newShift(facts, 1, 1e12))
  const claim = (key: string, at: number): Claim => ({ state: 'held', at, key, label: key })
  const [before] = await store.read('s')
  if (before === undefined) throw new Error('no shift')
  await store.take({ shiftId: 's', part: 0, terms: before.terms, memberId: 'a', claim: claim('ka', 1e12), now: 1e12 })
  let isFirst = true
  const between: ShiftStore = {
    ...store,
    giveBack: async (given) => {
      const [first] = await store.read('s')
      if (isFirst && first !== undefined) await store.join(first, { id: 'b', at: 1e12 + 1, key: 'kb', label: 'b' })
      isFirst = false
      return store.giveBack(given)
    },
  }
  await giveBack(between, { shiftId: 's', memberId: 'a', by: 'a', now: 1e12 + 2, requestKey: 'r', ending: () => 'release' })
  const taken = await store.take({ shiftId: 's', part: 0, terms: before.terms, memberId: 'c', claim: claim('kc', 1e12 + 3), now: 1e12 + 3 })
  await promote(store, 's', 1e12 + 4)
  const [part] = await store.read('s')
  expect({ taken, holders: Object.keys(part?.claims ?? {}), waits: part?.waiterIds }).toEqual({ taken: null, holders: ['b'], waits: [] })
})
