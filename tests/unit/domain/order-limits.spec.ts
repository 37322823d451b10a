import { CASE_LIMITS, LIMIT_KINDS, URGENCIES, limitFor } from '@core/domain/order/limits'
import { DEFAULT_CALENDAR, dueAt } from '@core/domain/time'
import { at } from './time-helpers'

test.each([
  ['p0', '15minutes 5minutes 15minutes 2hours'],
  ['p1', '2hours 15minutes 2hours 24hours'],
  ['p2', '1workingDays 2hours 24hours 5workingDays'],
  ['p3', '1workingDays 2hours 24hours 15days'],
] as const)('%s 的受理、答复、联系、办结期限', (urgency, expected) => {
  const limits = LIMIT_KINDS.map((kind) => limitFor(urgency, kind))
  expect(limits.map(({ amount, unit }) => `${amount}${unit}`).join(' ')).toBe(expected)
})

test('越紧急越早到期', () => {
  for (const kind of LIMIT_KINDS) {
    const due = URGENCIES.map((urgency) => dueAt(at('2026-03-02 10:00'), limitFor(urgency, kind), DEFAULT_CALENDAR))
    expect(due).toEqual([...due].sort((a, b) => a - b))
  }
})

test('类别自己的期限代替紧急程度的期限，没有写的不受影响', () => {
  const override = { finish: { amount: 2, unit: 'workingDays' } } as const
  expect(limitFor('p2', 'finish', override)).toEqual({ amount: 2, unit: 'workingDays' })
  expect(limitFor('p2', 'accept', override)).toEqual({ amount: 1, unit: 'workingDays' })
})

test('与紧急程度无关的期限', () => {
  const { suspendMax, ...limits } = CASE_LIMITS
  expect(suspendMax).toBe(2)
  expect(Object.fromEntries(Object.entries(limits).map(([name, { amount, unit }]) => [name, `${amount} ${unit}`]))).toEqual({
    holdAhead: '7 days',
    infoSilence: '7 days',
    returnUnit: '2 workingDays',
    returnRuling: '1 workingDays',
    superviseAhead: '30 days',
    forwardLink: '15 days',
    restoreCancelled: '14 days',
    confirmSilence: '7 days',
    rate: '14 days',
    reopenRuling: '1 workingDays',
    reopen: '14 days',
    archive: '14 days',
    unmerge: '7 days',
    disputeRuling: '1 workingDays',
    escalationRuling: '2 workingDays',
    urgeInterval: '4 hours',
    lateRelease: '3 hours',
    appeal: '5 workingDays',
    fileAppeal: '14 days',
    suspendAhead: '90 days',
    appointmentAhead: '60 days',
    personalData: '180 days',
  })
})
