import { bareTimes } from '@core/domain/post/cover'

/** Monday, 2 March 2026, 08:00 in Shanghai. */
const NOW = Date.parse('2026-03-02T08:00:00+08:00')
const HOUR = 3_600_000
const AT = (hour: number, day = 0) => NOW + (hour - 8) * HOUR + day * 24 * HOUR
const RULE = { days: [1], from: '09:00', to: '17:00', least: 2 }
const shift = (from: number, to: number, people: number, places = people) => ({ startsAt: AT(from), endsAt: AT(to), people, places })

test('没有人，就是开始时缺；名额排了多少也说', () => {
  expect(bareTimes(RULE, [], NOW)).toEqual([{ startsAt: AT(9), endsAt: AT(17), weakAt: AT(9), people: 0, planned: 0 }])
  expect(bareTimes(RULE, [shift(9, 17, 1, 3)], NOW)).toMatchObject([{ people: 1, planned: 3 }])
})

test('几班接起来够数就不缺，几个岗位的人加在一起', () => {
  expect(bareTimes(RULE, [shift(8, 13, 2), shift(13, 18, 1), shift(12, 17, 1)], NOW)).toEqual([])
})

test('中间空一小时，缺在那一小时', () => {
  expect(bareTimes(RULE, [shift(9, 12, 2), shift(13, 17, 2)], NOW)).toMatchObject([{ weakAt: AT(12), people: 0 }])
})

test('跨夜的时间看到第二天早上；只看七天内的', () => {
  expect(bareTimes({ days: [1], from: '22:00', to: '06:00', least: 1 }, [shift(22, 30, 1)], NOW)).toEqual([])
  expect(bareTimes({ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', least: 1 }, [], NOW)).toHaveLength(7)
})

test('正在进行的也看，过去的那一段不算；昨天晚上开始、还没有完的也在', () => {
  const at = AT(12)
  expect(bareTimes(RULE, [shift(9, 12, 0, 2)], at)).toMatchObject([{ startsAt: AT(9), endsAt: AT(17), weakAt: at, people: 0 }])
  expect(bareTimes(RULE, [shift(12, 17, 2)], at)).toEqual([])
  expect(bareTimes(RULE, [], AT(17))).toEqual([])
  const night = { days: [7], from: '22:00', to: '09:00', least: 1 }
  expect(bareTimes(night, [], NOW)).toMatchObject([{ startsAt: AT(-2), weakAt: NOW }, { startsAt: AT(22, 6) }])
})
