import { giniOf, spread } from '@core/domain/dispatch/balance'

test('基尼系数：一样多是 0，全在一人身上接近 1，和直接按定义算的一样', () => {
  expect(giniOf([3, 3, 3])).toBeCloseTo(0)
  expect(giniOf([])).toBe(0)
  expect(giniOf([0, 0])).toBe(0)
  expect(giniOf([0, 0, 0, 8])).toBeCloseTo(0.75)
  const values = [1, 4, 2, 7, 0, 3]
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const byDefinition = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0) / (2 * values.length ** 2 * mean)
  expect(giniOf(values)).toBeCloseTo(byDefinition)
})

test('按段数人：边上的归到上一段', () => {
  expect(spread([0, 0.5, 1, 2, 9], [0.01, 1, 4])).toEqual([1, 1, 2, 1])
})
