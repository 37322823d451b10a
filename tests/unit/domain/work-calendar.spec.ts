import * as chineseDays from 'chinese-days'
import { DEFAULT_CALENDAR, dayOf, isEstimated, isWorkday, knownCalendarYears, missingCalendarYear, monthDay, workingMsBetween } from '@core/domain/time'
import { yearsKnownBy } from '@core/domain/time/calendar'
import { at, HOUR, districtCalendar } from './time-helpers'

const workdayOf = (day: string) => isWorkday(day, DEFAULT_CALENDAR).workday

describe('哪一天是工作日', () => {
  test.each([
    ['2026-02-13', true, '春节前的周五'],
    ['2026-02-14', true, '春节前调休上班的周六'],
    ['2026-02-15', false, '春节第一天'],
    ['2026-02-23', false, '春节最后一天，是周一'],
    ['2026-02-24', true, '节后第一天'],
    ['2026-02-28', true, '节后调休上班的周六'],
    ['2026-03-01', false, '普通周日'],
    ['2026-09-20', true, '国庆前调休上班的周日'],
    ['2026-09-25', false, '中秋'],
    ['2026-10-07', false, '国庆最后一天'],
    ['2026-10-08', true, '国庆节后周四'],
    ['2026-10-10', true, '国庆后调休上班的周六'],
    ['2022-12-31', false, '元旦假期落在上一年的最后一天'],
    ['2026-01-01', false, '元旦'],
    ['2026-01-04', true, '元旦后调休上班的周日'],
  ])('%s → %s（%s）', (day, workday) => {
    expect(isWorkday(day, DEFAULT_CALENDAR)).toEqual({ workday, known: true })
  })

  test('数据里没有的年份只按周末算，并且说明不确定', () => {
    const next = (knownCalendarYears().at(-1) ?? 0) + 1
    expect(isWorkday(`${next}-10-01`, DEFAULT_CALENDAR).known).toBe(false)
    // 2099-10-01 is a Thursday, 2099-10-03 a Saturday: National Day, yet all that can be known is the weekend.
    expect(isWorkday('2099-10-01', DEFAULT_CALENDAR)).toEqual({ workday: true, known: false })
    expect(isWorkday('2099-10-03', DEFAULT_CALENDAR)).toEqual({ workday: false, known: false })
    expect(isWorkday('1999-10-01', DEFAULT_CALENDAR).known).toBe(false)
  })

  test('已知年份从数据得出，从 2004 年起不断档', () => {
    const years = knownCalendarYears()
    expect(years).toContain(2026)
    expect(years).toEqual(years.map((_, i) => 2004 + i))
  })

  test('只被邻年通知带到一两天的年份不算已知', () => {
    const notice2027 = { '2026-12-31': '元旦', '2027-01-01': '元旦', '2027-02-06': '春节', '2027-10-01': '国庆节', '2028-01-01': '元旦', '2028-01-26': '春节' }
    const data = Object.fromEntries(Object.entries(notice2027).map(([day, name]) => [day, `Holiday,${name},3`]))
    expect(yearsKnownBy(data)).toEqual([2027])
  })

  test('已知年份的每一天都与 chinese-days 自己的回答一致', () => {
    const differing: string[] = []
    for (const year of knownCalendarYears()) {
      for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 24 * HOUR) {
        const date = new Date(day)
        // Local noon: the library cuts days in the zone of the process.
        const theirs = chineseDays.isWorkday(new Date(year, date.getUTCMonth(), date.getUTCDate(), 12))
        const text = date.toISOString().slice(0, 10)
        if (theirs !== workdayOf(text)) differing.push(text)
      }
    }
    expect(differing).toEqual([])
  })

  test('区里可以自定放假和上班的日子，放假优先，而且自定的日子算确定', () => {
    const calendar = districtCalendar({ extraHolidays: ['2099-10-01', '2026-11-02'], extraWorkdays: ['2026-11-01', '2026-11-02'] })
    expect(isWorkday('2099-10-01', calendar)).toEqual({ workday: false, known: true })
    expect(isWorkday('2026-11-01', calendar)).toEqual({ workday: true, known: true })
    expect(isWorkday('2026-11-02', calendar).workday).toBe(false)
    expect(workdayOf('2026-11-01')).toBe(false)
  })

  test.each(['2026-02-30', '2026-13-01', '2026-2-3', '', '20260203'])('不是日子的 %j 会被拒绝', (day) => {
    expect(() => isWorkday(day, DEFAULT_CALENDAR)).toThrow(RangeError)
  })

  test.each([
    [[]],
    [[{ from: '12:00', to: '08:30' }]],
    [[{ from: '08:30', to: '12:00' }, { from: '11:00', to: '17:30' }]],
    [[{ from: '8:30', to: '12:00' }]],
    [[{ from: '08:30', to: '24:30' }]],
  ])('读不懂的上班时间 %j 会被拒绝，而不是永远到不了期', (workHours) => {
    expect(() => isWorkday('2026-03-02', districtCalendar({ workHours }))).toThrow(RangeError)
  })
})

describe('日子按上海时间', () => {
  test('午夜前后分属两天', () => {
    expect(dayOf(Date.UTC(2026, 0, 1, 15, 59, 59, 999))).toBe('2026-01-01')
    expect(dayOf(Date.UTC(2026, 0, 1, 16))).toBe('2026-01-02')
    expect(monthDay(Date.UTC(2025, 11, 31, 16))).toBe('0101')
  })
})

describe('两个时刻之间的工作时间', () => {
  test('一个工作日是 7.5 小时，午休、夜里和周末不算', () => {
    expect(workingMsBetween(at('2026-03-02 00:00'), at('2026-03-03 00:00'), DEFAULT_CALENDAR)).toBe(7.5 * HOUR)
    expect(workingMsBetween(at('2026-03-02 11:00'), at('2026-03-02 14:00'), DEFAULT_CALENDAR)).toBe(1.5 * HOUR)
    expect(workingMsBetween(at('2026-03-06 17:00'), at('2026-03-09 09:00'), DEFAULT_CALENDAR)).toBe(HOUR)
    expect(workingMsBetween(at('2026-03-07 00:00'), at('2026-03-09 00:00'), DEFAULT_CALENDAR)).toBe(0)
  })

  test('2026 年全年 248 个工作日', () => {
    const year = workingMsBetween(at('2026-01-01 00:00'), at('2027-01-01 00:00'), DEFAULT_CALENDAR)
    expect(year / HOUR / 7.5).toBe(248)
  })

  test('后面的时刻在前时是零', () => {
    expect(workingMsBetween(at('2026-03-03 10:00'), at('2026-03-02 10:00'), DEFAULT_CALENDAR)).toBe(0)
  })
})

describe('没有公布的一年', () => {
  const last = knownCalendarYears().at(-1) ?? 0
  const at = (text: string) => Date.parse(`${text}+08:00`)

  test.each([
    [`${last}-10-31T23:59`, undefined],
    [`${last}-11-01T00:00`, last + 1],
    [`${last + 1}-01-01T00:00`, last + 1],
    [`${last - 1}-12-31T23:59`, undefined],
  ])('%s 提醒缺哪一年', (moment, missing) => {
    expect(missingCalendarYear(at(moment))).toBe(missing)
  })

  test('落在那一年的工作日时限是推算的；按自然时间的、区里列出那一天的不是', () => {
    const [before, after] = [at(`${last}-12-31T17:30`), at(`${last + 1}-01-04T17:30`)]
    const estimated = (dueAt: number, unit: 'workingDays' | 'workingHours' | 'days') => isEstimated({ dueAt, unit }, DEFAULT_CALENDAR)
    expect([estimated(after, 'workingDays'), estimated(after, 'workingHours')]).toEqual([true, true])
    expect([estimated(before, 'workingDays'), estimated(after, 'days')]).toEqual([false, false])
    expect(isEstimated({ dueAt: after, unit: 'workingDays' }, districtCalendar({ extraWorkdays: [`${last + 1}-01-04`] }))).toBe(false)
  })
})
