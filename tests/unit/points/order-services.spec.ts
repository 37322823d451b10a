import type { ServiceLine } from '@core/domain/points/order-services'
import { ORDER_LONGEST_MS, visitsIn } from '@core/domain/points/order-services'

const HOUR = 3_600_000
const by = { kind: 'member', id: 'm1' }
const visit = (hours: number) => visitsIn('o1', [{ seq: 1, action: 'checkIn', at: 0, by }, { seq: 2, action: 'finish', at: hours * HOUR, by }])

test('上门从到到完；忘了点办好、过几天才点的，最多算十二个小时', () => {
  expect(visit(2)).toEqual([{ id: 'order:o1:2', kind: 'order', memberId: 'm1', from: 0, to: 2 * HOUR, counts: true }])
  expect(visit(12)[0]?.to).toBe(ORDER_LONGEST_MS)
  expect(visit(72)[0]?.to).toBe(ORDER_LONGEST_MS)
})

const line = (hour: number, action: string, who = 'm1', data?: ServiceLine['data'], kind = 'member'): ServiceLine => ({ seq: hour, action, at: hour * HOUR, by: { kind, id: who }, data })
const counts = (...lines: readonly ServiceLine[]) => visitsIn('o1', lines).map((each) => [each.memberId, each.counts, each.decidedAt])
const sentBack = (hour: number, freed = 'm1') => line(hour, 'ruleDispute', 's1', { backTo: 'accepted', freed }, 'staff')

test('答复另外派人的，空出名额的人这一次不算；别人早先扑空的一趟、后来换的人照算', () => {
  const first = [line(1, 'checkIn', 'm2', { way: 'position' }), line(2, 'reportAbsent', 'm2'), line(3, 'checkIn', 'm1', { way: 'position' }), line(4, 'finish')]
  expect(counts(...first, sentBack(5))).toEqual([['m2', true, undefined], ['m1', false, 5 * HOUR]])
  const again = [line(6, 'checkIn', 'm3', { way: 'code' }), line(7, 'finish', 'm3'), line(8, 'confirm', 'r1', {}, 'resident')]
  expect(counts(...first, sentBack(5), ...again)).toEqual([['m2', true, undefined], ['m1', false, 5 * HOUR], ['m3', true, undefined]])
  expect(counts(...first, line(5, 'ruleDispute', 's1', { backTo: 'checkedIn' }, 'staff')).map(([, each]) => each)).toEqual([true, true])
})

test('只凭自己说到了的，居民或社区确认了才算；没人回话自动办结的不算，后来一次的确认管不到', () => {
  const came = [line(1, 'checkIn', 'm1', { way: 'manual' }), line(2, 'finish')]
  expect(counts(...came)).toEqual([['m1', false, undefined]])
  expect(counts(...came, line(3, 'confirm', 's1', {}, 'staff'))).toEqual([['m1', true, 3 * HOUR]])
  expect(counts(...came, line(3, 'closeSilent', 'system', {}, 'system'), line(4, 'agreeReopen', 's1', {}, 'staff'), line(5, 'confirm', 'r1', {}, 'resident'))).toEqual([['m1', false, undefined]])
  expect(counts(...came, sentBack(3), line(4, 'confirm', 'r1', {}, 'resident'))).toEqual([['m1', false, undefined]])
})

test('没有网的时候到和走：按那时的时间算；走不早于到，也不晚于说出来的时候', () => {
  const told = (came: number, went: number) => visitsIn('o1', [{ seq: 1, action: 'checkIn', at: 5 * HOUR, by, data: { happenedAt: came } }, { seq: 2, action: 'finish', at: 6 * HOUR, by, data: { happenedAt: went } }])
  expect(told(HOUR, 2 * HOUR)).toMatchObject([{ from: HOUR, to: 2 * HOUR }])
  expect(told(HOUR, 9 * HOUR)).toMatchObject([{ from: HOUR, to: 6 * HOUR }])
  expect(told(3 * HOUR, 2 * HOUR)).toMatchObject([{ from: 3 * HOUR, to: 3 * HOUR }])
})
