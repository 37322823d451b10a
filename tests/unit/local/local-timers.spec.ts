import { nextFiring } from '../../../local/timers/run-timers'

const next = (pattern: string, from: string) => new Date(nextFiring(pattern, Date.parse(from)) ?? 0).toISOString()

test('七段定时按东八区算', () => {
  expect(next('0 0 8 * * * *', '2030-01-01T00:00:00Z')).toBe('2030-01-02T00:00:00.000Z')
  expect(next('0 0 8 * * * *', '2029-12-31T23:59:59Z')).toBe('2030-01-01T00:00:00.000Z')
})

test('每分钟的第零秒、每五分钟、每周一、指定年份', () => {
  expect(next('0 */1 * * * * *', '2030-01-01T00:00:00Z')).toBe('2030-01-01T00:01:00.000Z')
  expect(next('0 */5 * * * * *', '2030-01-01T00:01:00Z')).toBe('2030-01-01T00:05:00.000Z')
  expect(next('0 30 9 * * 1 *', '2030-01-01T00:00:00Z')).toBe('2030-01-07T01:30:00.000Z')
  expect(next('0 0 0 1 1 * 2032', '2030-01-01T00:00:00Z')).toBe('2031-12-31T16:00:00.000Z')
})

test('不是七段的写法被拒绝', () => {
  expect(() => nextFiring('* * * * *', 0)).toThrow('7 段')
})
