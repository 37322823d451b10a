import type { MemberFacts } from '@core/domain/dispatch/facts'
import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { pairsOf } from '@core/domain/dispatch/pairs'
import { planBatch } from '@core/domain/dispatch/plan-batch'
import { makeRoster } from '@core/domain/dispatch/roster'
import { fairnessFloor, fairnessOf, fairnessScales, peersOf, WEIGHTS } from '@core/domain/dispatch/score'
import { giniOf } from '@core/domain/dispatch/balance'
import { aMember, anOrderOf, HOUR, MORNING } from '../../support/dispatch-facts'

const peers = (hours: readonly number[], change = {}) => hours.map((each, n) => aMember({ id: `m${n}`, hours: each, offers: 0, ...change }))
const scalesOf = (members: readonly MemberFacts[]) => fairnessScales(members, peersOf(members), WEIGHTS)

test('没人找过的是满分，和大家一样的是一半，两倍的是零；每一小时算得一样', () => {
  const scale = { hours: 20, offers: 10 }
  expect([0, 20, 40, 99].map((hours) => fairnessOf({ hours, offers: hours / 2 }, scale))).toEqual([1, 0.5, 0, 0])
  const lost = [0, 10, 20].map((hours) => fairnessOf({ hours, offers: 0 }, scale) - fairnessOf({ hours: hours + 5, offers: 0 }, scale))
  for (const each of lost) expect(each).toBeCloseTo(lost[0] ?? NaN, 10)
})

test('多不多，是和会一样、时间也一样的人比；人少的时候也看大家；再少也不低于权重里写的', () => {
  const busy = peers(Array.from({ length: 45 }, () => 60))
  const free = peers(Array.from({ length: 45 }, () => 20), { skills: ['law'] })
  const scales = scalesOf([...busy, ...free])
  expect([scales[0]?.hours, scales[50]?.hours]).toEqual([(45 * 60 + 40) / 46, (45 * 20 + 40) / 46])
  expect(scales[0]?.offers).toBe(WEIGHTS.offersScale)
  const alone = scalesOf([...busy, aMember({ skills: ['care'], hours: 0 })]).at(-1)
  // Half nothing, half everybody's mean.
  expect(alone?.hours).toBeCloseTo((0 + (45 * 60) / 46) / 2, 6)
  expect(scalesOf(peers([1, 2]))[0]).toEqual(fairnessFloor(WEIGHTS))
})

test('一样的人：会的、值班的时间、愿意走多远、自己说一周几单，都一样；差一样就各比各的', () => {
  const groupsOf = (change: Partial<MemberFacts>) => peersOf([aMember(), aMember({ id: 'm2', ...change })]).groups
  expect([groupsOf({ hours: 9, communityId: 'c2' }), groupsOf({ skills: ['law'] }), groupsOf({ radiusM: 800 }), groupsOf({ weeklyMax: 9 }), groupsOf({ duty: [{ days: [1], from: '09:00', to: '12:00' }] })]).toEqual([1, 2, 2, 2, 2])
})

test('上个月多做的、手上答应了的，都算做过的', () => {
  const members = [aMember({ id: 'carried', carried: 20, hours: 10 }), aMember({ id: 'open', open: 1, hours: 10 }), aMember({ id: 'held', held: { open: 1, invited: 0 }, hours: 10 }), aMember({ id: 'free', hours: 10 })]
  const scale = scalesOf(members)[0] ?? fairnessFloor(WEIGHTS)
  const [carried, open, held, free] = members.map((member) => fairnessOf(member, scale))
  expect([(carried ?? 1) < (open ?? 0), open === held, (held ?? 1) < (free ?? 0)]).toEqual([true, true, true])
})

test('基尼系数：一样多是零，一个人全占接近一', () => {
  expect([giniOf([5, 5, 5, 5]), giniOf([0, 0, 0, 8]), giniOf([]), giniOf([0, 0])]).toEqual([0, 0.75, 0, 0])
  expect(giniOf([3, 1])).toBeCloseTo(0.25, 10)
})

test('过了值班的点，记住的人就换一批', () => {
  const roster = makeRoster([aMember({ duty: [{ days: [1], from: '09:00', to: '12:00' }] }), aMember({ id: 'm2', duty: [{ days: [1], from: '12:00', to: '18:00' }] }), aMember({ id: 'm3', openMax: 0 })])
  const idsAt = (now: number) => [...pairsOf({ roster, orders: [anOrderOf()], model: NEW_MODEL, now, perBatch: 1 }).who].map((at) => roster.members[at]?.id)
  expect([idsAt(MORNING), idsAt(MORNING + 60_000), idsAt(MORNING + 3 * HOUR), idsAt(MORNING + 9 * HOUR), idsAt(MORNING)]).toEqual([['m1'], ['m1'], ['m2'], [], ['m1']])
})

test('别的都一样，派给这些天做得少的那一位；权重是零就按名字', () => {
  const members = [aMember({ id: 'a', hours: 30 }), aMember({ id: 'b', hours: 10 })]
  const chosen = (fairness: number) => planBatch({ roster: makeRoster(members, { ...WEIGHTS, fairness }), orders: [anOrderOf()], now: MORNING }).orders[0]?.seats[0]?.memberId
  expect([chosen(WEIGHTS.fairness), chosen(0)]).toEqual(['b', 'a'])
})
