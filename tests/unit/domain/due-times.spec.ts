import { DEFAULT_CALENDAR, dueAt, type Limit, type LimitUnit } from '@core/domain/time'
import { at, shown } from './time-helpers'

const due = (start: string, amount: number, unit: LimitUnit) => shown(dueAt(at(start), { amount, unit }, DEFAULT_CALENDAR))

describe('工作日期限', () => {
  test.each([
    ['2026-03-02 10:00', 1, '2026-03-03 17:30', '周一上午收到，周二下班前'],
    ['2026-03-02 07:00', 1, '2026-03-03 17:30', '上班前收到，仍算当天'],
    ['2026-03-02 12:30', 1, '2026-03-03 17:30', '午休收到，仍算当天'],
    ['2026-03-02 17:29', 1, '2026-03-03 17:30', '下班前一分钟'],
    ['2026-03-02 17:30', 1, '2026-03-04 17:30', '下班时刻起算作次日'],
    ['2026-03-06 10:00', 1, '2026-03-09 17:30', '周五收到，跨周末'],
    ['2026-03-07 10:00', 1, '2026-03-10 17:30', '周六收到，从周一起算'],
    ['2026-03-02 10:00', 5, '2026-03-09 17:30', '五个工作日'],
    ['2026-02-12 10:00', 2, '2026-02-14 17:30', '春节前周六调休上班，算工作日'],
    ['2026-02-13 10:00', 2, '2026-02-24 17:30', '跨过春节九天'],
    ['2026-02-18 10:00', 1, '2026-02-25 17:30', '春节里收到，从节后第一天起算'],
    ['2026-02-24 10:00', 5, '2026-03-02 17:30', '节后连着周六调休'],
    ['2026-09-30 10:00', 5, '2026-10-13 17:30', '跨过国庆，周六上班'],
    ['2025-12-31 10:00', 1, '2026-01-04 17:30', '跨年，元旦后周日上班'],
    ['2026-12-31 10:00', 2, '2027-01-04 17:30', '跨进未知年份，只按周末'],
  ])('%s 起 %i 个工作日 → %s（%s）', (start, amount, expected) => {
    expect(due(start, amount, 'workingDays')).toBe(expected)
  })
})

describe('工作小时期限', () => {
  test.each([
    ['2026-03-02 09:00', 2, '2026-03-02 11:00', '上午之内'],
    ['2026-03-02 11:00', 2, '2026-03-02 14:30', '跨午休'],
    ['2026-03-02 08:30', 3.5, '2026-03-02 12:00', '正好到午休'],
    ['2026-03-02 13:30', 4, '2026-03-02 17:30', '正好到下班，不拖到次日'],
    ['2026-03-02 17:00', 1, '2026-03-03 09:00', '跨夜'],
    ['2026-03-06 17:00', 8, '2026-03-09 17:30', '跨周末'],
    ['2026-02-14 17:00', 1, '2026-02-24 09:00', '跨春节'],
  ])('%s 起 %f 工作小时 → %s（%s）', (start, amount, expected) => {
    expect(due(start, amount, 'workingHours')).toBe(expected)
  })
})

describe('连续时间期限', () => {
  test('分钟、小时、天不分昼夜和节假日', () => {
    expect(due('2026-02-14 23:50', 15, 'minutes')).toBe('2026-02-15 00:05')
    expect(due('2026-02-14 20:00', 24, 'hours')).toBe('2026-02-15 20:00')
    expect(due('2026-02-14 20:00', 15, 'days')).toBe('2026-03-01 20:00')
  })

  test('北京曾有夏令时、别国有夏令时的日子也是整二十四小时', () => {
    expect(due('2026-03-07 20:00', 1, 'days')).toBe('2026-03-08 20:00')
    expect(due('2026-10-31 20:00', 2, 'days')).toBe('2026-11-02 20:00')
  })
})

describe('没有意义的数', () => {
  const units: readonly LimitUnit[] = ['minutes', 'hours', 'days', 'workingHours', 'workingDays']

  test.each(units)('零 %s 立即到期', (unit) => {
    expect(due('2026-03-07 10:00', 0, unit)).toBe('2026-03-07 10:00')
  })

  test.each([NaN, -1, Infinity, 1e9])('数量 %p 会被拒绝', (amount) => {
    for (const unit of units) expect(() => due('2026-03-02 10:00', amount, unit)).toThrow(RangeError)
  })

  test('半个工作日会被拒绝', () => {
    expect(() => due('2026-03-02 10:00', 1.5, 'workingDays')).toThrow(RangeError)
  })

  test.each([NaN, Infinity, 1.5])('时刻 %p 会被拒绝', (start) => {
    expect(() => dueAt(start, { amount: 1, unit: 'hours' }, DEFAULT_CALENDAR)).toThrow(RangeError)
  })
})

test('算一次期限不到五十微秒', () => {
  const limits: readonly Limit[] = [
    { amount: 5, unit: 'workingDays' },
    { amount: 40, unit: 'workingHours' },
    { amount: 15, unit: 'days' },
  ]
  const rounds = 3_000
  const run = () => {
    const began = performance.now()
    for (let i = 0; i < rounds; i++) {
      for (const limit of limits) dueAt(at('2026-01-01 00:00') + i * 10_000_000, limit, DEFAULT_CALENDAR)
    }
    return ((performance.now() - began) * 1_000) / rounds / limits.length
  }
  run()
  // The best of five: the machine may be busy with something else, the rule is about the code.
  const microseconds = Math.min(...Array.from({ length: 5 }, run))
  expect(microseconds).toBeLessThan(50)
})
