import fc from 'fast-check'
import { askNext, chanceWithin, INVITATION_PLAN } from '@core/domain/dispatch/invitation'
import { benchInvitation } from '../../../scripts/bench/dispatch/invitation'

const chance = fc.double({ min: 0.05, max: 0.6, noNaN: true })
const open = fc.array(fc.record({ chance, minutesAgo: fc.double({ min: 0, max: 30, noNaN: true }) }), { maxLength: 8 })
const SEED = { seed: 20260302, numRuns: 500 }

test('还没有请过人：马上请；时间过了、请过的都没了指望：再请', () => {
  expect(askNext(0, [], 0.1)).toBe(true)
  expect(askNext(INVITATION_PLAN.withinMinutes, [], 0.1)).toBe(true)
  expect(askNext(20, [{ chance: 0.6, minutesAgo: 20 }], 0.1)).toBe(true)
})

test('已经很有把握：不再惊动别人', () => {
  const sure = Array.from({ length: 12 }, () => ({ chance: 0.6, minutesAgo: 0 }))
  expect(askNext(0.5, sure, 0.6)).toBe(false)
  expect(askNext(7, sure, 0.6)).toBe(false)
})

test('有人说不：少一个指望，只会更早请下一位', () => {
  fc.assert(fc.property(open, chance, fc.double({ min: 0, max: 12, noNaN: true }), (asked, next, minutes) => {
    if (asked.length > 0 && askNext(minutes, asked, next)) expect(askNext(minutes, asked.slice(1), next)).toBe(true)
  }), SEED)
})

test('有指望的程度在零到一之间，时间越长越大，越沉默越小', () => {
  fc.assert(fc.property(open, fc.double({ min: 0, max: 30, noNaN: true }), (asked, minutes) => {
    const now = chanceWithin(minutes, asked)
    expect(now).toBeGreaterThanOrEqual(0)
    expect(now).toBeLessThanOrEqual(1)
    expect(chanceWithin(minutes + 1, asked)).toBeGreaterThanOrEqual(now - 1e-7)
    const quieter = asked.map((each) => ({ ...each, minutesAgo: each.minutesAgo + 10 }))
    expect(chanceWithin(Infinity, quieter)).toBeLessThanOrEqual(chanceWithin(Infinity, asked) + 1e-7)
  }), SEED)
})

test('模拟三十个人：比一次请七个惊动得少，也不慢；谁也不会没人管', () => {
  const { ours, beside: { sevenAndReplace, everybody } } = benchInvitation(500)
  expect([ours.alerts < sevenAndReplace.alerts * 0.7, ours.p95Minutes <= sevenAndReplace.p95Minutes, ours.unanswered]).toEqual([true, true, 0])
  expect([everybody.alerts, everybody.p95Minutes < ours.p95Minutes]).toEqual([30, true])
})
