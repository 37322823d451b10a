import { createHash } from 'node:crypto'
import { PLAN_POINTS } from '@core/domain/dispatch/plan-points'
import { turnWeights } from '@core/domain/dispatch/turn'
import { dayNumberAt } from '@core/domain/time/day'
import { memberFactsOf } from '@core/domain/dispatch/member-facts'
import { orderFactsOf } from '@core/domain/dispatch/order-facts'
import { refusalsOf } from '@core/domain/dispatch/policies'
import { scoreOf, WEIGHTS } from '@core/domain/dispatch/score'
import type { MemberRecord } from '@core/domain/dispatch/workload'
import { NO_RECORD } from '@core/domain/dispatch/workload'
import { anOrderOf, HOUR, MORNING } from '../../support/dispatch-facts'

/** What somebody said of themselves, and what is known of them, reaches the rules: none of it is lost on the way. */
const order = anOrderOf()
const profile = {
  id: 'm1', label: '党员 1 号', gridId: order.gridId, communityId: order.communityId, streetId: order.streetId,
  skills: [order.skill ?? 'water'], radiusM: 5000, weeklyMax: 5,
}
const SEEN = { ...NO_RECORD, visits: 3 }
const factsOf = (change: object = {}, record: MemberRecord = SEEN) => memberFactsOf({ ...profile, ...change }, record, [], { now: MORNING, firstTimers: true })
const against = (change: object, demands: Parameters<typeof anOrderOf>[0] = {}, record: MemberRecord = SEEN) => refusalsOf(factsOf(change, record), anOrderOf(demands), MORNING)

test('什么都没写的，没有规则拦他', () => expect(against({}, {}, SEEN)).toEqual([]))
test.each([
  ['休息几小时', 'rest', { restHours: 4 }, {}, { ...SEEN, lastVisitEnd: MORNING - HOUR }],
  ['证件到期', 'certificate', { certificates: { electrician: MORNING - 1 } }, { certificate: 'electrician' }, SEEN],
  ['免打扰', 'mute', { mute: { from: '09:00', to: '11:00' } }, { urgency: 'p2' as const }, SEEN],
  ['同一户', 'kin', { door: 'd1' }, { door: 'd1' }, SEEN],
  ['亲属', 'kin', { kin: ['r1'] }, { residentIds: ['r1'] }, SEEN],
  ['第一次上门', 'firstTimer', {}, { homeVisit: true, need: 1, experiencedAboard: false }, { ...NO_RECORD, visits: 0 }],
])('%s：写下的到得了规则', (_, rule, change, demands, record) => expect(against(change, demands, record)).toEqual([rule]))

test('证件在期的不拦；评分到得了分数', () => {
  expect(against({ certificates: { electrician: MORNING + HOUR } }, { certificate: 'electrician' }, SEEN)).toEqual([])
  const rated = (sum: number) => scoreOf(factsOf({}, { ...SEEN, ratings: { count: 10, sum } }), 'p2', 100, 0.5).rating
  expect(rated(50)).toBeGreaterThan(rated(10))
})

test('坐着的人里有没有去过的，看的是那个人，不是有没有人', () => {
  const doc = { ...anOrderDoc(), seats: { s1: { state: 'taken' as const, memberId: 'new' }, s2: { state: 'open' as const } } }
  const aboard = (experienced: readonly string[]) => orderFactsOf(doc, { categoryId: 'c', atHome: true }, [], (id) => experienced.includes(id)).experiencedAboard
  expect([aboard([]), aboard(['other']), aboard(['new'])]).toEqual([false, false, true])
})

test('这一周从周一算起：周日接的不算，周一接的到周日都算', () => {
  const today = dayNumberAt(MORNING)
  const taken = (now: number) => memberFactsOf(profile, { ...SEEN, days: { [today - 1]: [1, 0, 1], [today]: [1, 0, 2] } }, [], { now, firstTimers: true }).takenThisWeek
  expect([taken(MORNING), taken(MORNING + 6 * 24 * HOUR), taken(MORNING + 7 * 24 * HOUR)]).toEqual([2, 2, 0])
})

test('问过的、说过不的、抢单池里说过不的、坐过位置的、以前办过这一单的，都不再问；上一轮在抢单池说不的可以再问', () => {
  const offer = (to: string, round: number, also: object = {}) => ({ seatId: 's1', to, state: 'lapsed' as const, at: 0, until: 0, round, ...also })
  const doc = { ...anOrderDoc(), round: 2, offers: { o1: offer('named', 2), o2: offer('pool:c1', 2, { declinedBy: ['passed'] }), o3: offer('pool:c1', 1, { declinedBy: ['before'] }) }, seats: { s1: { state: 'taken' as const, memberId: 'holds' }, s2: { state: 'open' as const } }, served: ['served'] }
  expect([...orderFactsOf(doc, { categoryId: 'c', atHome: true }, [], () => true).askedIds].sort()).toEqual(['holds', 'named', 'passed', 'served'])
})

test('一个月没被需要过的，比同样的人里被需要得多的，多走一里路也排在前面', () => {
  const scale = { hours: 8, offers: 8 }
  const value = (hours: number, metres: number) => scoreOf({ ...factsOf(), hours, offers: hours }, 'p2', metres, 0.5, undefined, scale).value
  expect(value(0, 600)).toBeGreaterThan(value(16, 100))
})

function anOrderDoc() {
  return { _id: 'o1', gridId: 'g1', place: {}, urgency: 'p2' as const, offers: {}, round: 1, residentId: 'r1', communityId: 'c1', streetId: 's1' }
}

test('改了方案里的任何一个数，版本号也要换：每次派单写下的版本说得清是按什么派的', () => {
  const { version, ...weights } = WEIGHTS
  const all = createHash('sha256').update(JSON.stringify([weights, turnWeights(10), PLAN_POINTS].map((each) => Object.entries({ ...each, version: '' }).sort()))).digest('hex').slice(0, 12)
  expect({ [version]: all }).toEqual({ '2027-04': '91ddd41304b2' })
})
