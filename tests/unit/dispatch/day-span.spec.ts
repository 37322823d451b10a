import * as fc from 'fast-check'
import { areOn, isOn } from '@core/domain/dispatch/day-span'
import type { DutySpan } from '@core/domain/dispatch/facts'
import { HOUR, MORNING } from '../../support/dispatch-facts'

/** Monday 2026-03-02 00:00 in Shanghai. */
const MONDAY = MORNING - 10 * HOUR
const MINUTE = 60_000
const on = (days: readonly number[], from: string, to: string): DutySpan => ({ days, from, to })

test('接着的、交着的几段是一段；差一分钟就断了；一段里头的也照样算', () => {
  const [morning, noon] = [on([1], '08:00', '12:00'), on([1], '12:00', '18:00')]
  const at = (hour: number) => MONDAY + hour * HOUR
  expect(areOn([morning, noon], at(11), at(13))).toBe(true)
  expect(areOn([noon, morning], at(8), at(18))).toBe(true)
  expect(areOn([morning, on([1], '11:00', '15:00')], at(8), at(15))).toBe(true)
  expect(areOn([morning, on([1], '12:01', '18:00')], at(11), at(13))).toBe(false)
  expect(areOn([morning, on([2], '12:00', '18:00')], at(11), at(13))).toBe(false)
  expect(areOn([morning, noon], at(17), at(18) + 1)).toBe(false)
})

test('前一天过夜的一段，接着当天早上的一段；到零点为止的，接着第二天零点起的', () => {
  const at = (hour: number) => MONDAY + hour * HOUR
  expect(areOn([on([1], '22:00', '07:00'), on([2], '07:00', '09:00')], at(23), at(33))).toBe(true)
  expect(areOn([on([1], '20:00', '00:00'), on([2], '00:00', '02:00')], at(21), at(25))).toBe(true)
  expect(areOn([on([1], '20:00', '00:00'), on([3], '00:00', '02:00')], at(21), at(25))).toBe(false)
})

test('两头一样的一段是那几天的一整天，不是从来不在', () => {
  const whole = on([1], '08:00', '08:00')
  expect([0, 7, 8, 23].map((hour) => isOn(whole, MONDAY + hour * HOUR))).toEqual([true, true, true, true])
  expect(isOn(whole, MONDAY + 24 * HOUR)).toBe(false)
  expect(areOn([whole], MONDAY, MONDAY + 24 * HOUR)).toBe(true)
})

const clock = fc.constantFrom('00:00', '00:30', '08:00', '12:00', '12:01', '18:00', '23:59')
const someSpan = fc.record({ days: fc.subarray([1, 2, 7], { minLength: 1 }), from: clock, to: clock })

test('和一分钟一分钟看的一样，不管几段、过不过夜、先说哪一段', () => {
  fc.assert(fc.property(fc.array(someSpan, { maxLength: 4 }), fc.integer({ min: -600, max: 2400 }), fc.integer({ min: 1, max: 400 }), (spans, start, length) => {
    const from = MONDAY + start * MINUTE
    const minutes = Array.from({ length }, (_, n) => from + n * MINUTE)
    expect(areOn(spans, from, from + length * MINUTE)).toBe(minutes.every((at) => spans.some((span) => isOn(span, at))))
  }))
})
