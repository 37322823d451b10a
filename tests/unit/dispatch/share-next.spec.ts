import * as fc from 'fast-check'
import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { planBatch } from '@core/domain/dispatch/plan-batch'
import { POLICIES } from '@core/domain/dispatch/policies'
import { roomOf } from '@core/domain/dispatch/room'
import { makeRoster } from '@core/domain/dispatch/roster'
import { shareNext } from '@core/domain/dispatch/share-next'
import { byTurn, inTurns, turnWeights } from '@core/domain/dispatch/turn'
import { aMember, anOrderOf, away, MORNING } from '../../support/dispatch-facts'

test('候补名单：每个人最多排进他还接得下的几单，一轮一轮地分，谁也不独占', () => {
  const ranked = Array.from({ length: 6 }, (_, n) => aMember({ id: `m${n}`, open: 0, openMax: 1, takenThisWeek: 0, weeklyMax: 5 }))
  const shared = shareNext(['a', 'b', 'c'].map((id) => ({ id, ranked })), 12)
  expect([...shared.values()].map((list) => list.map(({ id }) => id))).toEqual([['m0', 'm3'], ['m1', 'm4'], ['m2', 'm5']])
  const roomy = shareNext(['a', 'b', 'c'].map((id) => ({ id, ranked: [aMember({ id: 'm', open: 1, openMax: 3, takenThisWeek: 0, weeklyMax: 5 })] })), 12)
  expect([...roomy.values()].map((list) => list.length)).toEqual([1, 1, 0])
})

test('轮到谁：先看工时和手上的单，再看问过几次，一样的按编号', () => {
  const people = [['c', 1, 0, 0], ['b', 0, 2, 0], ['d', 0, 1, 0], ['a', 0, 2, 0], ['e', 0, 0, 1]] as const
  expect(people.map(([id, hours, offers, open]) => aMember({ id, hours, offers, open })).sort(byTurn).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c', 'e'])
})

test('一张轮派的方案就按这个顺序：住得近的、常答应的、评价好的，都不能插到前面', () => {
  fc.assert(fc.property(fc.array(fc.record({ hours: fc.integer({ min: 0, max: 40 }), offers: fc.integer({ min: 0, max: 40 }), open: fc.integer({ min: 0, max: 1 }), east: fc.integer({ min: 0, max: 900 }), stars: fc.integer({ min: 1, max: 5 }) }), { minLength: 2, maxLength: 9 }), (facts) => {
    const members = facts.map(({ hours, offers, open, east, stars }, n) => aMember({ id: `m${n}`, hours, offers, open, point: away(east), ratings: { count: 9, sum: 9 * stars } }))
    const roster = makeRoster(inTurns(members), turnWeights(members.length))
    const { orders: [planned] } = planBatch({ roster, orders: [anOrderOf()], model: NEW_MODEL, now: MORNING })
    expect(planned?.seats.map(({ memberId }) => memberId)).toEqual([[...members].sort(byTurn)[0]?.id])
  }))
})

test('没有回答的邀请也占这一周的名额：方案、名单、规则说的一样', () => {
  const full = aMember({ weeklyMax: 1, invited: 1, openMax: 3 })
  expect(POLICIES.weeklyMax(full, anOrderOf(), MORNING)).toBe(false)
  expect(roomOf(full)).toBe(0)
  expect(makeRoster([full]).room[0]).toBe(0)
  expect([...shareNext([{ id: 'a', ranked: [full] }], 3).values()]).toEqual([[]])
})
