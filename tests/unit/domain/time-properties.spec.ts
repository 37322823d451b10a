import fc from 'fast-check'
import {
  DEFAULT_CALENDAR,
  cardAt,
  dueAt,
  pauseClock,
  resumeClock,
  startClock,
  workingMsBetween,
  type LimitUnit,
  type WorkCalendar,
} from '@core/domain/time'
import { at, DAY, districtCalendar, HOUR } from './time-helpers'

const moment = fc.integer({ min: at('2003-06-01 00:00'), max: at('2031-01-01 00:00') })
const gap = fc.integer({ min: 0, max: 40 * DAY })
const unit = fc.constantFrom<LimitUnit>('minutes', 'hours', 'days', 'workingHours', 'workingDays')
const amount = fc.integer({ min: 0, max: 60 })
const calendar = fc.constantFrom<WorkCalendar>(
  DEFAULT_CALENDAR,
  districtCalendar({ workHours: [{ from: '00:00', to: '24:00' }] }),
  districtCalendar({ workHours: [{ from: '09:15', to: '11:00' }, { from: '11:00', to: '12:01' }, { from: '20:00', to: '23:59' }] }),
  districtCalendar({ extraHolidays: ['2026-03-02', '2026-03-03'], extraWorkdays: ['2026-03-07', '2027-01-02'] }),
)
const runs = { numRuns: 1_000 }

test('开始得晚，不会更早到期', () => {
  fc.assert(
    fc.property(moment, gap, amount, unit, calendar, (start, later, n, u, cal) => {
      const limit = { amount: n, unit: u }
      expect(dueAt(start + later, limit, cal)).toBeGreaterThanOrEqual(dueAt(start, limit, cal))
    }),
    runs,
  )
})

test('期限长，不会更早到期，而且从不早于开始', () => {
  fc.assert(
    fc.property(moment, amount, amount, unit, calendar, (start, n, more, u, cal) => {
      const short = dueAt(start, { amount: n, unit: u }, cal)
      expect(short).toBeGreaterThanOrEqual(start)
      expect(dueAt(start, { amount: n + more, unit: u }, cal)).toBeGreaterThanOrEqual(short)
    }),
    runs,
  )
})

test('工作小时期限里正好有那么多工作时间', () => {
  fc.assert(
    fc.property(moment, amount, calendar, (start, n, cal) => {
      const due = dueAt(start, { amount: n, unit: 'workingHours' }, cal)
      expect(workingMsBetween(start, due, cal)).toBe(n * HOUR)
      // The earliest such moment: one ms before there was less.
      if (n > 0) expect(workingMsBetween(start, due - 1, cal)).toBe(n * HOUR - 1)
    }),
    runs,
  )
})

test('工作时间可以分段相加', () => {
  fc.assert(
    fc.property(moment, gap, gap, calendar, (a, first, second, cal) => {
      const [b, c] = [a + first, a + first + second]
      expect(workingMsBetween(a, b, cal) + workingMsBetween(b, c, cal)).toBe(workingMsBetween(a, c, cal))
    }),
    runs,
  )
})

test('暂停再恢复从不缩短期限，剩下的时间也不变', () => {
  fc.assert(
    fc.property(moment, gap, gap, amount, unit, calendar, (start, before, pause, n, u, cal) => {
      const clock = startClock(start, { amount: n, unit: u }, cal)
      const stopped = pauseClock(clock, start + before, cal)
      const running = resumeClock(stopped, start + before + pause, cal)

      expect(running.dueAt).toBeGreaterThanOrEqual(clock.dueAt)
      expect(pauseClock(running, start + before + pause, cal).left).toBe(stopped.left)
      expect(resumeClock(stopped, start + before, cal).dueAt).toBe(clock.dueAt)
    }),
    runs,
  )
})

test('黄牌在开始和红牌之间', () => {
  fc.assert(
    fc.property(moment, gap, gap, amount, unit, calendar, (start, before, pause, n, u, cal) => {
      const clock = resumeClock(pauseClock(startClock(start, { amount: n, unit: u }, cal), start + before, cal), start + before + pause, cal)
      const { yellow, red } = cardAt(clock, cal)
      expect(yellow).toBeGreaterThanOrEqual(start)
      expect(yellow).toBeLessThanOrEqual(red)
      expect(red).toBe(clock.dueAt)
    }),
    runs,
  )
})
