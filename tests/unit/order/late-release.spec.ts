import type { Order, RuleContext } from '@core/domain/order/order'
import { applyTransition } from '@core/domain/order/transition'
import { DEFAULT_CALENDAR } from '@core/domain/time'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 2, 2, 1, 0)

/** An order whose helper agreed to come `hours` from now. */
function agreedIn(hours: number): Order {
  const from = NOW + hours * HOUR
  return {
    state: 'scheduled', urgency: 'p2', serviceId: 'c0102', communityId: 'c', streetId: 's', residentId: 'r', title: '', text: '',
    seats: { s1: { state: 'scheduled', memberId: 'm', label: '党员 1 号', scheduled: { from, to: from + HOUR } } },
    offers: {}, clocks: {}, cards: {}, round: 1, level: 0, suspensions: 0, urges: 0, appeals: {},
  }
}

const ctx: RuleContext = { action: 'release', now: NOW, calendar: DEFAULT_CALENDAR, actor: { kind: 'member', id: 'm', label: '党员 1 号', scopeIds: [] }, payload: { reason: '临时要上班' } } as RuleContext

test.each([[2.9, true], [3, undefined], [24, undefined]])('离约好的时间 %s 小时退单，记不记晚退：%s', (hours, late) => {
  const outcome = applyTransition(agreedIn(hours), 'release', ctx)
  expect(outcome.ok && outcome.event.data?.['late']).toBe(late)
})
