import type { NEW_MODEL } from '@core/domain/dispatch/acceptance';
import { chanceOf } from '@core/domain/dispatch/acceptance'
import { holdingsOf, knowsFirstTimers, memberFactsOf } from '@core/domain/dispatch/member-facts'
import type { WorkLine, WorkOrder } from '@core/domain/dispatch/workload'
import { DAYS_KEPT, foldLine, lately, NO_WORK, pruned, waitingFor, withHeld, withWaiting } from '@core/domain/dispatch/workload'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@core/domain/time/day'
import { shanghaiMs } from '@core/domain/time/shanghai'

/** What members were asked, said and did, folded from lines. */
const MONDAY = shanghaiMs('2026-03-02T09:00')
const line = (action: WorkLine['action'], id: string, at: number, data: WorkLine['data'] = {}, round = 1): WorkLine => ({ action, at, by: { kind: 'member', id }, round, data })
const offer = (to: string, state: 'open' | 'taken' | 'declined' | 'lapsed', at = MONDAY, until = at + HOUR_MS) => ({ seatId: 's1', to, state, at, until, round: 1, distanceM: 300, skilled: true })
const order = (also: Partial<WorkOrder> = {}): WorkOrder => ({ _id: 'o1', open: true, offers: {}, seats: {}, appeals: {}, ...also })
const folding = (of: WorkOrder, lines: readonly WorkLine[]) => lines.reduce((work, _, n) => foldLine(work, of, lines.slice(0, n + 1), 'c01'), NO_WORK)
const profile = { id: 'm1', label: '党员 1 号', gridId: 'g1', communityId: 'c1', streetId: 's1', skills: ['water'], radiusM: 1500, weeklyMax: 3 }

const served = [
  line('dispatch', 'staff', MONDAY, { offered: 'm1,m2,pool:c1' }), line('decline', 'm2', MONDAY + MINUTE_MS), line('take', 'm1', MONDAY + 5 * MINUTE_MS),
  line('checkIn', 'm1', MONDAY + HOUR_MS), line('finish', 'm1', MONDAY + HOUR_MS + 40 * MINUTE_MS), line('rate', 'r1', MONDAY + DAY_MS, { attitude: 5, speed: 4 }),
]
const servedOrder = order({ offers: { o1: offer('m1', 'taken'), o2: offer('m2', 'declined') } })

test('问过几次、接了几单、服务多久、得了几分，都从历史里数；抢单池不算问了谁', () => {
  const { members } = folding(servedOrder, served)
  expect(lately(members['m1'] ?? { days: {} }, MONDAY + DAY_MS, 28)).toEqual([1, 40, 1])
  expect(members['m1']).toMatchObject({ visits: 1, ratings: { count: 1, sum: 4.5 }, lastVisitEnd: MONDAY + HOUR_MS + 40 * MINUTE_MS })
  expect(lately(members['m2'] ?? { days: {} }, MONDAY, 28)).toEqual([1, 0, 0])
  expect(Object.keys(members)).toEqual(['m1', 'm2'])
})

test('答应和不答应都学到；没有回答的，到期那一行才算不', () => {
  const of = (model: typeof NEW_MODEL, memberId: string) => chanceOf(model, { memberId, categoryId: 'c01', hour: 9, weekend: false, metres: 300, skilled: true, recentOffers: 0 })
  const { model } = folding(servedOrder, served)
  expect(model.answers).toBe(2)
  expect(of(model, 'm1')).toBeGreaterThan(of(model, 'm2'))
  const silent = order({ offers: { o1: offer('m1', 'lapsed'), o2: offer('m2', 'lapsed', MONDAY, MONDAY + 3 * HOUR_MS) } })
  const twice = [line('dispatch', 'staff', MONDAY, { offered: 'm1,m2' }), line('lapseOffer', 'system', MONDAY + HOUR_MS), line('lapseOffer', 'system', MONDAY + 3 * HOUR_MS)]
  expect(folding(silent, twice.slice(0, 2)).model.answers).toBe(1)
  expect(folding(silent, twice).model.answers).toBe(2)
})

test('退回的一单不算接过；评分被申诉撤下就不算', () => {
  const back = folding(servedOrder, [...served.slice(0, 3), line('release', 'm1', MONDAY + HOUR_MS)])
  expect(lately(back.members['m1'] ?? { days: {} }, MONDAY, 7)).toEqual([1, 0, 0])
  const appealed = { ...servedOrder, appeals: { a1: { target: 'rating' as const, by: 'm1', reason: '', at: 0, state: 'upheld' as const } } }
  expect(folding(appealed, [...served, line('upholdAppeal', 'street', MONDAY + 2 * DAY_MS, { appealId: 'a1' })]).members['m1']?.ratings).toEqual({ count: 0, sum: 0 })
})

test('忘了点办结的，最多算八小时', () => {
  const late = folding(servedOrder, [line('checkIn', 'm1', MONDAY), line('finish', 'm1', MONDAY + 20 * HOUR_MS)])
  expect(lately(late.members['m1'] ?? { days: {} }, MONDAY + DAY_MS, 7)[1]).toBe(480)
})

test('手上有几单、什么时候有约，跟着单子走；单子完了就没有了', () => {
  const scheduled = { from: MONDAY + DAY_MS, to: MONDAY + DAY_MS + HOUR_MS }
  const held = withHeld(NO_WORK, order({ seats: { s1: { state: 'scheduled', memberId: 'm1', scheduled }, s2: { state: 'open' } } }))
  expect(holdingsOf(held).get('m1')).toEqual([scheduled])
  expect(holdingsOf(withHeld(held, order({ open: false, seats: { s1: { state: 'scheduled', memberId: 'm1' } } }))).size).toBe(0)
})

test('旧的日子会清掉，窗口以外的不算', () => {
  const { members } = pruned(folding(servedOrder, served), MONDAY + (DAYS_KEPT + 1) * DAY_MS)
  expect(members['m1']?.days).toEqual({})
  expect(lately(folding(servedOrder, served).members['m1'] ?? { days: {} }, MONDAY + 8 * DAY_MS, 7)).toEqual([0, 0, 0])
})

test('党员的实情：自己定的加上历史里的；开始不久，没有谁算第一次', () => {
  const work = folding(servedOrder, served)
  const facts = (firstTimers: boolean, visitsBefore = 0) => memberFactsOf({ ...profile, visitsBefore }, undefined, [undefined], { now: MONDAY, firstTimers })
  expect(memberFactsOf(profile, work.members['m1'], [], { now: MONDAY + DAY_MS, firstTimers: true })).toMatchObject({ takenThisWeek: 1, hours: 40 / 60, offers: 1, visits: 1, open: 0, openMax: 2 })
  expect(facts(true)).toMatchObject({ open: 1, visits: 0 })
  expect([facts(false).visits, facts(true, 4).visits]).toEqual([1, 4])
  expect(knowsFirstTimers(work)).toBe(false)
})

test('正等谁回答，跟着邀请走：点名的、没过时限的才算；答了、过了时限、单子完了就没有了；抢单池不是在等谁', () => {
  const asked = withWaiting(NO_WORK, order({ offers: { o1: offer('m1', 'open'), o2: offer('m2', 'declined'), o3: offer('pool:c1', 'open') } }))
  expect([...waitingFor(asked, MONDAY)].map(([id, orders]) => [id, [...orders]])).toEqual([['m1', ['o1']]])
  expect(waitingFor(asked, MONDAY + HOUR_MS).size).toBe(0)
  expect(waitingFor(withWaiting(asked, order({ offers: { o1: offer('m1', 'taken') } })), MONDAY).size).toBe(0)
  expect(waitingFor(withWaiting(asked, order({ open: false, offers: { o1: offer('m1', 'open') } })), MONDAY).size).toBe(0)
  // Kept before this was: nobody is known to be waited for.
  expect(waitingFor({ members: {}, held: {}, model: NO_WORK.model }, MONDAY).size).toBe(0)
})
