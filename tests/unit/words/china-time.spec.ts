import fc from 'fast-check'
import { dayInWords } from '@core/domain/time/day'
import { inShanghai, shanghaiMs } from '@core/domain/time/shanghai'
import { clockWords, dateText, dayNumber, dayWords, momentWords, monthDay, morningOf, spanWords } from '@/components/china-time'
import { dateWords } from '@/components/date-words'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-22T09:41')

test.each([
  ['2026-11-21T23:59', '昨天'],
  ['2026-11-22T00:00', '今天'],
  ['2026-11-23T00:00', '明天'],
  ['2026-11-24T12:00', '后天'],
  ['2026-07-02T12:00', '7\u00a0月\u00a02\u00a0日'],
  ['2026-01-01T00:00', '1\u00a0月\u00a01\u00a0日'],
  ['2025-12-31T23:59', '2025\u00a0年\u00a012\u00a0月\u00a031\u00a0日'],
  ['2027-01-01T00:00', '2027\u00a0年\u00a01\u00a0月\u00a01\u00a0日'],
])('%s 说成“%s”', (moment, words) => {
  expect(dayWords(at(moment), NOW)).toBe(words)
})

test.each([
  ['2026-11-22T09:41', '11\u00a0月\u00a022\u00a0日 周日'],
  ['2026-12-01T00:00', '12\u00a0月\u00a01\u00a0日 周二'],
  ['2030-06-30T23:59', '2030\u00a0年\u00a06\u00a0月\u00a030\u00a0日'],
])('记下来的日子 %s 写成“%s”：今年的带星期，别的年份带年', (moment, words) => {
  expect(dateWords(at(moment), NOW)).toBe(words)
})

test('钟点和日期都按北京时间', () => {
  expect(clockWords(at('2026-03-08T00:05'))).toBe('00:05')
  expect(momentWords(NOW, NOW)).toBe('今天 09:41')
  expect(spanWords({ from: at('2026-11-22T14:00'), to: at('2026-11-23T01:30') }, NOW)).toBe('今天 14:00–明天 01:30')
  expect(dateText(at('2026-03-08T00:05'))).toBe('2026-03-08')
  expect(monthDay(dayNumber(at('2026-03-08T23:59')))).toBe('3-8')
})

test('选的日子从早上九点算；读不懂的不算', () => {
  expect(morningOf('2026-03-08')).toBe(at('2026-03-08T09:00'))
  expect(morningOf('')).toBeUndefined()
})

test('页面自己加八小时，和服务端的日历处处一样', () => {
  const moment = fc.integer({ min: at('1992-01-01T00:00'), max: at('2099-12-31T23:59') })
  fc.assert(fc.property(moment, moment, (ms, now) => {
    const there = inShanghai(ms)
    expect(clockWords(ms)).toBe(there.format('HH:mm'))
    expect(dateText(ms)).toBe(there.format('YYYY-MM-DD'))
    expect(monthDay(dayNumber(ms))).toBe(there.format('M-D'))
    const day = there.format('M 月 D 日').replaceAll(' ', '\u00a0')
    expect(['昨天', '今天', '明天', '后天', day, `${there.format('YYYY')}\u00a0年\u00a0${day}`]).toContain(dayWords(ms, now))
    expect(dayInWords(dayNumber(ms))).toBe(`${there.format('YYYY')}\u00a0年\u00a0${day}`)
    expect(morningOf(there.format('YYYY-MM-DD'))).toBe(shanghaiMs(`${there.format('YYYY-MM-DD')}T09:00`))
  }))
})
