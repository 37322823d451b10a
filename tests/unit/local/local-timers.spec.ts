import { makeClock } from '../../../local/cloud-clock'
import { nextFiring, startTimers } from '../../../local/timers/run-timers'

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

test('平台文档里的写法都认得：1/10、最后一天、最后一个星期五、第二个星期一、日和星期都写了是“或”（583/9708）', () => {
  expect(next('0 1/10 * * * * *', '2030-01-01T00:02:00Z')).toBe('2030-01-01T00:11:00.000Z')
  expect(next('0 0 8 L * ? *', '2030-02-01T00:00:00Z')).toBe('2030-02-28T00:00:00.000Z')
  expect(next('0 0 8 ? * 5L *', '2030-01-01T00:00:00Z')).toBe('2030-01-25T00:00:00.000Z')
  expect(next('0 0 8 ? * MON#2 *', '2030-01-01T00:00:00Z')).toBe('2030-01-14T00:00:00.000Z')
  expect(next('0 0 8 15 * MON *', '2030-01-08T00:00:00Z')).toBe('2030-01-14T00:00:00.000Z')
  expect(next('0 0 8 15 * MON *', '2030-01-14T00:00:00Z')).toBe('2030-01-15T00:00:00.000Z')
})

test('不是七段的写法被拒绝', () => {
  expect(() => nextFiring('* * * * *', 0)).toThrow('7 段')
})

test('时钟跳过去以后，定时器收到的是最近的那一次的时间，只收一次', async () => {
  const START_AT = Date.parse('2030-01-02T03:30:00Z')
  const clock = makeClock({ startAt: START_AT })
  const events: unknown[] = []
  const triggers = [{ name: 'hourly', type: 'timer' as const, config: '0 0 * * * * *' }]
  const host = { list: () => [{ fn: 'tick', config: { timeout: 3, memory: 256, triggers } }], invoke: async (_fn: string, event: unknown) => (events.push(event), '{}') }
  const timers = startTimers(host as never, clock, () => undefined)
  clock.advance(5 * 3_600_000)
  await timers.stop()
  expect(events).toMatchObject([{ TriggerName: 'hourly', Time: '2030-01-02T08:00:00.000Z' }])
})
