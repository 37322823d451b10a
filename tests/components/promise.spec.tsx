import { render } from '@testing-library/react'
import { hasPromise, PromiseLine } from '@/components/order-card/promise'

const NOW = Date.parse('2026-12-31T09:00:00+08:00')
const DUE = Date.parse('2027-01-04T17:30:00+08:00')
const words = (estimated?: true, now = NOW) => render(<PromiseLine order={{ dueAt: DUE, dueKind: 'finish', ...(estimated ? { estimated } : {}) }} now={now} as='resident' />).container.textContent

test('按周末推算的日子在旁边写明；准的、已经过了的不写', () => {
  expect(words(true)).toBe('2027\u00a0年\u00a01\u00a0月\u00a04\u00a0日 17:30 前办结（节假日还没公布，按周末推算）')
  expect(words()).toBe('2027\u00a0年\u00a01\u00a0月\u00a04\u00a0日 17:30 前办结')
  expect(words(true, DUE + 1)).not.toContain('推算')
})

test('党员约了时间，居民第一眼看到的是这个时间和要答应；别人看到的还是时限', () => {
  const proposal = { from: NOW + 5 * 3_600_000, to: NOW + 7 * 3_600_000 }
  const said = (as: 'resident' | 'staff') => render(<PromiseLine order={{ dueAt: DUE, dueKind: 'contact', proposal }} now={NOW} as={as} />).container.textContent
  expect(said('resident')).toBe('党员想 今天 14:00–16:00 来，请点开看行不行')
  expect(said('staff')).not.toContain('14:00')
  expect(hasPromise({ proposal })).toBe(true)
})
