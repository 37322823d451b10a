import {
  DEFAULT_CALENDAR,
  cardAt,
  isOverdue,
  pauseClock,
  resumeClock,
  startClock,
  type Clock,
  type LimitUnit,
} from '@core/domain/time'
import { at, HOUR, shown } from './time-helpers'

const calendar = DEFAULT_CALENDAR
const started = (start: string, amount: number, unit: LimitUnit) => startClock(at(start), { amount, unit }, calendar)
const paused = (clock: Clock, now: string) => pauseClock(clock, at(now), calendar)
const resumed = (clock: Clock, now: string) => resumeClock(clock, at(now), calendar)
const cards = (clock: Clock) => {
  const { yellow, red } = cardAt(clock, calendar)
  return [shown(yellow), shown(red)]
}

describe('暂停和恢复', () => {
  test('普通时限按实际暂停的时间顺延', () => {
    const clock = paused(started('2026-03-02 10:00', 24, 'hours'), '2026-03-02 20:00')
    expect(clock).toMatchObject({ pausedAt: at('2026-03-02 20:00'), left: 14 * HOUR })

    const running = resumed(clock, '2026-03-04 20:00')
    expect(shown(running.dueAt)).toBe('2026-03-05 10:00')
    expect(running).toEqual({
      startedAt: at('2026-03-02 10:00'),
      dueAt: at('2026-03-05 10:00'),
      unit: 'hours',
      pausedFor: 48 * HOUR,
    })
  })

  test('工作日时限只按暂停掉的工作时间顺延', () => {
    const clock = paused(started('2026-03-02 10:00', 5, 'workingDays'), '2026-03-03 10:00')
    expect(clock.left).toBe((6 + 4 * 7.5) * HOUR)
    // One whole working day stood still, from Tuesday 10:00 to Wednesday 10:00.
    expect(shown(resumed(clock, '2026-03-04 10:00').dueAt)).toBe('2026-03-10 17:30')
  })

  test('夜里和周末的暂停不改变工作日时限', () => {
    const clock = paused(started('2026-03-02 10:00', 5, 'workingDays'), '2026-03-06 18:00')
    expect(shown(resumed(clock, '2026-03-09 08:00').dueAt)).toBe('2026-03-09 17:30')
  })

  test('暂停两次等于暂停一次，没有暂停的恢复不变', () => {
    const running = started('2026-03-02 10:00', 24, 'hours')
    const once = paused(running, '2026-03-02 20:00')
    expect(paused(once, '2026-03-02 22:00')).toBe(once)
    expect(resumed(running, '2026-03-02 22:00')).toBe(running)
  })

  test('再次暂停时累计停过的时间', () => {
    const first = resumed(paused(started('2026-03-02 10:00', 24, 'hours'), '2026-03-02 11:00'), '2026-03-02 12:00')
    const second = resumed(paused(first, '2026-03-02 13:00'), '2026-03-02 15:00')
    expect(second.pausedFor).toBe(3 * HOUR)
    expect(shown(second.dueAt)).toBe('2026-03-03 13:00')
  })

  test('暂停时不算超期，超期后暂停再恢复仍是超期', () => {
    const clock = started('2026-03-02 10:00', 2, 'hours')
    expect(isOverdue(clock, at('2026-03-02 12:00'))).toBe(false)
    expect(isOverdue(clock, at('2026-03-02 12:00') + 1)).toBe(true)

    const late = paused(clock, '2026-03-02 13:00')
    expect(late.left).toBe(0)
    expect(isOverdue(late, at('2026-03-05 12:00'))).toBe(false)
    expect(isOverdue(resumed(late, '2026-03-05 13:00'), at('2026-03-05 13:00'))).toBe(true)
  })

  test('手机时间倒退不会缩短期限', () => {
    const clock = started('2026-03-02 10:00', 2, 'hours')
    const early = paused(clock, '2026-03-02 09:00')
    expect(early.pausedAt).toBe(clock.startedAt)
    expect(resumed(early, '2026-03-02 08:00').dueAt).toBe(clock.dueAt)
  })
})

describe('黄牌和红牌', () => {
  test.each([
    ['2026-03-02 10:00', 5, 'workingDays', '2026-03-06 17:30', '2026-03-09 17:30'],
    ['2026-03-02 10:00', 1, 'workingDays', '2026-03-02 17:30', '2026-03-03 17:30'],
    ['2026-02-13 10:00', 2, 'workingDays', '2026-02-14 17:30', '2026-02-24 17:30'],
    ['2026-03-02 10:00', 24, 'hours', '2026-03-03 04:00', '2026-03-03 10:00'],
    ['2026-03-02 10:00', 2, 'hours', '2026-03-02 11:30', '2026-03-02 12:00'],
    ['2026-03-02 10:00', 20, 'minutes', '2026-03-02 10:15', '2026-03-02 10:20'],
    ['2026-03-02 10:00', 16, 'days', '2026-03-14 10:00', '2026-03-18 10:00'],
    ['2026-03-02 13:30', 8, 'workingHours', '2026-03-03 10:30', '2026-03-03 14:00'],
  ] as const)('%s 起 %i %s：黄牌 %s，红牌 %s', (start, amount, unit, yellow, red) => {
    expect(cards(started(start, amount, unit))).toEqual([yellow, red])
  })

  test('暂停过的时限，黄牌仍按原期限的四分之一', () => {
    const clock = resumed(paused(started('2026-03-02 10:00', 24, 'hours'), '2026-03-02 20:00'), '2026-03-04 20:00')
    expect(cards(clock)).toEqual(['2026-03-05 04:00', '2026-03-05 10:00'])
  })
})
