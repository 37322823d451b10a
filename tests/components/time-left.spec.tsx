import { timeLeft } from '@/components/countdown/time-left'

const NOW = 1_800_000_000_000
const MIN = 60_000
const HOUR = 60 * MIN

test.each([
  [18 * MIN, '还剩 18 分钟', 'danger'],
  [30 * MIN, '还剩 30 分钟', 'danger'],
  [31 * MIN, '还剩 31 分钟', 'warn'],
  [HOUR + 5 * MIN, '还剩 1 小时 5 分', 'warn'],
  [2 * HOUR + MIN, '还剩 2 小时 1 分', 'muted'],
  [16 * HOUR + 24 * MIN, '还剩 16 小时', 'muted'],
  [30_000, '不到 1 分钟', 'danger'],
  [49 * HOUR, '还剩 2 天', 'muted'],
])('还剩 %i 毫秒时写“%s”', (left, text, tone) => {
  expect(timeLeft(NOW + left, NOW)).toEqual({ text, tone, overdue: false })
})

test('工作日由服务器数好，满一天才写工作日', () => {
  expect(timeLeft(NOW + 80 * HOUR, NOW, 1).text).toBe('还剩 1 个工作日')
  expect(timeLeft(NOW + 3 * HOUR, NOW, 0).text).toBe('还剩 3 小时')
})

test('过了时限写明超了多久', () => {
  expect(timeLeft(NOW - 65 * MIN, NOW)).toEqual({ text: '超 1 小时 5 分', tone: 'danger', overdue: true })
  expect(timeLeft(NOW - 20_000, NOW).text).toBe('刚超时')
  expect(timeLeft(NOW - 50 * HOUR, NOW).text).toBe('超 2 天')
})
