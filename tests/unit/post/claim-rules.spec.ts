import type { Claimant } from '@core/domain/post/claim-rules'
import { claimRefusals } from '@core/domain/post/claim-rules'
import { outlookOf, showChance } from '@core/domain/post/outlook'
import type { ClaimTerms } from '@core/domain/post/shift'
import { firstPartOf, nextMoment, PART_PLACES, placesOf, splitCapacity } from '@core/domain/post/shift'
import { spansOf, weeksLater } from '@core/domain/post/weekly'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Monday 2026-03-02 09:00 in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 1)
const SHIFT: ClaimTerms = { shiftId: 's', needs: [], openTo: ['cm01'], approval: false, startsAt: NOW + DAY, endsAt: NOW + DAY + 2 * HOUR, opensAt: NOW - HOUR, closesAt: NOW + DAY, state: 'open' }
const MEMBER: Claimant = { id: 'm', areaIds: ['cm01', 'st01', 'district'], skills: ['water'], certificates: { firstAid: NOW + 30 * DAY }, busy: [] }
const codes = (shift: Partial<ClaimTerms>, member: Partial<Claimant> = {}, now = NOW) => claimRefusals({ ...SHIFT, ...shift }, { ...MEMBER, ...member }, now).map(({ code }) => code)

test('什么都合适，就没有理由', () => expect(codes({})).toEqual([]))

test.each([
  ['取消了', { state: 'cancelled' }, {}, 'SHIFT_CANCELLED'],
  ['已经结束', { state: 'over' }, {}, 'SHIFT_OVER'],
  ['只请别的社区', { openTo: ['cm02'] }, {}, 'NOT_OPEN_TO_YOU'],
  ['还没开放', { opensAt: NOW + 1 }, {}, 'CLAIMS_NOT_OPEN'],
  ['认领时间过了', { closesAt: NOW }, {}, 'CLAIMS_CLOSED'],
  ['不会这门手艺', { needs: ['skill:law'] }, {}, 'NEEDS_SKILL'],
  ['没有证书', { needs: ['cert:electrician'] }, {}, 'NEEDS_CERTIFICATE'],
  ['证书在结束前到期', { needs: ['cert:firstAid'] }, { certificates: { firstAid: NOW + DAY + HOUR } }, 'CERTIFICATE_RUNS_OUT'],
  ['和另一班撞了', {}, { busy: [{ id: 'other', from: NOW + DAY + HOUR, to: NOW + DAY + 3 * HOUR, title: '清扫' }] }, 'SHIFTS_OVERLAP'],
] as const)('%s，按名字说', (_name, shift, member, code) => expect(codes(shift, member as Partial<Claimant>)).toEqual([code]))

test('边上的时刻：开放的那一毫秒可以，开始的那一毫秒不行；首尾相接不算撞；自己这一班不挡自己', () => {
  expect(codes({ opensAt: NOW })).toEqual([])
  expect(codes({}, {}, SHIFT.startsAt)).toEqual(['SHIFT_OVER', 'CLAIMS_CLOSED'])
  expect(codes({}, { busy: [{ id: 'o', from: SHIFT.endsAt, to: SHIFT.endsAt + HOUR, title: '' }, { id: 'p', from: SHIFT.startsAt - HOUR, to: SHIFT.startsAt, title: '' }] })).toEqual([])
  expect(codes({}, { busy: [{ id: 's', from: SHIFT.startsAt, to: SHIFT.endsAt, title: '' }] })).toEqual([])
  expect(codes({ needs: ['cert:firstAid'] }, { certificates: { firstAid: SHIFT.endsAt } })).toEqual([])
})

test('名额分成几份：一份不超过上限，加起来一个不多一个不少，分得均匀', () => {
  for (const capacity of [1, PART_PLACES, PART_PLACES + 1, 199, 2000]) {
    const parts = splitCapacity(capacity)
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(capacity)
    expect(Math.max(...parts)).toBeLessThanOrEqual(PART_PLACES)
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
  }
  const starts = Array.from({ length: 4000 }, (_, i) => firstPartOf(`member-${i}`, 40))
  const counts = Array.from({ length: 40 }, (_, part) => starts.filter((each) => each === part).length)
  expect(Math.min(...counts)).toBeGreaterThan(60)
  expect(Math.max(...counts)).toBeLessThan(140)
  expect(placesOf([{ capacity: 3, left: 1, freed: 1, waiters: [] }, { capacity: 2, left: 0, freed: 0, waiters: [] }])).toEqual({ capacity: 5, left: 1, taken: 3, waiting: 0 })
})

test('下一次要看的时刻：前一天、前两小时、候补时限、结束以后；说过的不再说', () => {
  const part = { startsAt: NOW + 3 * DAY, endsAt: NOW + 3 * DAY + HOUR, reminded: 0, claims: {}, state: 'open' as const, approval: false }
  expect(nextMoment(part, NOW)).toBe(part.startsAt - DAY)
  expect(nextMoment({ ...part, reminded: 1 }, NOW)).toBe(part.startsAt - 2 * HOUR)
  expect(nextMoment({ ...part, reminded: 2 }, NOW)).toBe(part.endsAt + 2 * HOUR)
  expect(nextMoment({ ...part, claims: { m: { state: 'promised', at: NOW, key: 'k', label: '', until: NOW + HOUR } } }, NOW)).toBe(NOW + HOUR)
  // Nobody has asked yet; once it has begun, only who still has no answer.
  expect(nextMoment({ ...part, reminded: 2, approval: true }, NOW)).toBe(part.startsAt)
  expect(nextMoment({ ...part, reminded: 2, approval: true }, part.startsAt)).toBe(part.endsAt + 2 * HOUR)
  expect(nextMoment({ ...part, reminded: 2, approval: true, claims: { m: { state: 'asked', at: NOW, key: 'k', label: '' } } }, part.startsAt)).toBe(part.startsAt)
  expect(nextMoment({ ...part, state: 'cancelled' }, NOW)).toBe(Number.MAX_SAFE_INTEGER)
})

test('平常的一周：按上海的日子排，过去的不排，跨夜的到第二天；复制就是往后整周', () => {
  const weekly = [{ days: [1, 3], from: '08:00', to: '09:30', places: 2 }, { days: [7], from: '22:00', to: '06:00', places: 1 }]
  const spans = spansOf(weekly, NOW, 7)
  expect(spans.map(({ startsAt, endsAt }) => [(startsAt - NOW) / HOUR, (endsAt - startsAt) / HOUR])).toEqual([[47, 1.5], [157, 8]])
  expect(weeksLater(spans, 2).map(({ startsAt }, i) => startsAt - (spans[i]?.startsAt ?? 0))).toEqual([14 * DAY, 14 * DAY])
})

test('会不会缺人：认领的人以往常不来，满了也算缺；还早的不算', () => {
  const soon = { capacity: 4, startsAt: NOW + DAY }
  expect(outlookOf(soon, [0.95, 0.95, 0.95, 0.95], NOW)).toMatchObject({ risk: 'none', missing: 0 })
  expect(outlookOf(soon, [0.3, 0.3, 0.9, 0.9], NOW)).toMatchObject({ risk: 'high', expected: 2.4, missing: 2 })
  expect(outlookOf(soon, [0.9], NOW)).toMatchObject({ risk: 'high', missing: 3 })
  expect(outlookOf({ ...soon, startsAt: NOW + 5 * DAY }, [], NOW)).toMatchObject({ risk: 'watch', missing: 4 })
  expect(outlookOf({ ...soon, startsAt: NOW + 8 * DAY }, [], NOW)).toMatchObject({ risk: 'none' })
  expect([showChance(0, 0), showChance(10, 10), showChance(0, 10)].map((chance) => Math.round(chance * 100))).toEqual([90, 98, 15])
})
