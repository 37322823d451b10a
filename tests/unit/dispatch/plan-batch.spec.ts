import * as fc from 'fast-check'
import { chanceOf, NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { VISIT_HOURS } from '@core/domain/dispatch/coming-free'
import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import { DETOUR, walkingMetres } from '@core/domain/dispatch/facts'
import { hoursOf } from '@core/domain/dispatch/hours-of'
import { pairsOf } from '@core/domain/dispatch/pairs'
import { planBatch } from '@core/domain/dispatch/plan-batch'
import { mayBeAsked } from '@core/domain/dispatch/policies'
import type { Roster } from '@core/domain/dispatch/roster'
import { makeRoster, renewRoster } from '@core/domain/dispatch/roster'
import type { FairnessScale } from '@core/domain/dispatch/score'
import { fairnessScales, peersOf, scoreOf, WEIGHTS } from '@core/domain/dispatch/score'
import { aMember, anOrderOf, away, friendlyDay, MORNING, someDay } from '../../support/dispatch-facts'

/** What a pair is worth, by the rules and the score and nothing else; undefined where it may not be made. */
function worth(member: MemberFacts, order: OrderFacts, everybody: readonly MemberFacts[]): number | undefined {
  if (!mayBeAsked(member, order, MORNING)) return undefined
  const metres = member.point && order.point ? walkingMetres(member.point, order.point) : undefined
  const chance = chanceOf(NEW_MODEL, { memberId: member.id, categoryId: order.categoryId, ...hoursOf(MORNING), ...(metres === undefined ? {} : { metres }), skilled: order.skill !== undefined, recentOffers: member.recentOffers })
  if (order.urgency === 'p2' && hasTooMuch(member, everybody) && everybody.some((peer) => arePeers(peer, member) && !hasTooMuch(peer, everybody) && mayBeAsked(peer, order, MORNING))) return 1
  return scoreOf(member, order.urgency, metres, chance, WEIGHTS, scaleOf(member, everybody)).value
}
const scaleOf = (member: MemberFacts, everybody: readonly MemberFacts[]): FairnessScale => fairnessScales(everybody, peersOf(everybody), WEIGHTS)[everybody.indexOf(member)] as FairnessScale
const hasTooMuch = (member: MemberFacts, everybody: readonly MemberFacts[]): boolean => member.hours + VISIT_HOURS * member.open > WEIGHTS.hoursCap * scaleOf(member, everybody).hours
const arePeers = (one: MemberFacts, other: MemberFacts): boolean => JSON.stringify([[...one.skills].sort(), one.duty]) === JSON.stringify([[...other.skills].sort(), other.duty])

test.each([['一个一个看', Infinity], ['用树找', 1]])('索引里找到的人和一个一个问规则找到的一样，分数也一样：%s', (_, treeFrom) => {
  fc.assert(fc.property(fc.oneof(someDay({ members: 12, orders: 4 }), friendlyDay({ members: 12, orders: 4 })), ({ members, orders }) => {
    const roster = makeRoster(members, WEIGHTS, treeFrom)
    const { who, start, member, value } = pairsOf({ roster, orders, model: NEW_MODEL, now: MORNING, perBatch: 1 })
    orders.forEach((order, at) => {
      const found = Array.from({ length: (start[at + 1] ?? 0) - (start[at] ?? 0) }, (_, n) => (start[at] ?? 0) + n).map((pair) => [roster.members[who[member[pair] ?? 0] ?? 0]?.id, value[pair]])
      const wanted = members.flatMap((each) => (worth(each, order, members) === undefined ? [] : [[each.id, worth(each, order, members)]]))
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
      expect(found).toHaveLength(wanted.length)
    })
  }), { numRuns: 500 })
})

/** Every way to send somebody, tried; a home is entered by nobody new without somebody who has been. */
function bestByTrying(members: readonly MemberFacts[], orders: readonly OrderFacts[], perBatch: number): number {
  const room = new Map(members.map(({ id, openMax, open, weeklyMax, takenThisWeek }) => [id, Math.min(perBatch, openMax - open, weeklyMax - takenThisWeek)]))
  const from = (at: number): number => {
    const order = orders[at]
    if (order === undefined) return 0
    const able = members.filter((member) => worth(member, order, members) !== undefined)
    const team = (next: number, chosen: readonly MemberFacts[]): number => {
      let best = allowed(chosen, order) ? from(at + 1) : -Infinity
      if (chosen.length === order.need) return best
      for (let n = next; n < able.length; n += 1) {
        const member = able[n] as MemberFacts
        if ((room.get(member.id) ?? 0) <= 0) continue
        room.set(member.id, (room.get(member.id) ?? 0) - 1)
        best = Math.max(best, (worth(member, order, members) ?? 0) + team(n + 1, [...chosen, member]))
        room.set(member.id, (room.get(member.id) ?? 0) + 1)
      }
      return best
    }
    return team(0, [])
  }
  return from(0)
}
/** A seat kept for the experienced may stay empty, and then the team is not whole. */
const allowed = (chosen: readonly MemberFacts[], { homeVisit, need, experiencedAboard }: OrderFacts) => !homeVisit || need === 1 || experiencedAboard || chosen.length < need || chosen.some(({ visits }) => visits > 0)

test('没有更好的派法：和试遍所有派法一样好，证明也对；没有人派给两处，没有新手单独上门', () => {
  let [doubles, teams] = [0, 0]
  fc.assert(fc.property(fc.oneof(someDay({ members: 5, orders: 3 }), friendlyDay({ members: 5, orders: 3 })), fc.integer({ min: 1, max: 2 }), ({ members, orders }, perBatch) => {
    const roster = makeRoster(members)
    const plan = planBatch({ roster, orders, now: MORNING, perBatch })
    expect([plan.value, plan.dual, plan.certified]).toEqual([bestByTrying(members, orders, perBatch), plan.value, true])
    const load = new Map<string, number>()
    for (const { orderId, seats, state } of plan.orders) {
      const order = orders.find(({ id }) => id === orderId) as OrderFacts
      expect(new Set(seats.map(({ memberId }) => memberId)).size).toBe(seats.length)
      expect(state).toBe(seats.length === 0 ? 'nobody' : seats.length < order.need ? 'incomplete' : 'complete')
      const chosen = seats.map(({ memberId }) => members.find(({ id }) => id === memberId) as MemberFacts)
      expect(allowed(chosen, order)).toBe(true)
      for (const { id } of chosen) load.set(id, (load.get(id) ?? 0) + 1)
      if (seats.length > 1) teams += 1
    }
    for (const [, times] of load) {
      expect(times).toBeLessThanOrEqual(perBatch)
      if (times > 1) doubles += 1
    }
  }), { numRuns: 400, seed: 20261126 })
  expect(Math.min(doubles, teams)).toBeGreaterThan(5)
})

test('事实一样，派法就一样，不管先说谁后说谁；一样好时按顺序', () => {
  const members = ['b', 'a', 'c'].map((id) => aMember({ id }))
  const orders = ['y', 'x'].map((id) => anOrderOf({ id }))
  const plan = planBatch({ roster: makeRoster(members), orders, now: MORNING })
  expect(planBatch({ roster: makeRoster([...members].reverse()), orders: [...orders].reverse(), now: MORNING })).toEqual(plan)
})

test('谁做得太多，同样的人还有空就不派他；没有别人时还是派他，急的也不论', () => {
  const members = [aMember({ id: 'tired', hours: 90 }), ...['a', 'b', 'c', 'd'].map((id) => aMember({ id, hours: 4, point: away(1000) })), aMember({ id: 'other', hours: 90, skills: ['water', 'law'] })]
  const chosen = (orders: readonly OrderFacts[], of = members) => planBatch({ roster: makeRoster(of), orders, now: MORNING }).orders.map(({ seats }) => seats[0]?.memberId)
  const near = (id: string, change = {}) => anOrderOf({ id, ...change })
  expect(chosen([near('o1')], members.slice(0, 5))).toEqual(['a'])
  expect(chosen(['o1', 'o2', 'o3', 'o4', 'o5'].map((id) => near(id)), members.slice(0, 5)).sort()).toEqual(['a', 'b', 'c', 'd', 'tired'])
  expect(chosen([near('o1')], members.slice(0, 1))).toEqual(['tired'])
  const worthOfTired = (urgency: 'p1' | 'p2') => planBatch({ roster: makeRoster(members.slice(0, 5)), orders: ['o1', 'o2', 'o3', 'o4', 'o5'].map((id) => near(id, { urgency })), now: MORNING }).orders.flatMap(({ seats }) => seats).find(({ memberId }) => memberId === 'tired')?.value
  expect(worthOfTired('p2')).toBe(1)
  expect(worthOfTired('p1')).toBeGreaterThan(200)
  // Nobody else can what they can: peers of others are none of theirs.
  expect(chosen([near('o1', { skill: 'law' })])).toEqual(['other'])
})

test('记住的名册跟着变：和重新做的一样，派法也一样；搬了家、学了新手艺、来了新人就重新做', () => {
  const change = fc.record({ open: fc.integer({ min: 0, max: 3 }), invited: fc.integer({ min: 0, max: 2 }), takenThisWeek: fc.integer({ min: 0, max: 4 }), hours: fc.integer({ min: 0, max: 60 }), offers: fc.integer({ min: 0, max: 20 }), recentOffers: fc.integer({ min: 0, max: 8 }), visits: fc.constantFrom(0, 3), avoids: fc.subarray(['home']), ratings: fc.constantFrom({ count: 0, sum: 0 }, { count: 9, sum: 45 }) })
  fc.assert(fc.property(fc.oneof(someDay({ members: 12, orders: 4 }), friendlyDay({ members: 12, orders: 4 })), fc.array(change, { maxLength: 4 }), fc.array(fc.nat(11), { minLength: 4, maxLength: 4 }), ({ members, orders }, changes, whom) => {
    const warm = makeRoster(members)
    const now = [...members]
    const planOn = (roster: Roster) => planBatch({ roster, orders, now: MORNING })
    planOn(warm)
    for (const [n, each] of changes.entries()) {
      const at = whom[n] ?? 0
      const before = now[at]
      if (before === undefined) continue
      const { mute: _, ...rest } = before
      now[at] = { ...rest, ...each }
      expect(renewRoster(warm, [now[at] as MemberFacts])).toBe(true)
      expect(planOn(warm)).toEqual(planOn(makeRoster(now)))
    }
  }), { numRuns: 300, seed: 20261126 })
  const roster = makeRoster([aMember()])
  expect([{ radiusM: 9000 }, { skills: ['law'] }, { gridId: 'g2' }, { id: 'm9' }, { point: away(5) }, { duty: [{ days: [1], from: '09:00', to: '12:00' }] }].map((moved) => renewRoster(roster, [aMember(moved)]))).toEqual([false, false, false, false, false, false])
})

test('一个人都没有、一单都没有、人人都不行，也说得出', () => {
  expect(planBatch({ roster: makeRoster([]), orders: [anOrderOf()], now: MORNING })).toMatchObject({ value: 0, dual: 0, certified: true, orders: [{ state: 'nobody', eligible: 0, seats: [] }] })
  expect(planBatch({ roster: makeRoster([aMember()]), orders: [], now: MORNING })).toMatchObject({ value: 0, certified: true, orders: [] })
  expect(planBatch({ roster: makeRoster([aMember({ open: 2 })]), orders: [anOrderOf()], now: MORNING }).orders[0]?.state).toBe('nobody')
})

test('急的先有人：只有一个人时，派给人命关天的那一单，哪怕远一点', () => {
  const orders = [anOrderOf({ id: 'near' }), anOrderOf({ id: 'urgent', urgency: 'p0', point: away(600) })]
  expect(planBatch({ roster: makeRoster([aMember()]), orders, now: MORNING }).orders.map(({ orderId, state }) => [orderId, state])).toEqual([['near', 'nobody'], ['urgent', 'complete']])
})

test('两个人的单子只找到一个：说清不完整', () => {
  const plan = planBatch({ roster: makeRoster([aMember()]), orders: [anOrderOf({ need: 2 })], now: MORNING })
  expect(plan.orders[0]).toMatchObject({ state: 'incomplete', seats: [{ memberId: 'm1' }] })
})

test.each([['一个一个看', Infinity], ['用树找', 1]])('刚好走得到的找得到，差一点的找不到，不管在哪个方向：%s', (_, treeFrom) => {
  for (const [east, north] of [[1, 0], [0, 1], [-0.6, 0.8], [0.6, -0.8]] as const)
    for (const [share, found] of [[0.995, 1], [1.005, 0]] as const) {
      const line = (1500 / DETOUR) * share
      const roster = makeRoster([aMember({ point: away(east * line, north * line), radiusM: 1500 })], WEIGHTS, treeFrom)
      expect([east, north, share, planBatch({ roster, orders: [anOrderOf()], now: MORNING }).orders[0]?.seats.length]).toEqual([east, north, share, found])
    }
})
