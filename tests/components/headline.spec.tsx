import type { OrderDetail } from '@core/contract/order-views'
import { NEXT_TEXT } from '@core/text/zh-next'
import { headlineOf } from '@/components/order-detail/headline'

const SPAN = { from: 1, to: 2 }
const anOrder = (over: Partial<OrderDetail>) => ({ state: 'scheduled', as: 'member', actions: [], appeals: [], timeline: [], ...over }) as unknown as OrderDetail
const said = (over: Partial<OrderDetail>) => headlineOf(anOrder(over))
const appeal = (mine: boolean) => [{ id: 'a1', target: 'rejection', reason: '', state: 'open', mine }]
const ruled = (byKind: 'street' | 'district') => [{ seq: 3, at: 1, action: 'rule', to: 'accepted', who: '', byKind }] as OrderDetail['timeline']

test('约好时间的请按时上门；家里没人、时间没有了，就说约个时间再去', () => {
  expect(said({ scheduled: SPAN })).toBe(NEXT_TEXT.scheduled.member)
  expect(said({})).toContain('约个时间再去')
  expect(said({ as: 'resident' })).toContain('约个时间再来')
  expect(said({ as: 'staff' })).toContain('另约时间')
})

test('约的时间居民还没答应，就说等居民答应；居民看到的是请看看行不行', () => {
  expect(said({ state: 'taken', proposal: SPAN })).toMatch(/^等居民答应时间/)
  expect(said({ proposal: SPAN })).toMatch(/^等居民答应时间/)
  expect(said({ state: 'taken', proposal: SPAN, as: 'resident' })).toContain('行不行')
  expect(said({ proposal: SPAN, scheduled: SPAN })).toBe(NEXT_TEXT.scheduled.member)
})

test('定下由谁来办以后，说谁定的、谁牵头', () => {
  const order = { state: 'accepted', leadUnit: '维修资金中心', timeline: ruled('street') } as const
  expect(said({ ...order, as: 'resident' })).toBe('街道已定由维修资金中心牵头，社区在安排。')
  expect(said({ ...order, as: 'staff' })).toBe('街道已定由维修资金中心牵头，请安排人去办。')
  expect(said({ ...order, as: 'resident', timeline: ruled('district') })).toMatch(/^区里已定/)
  expect(said({ state: 'accepted', as: 'resident' })).toBe(NEXT_TEXT.accepted.resident)
})

test('有人申请挂起，能定的人先看到要定什么；挂起以后，不能提前接着办的人不说能', () => {
  const suspension = { until: 1, reason: '等配件', approved: false }
  expect(said({ state: 'taken', as: 'street', suspension, actions: ['suspend', 'refuseSuspension'] })).toMatch(/^社区申请挂起，请定/)
  expect(said({ state: 'taken', as: 'staff', suspension })).toContain('等另一位同事或街道')
  expect(said({ state: 'suspended', as: 'street' })).not.toContain('提前')
  expect(said({ state: 'suspended', as: 'staff', actions: ['resume'] })).toBe(NEXT_TEXT.suspended.staff)
})

test('申诉以后，说有人在看；复核的人看到要定的', () => {
  expect(said({ state: 'rejected', as: 'resident', appeals: appeal(true) })).toMatch(/^您的申诉已收到/)
  expect(said({ state: 'rejected', as: 'staff', appeals: appeal(false) })).toContain('在看')
  expect(said({ state: 'rejected', as: 'street', appeals: appeal(false), actions: ['upholdAppeal'] })).toContain('成立不成立')
  expect(said({ state: 'rejected', as: 'resident', appeals: appeal(true).map((each) => ({ ...each, state: 'dismissed' })) })).toBe(NEXT_TEXT.rejected.resident)
})

test('居民说还没解决以后，不再说七天自动办结；轮到谁，谁看到要定的', () => {
  const disputed = { state: 'done', dispute: { at: 1, reason: '还在滴' } } as const
  expect(said({ ...disputed, as: 'resident' })).toMatch(/您说还没解决.*期间不会自动办结/)
  expect(said({ ...disputed, as: 'member' })).toMatch(/先等社区答复/)
  expect(said({ ...disputed, as: 'staff', actions: ['ruleDispute'] })).toMatch(/请定/)
  expect(said({ ...disputed, as: 'staff' })).toMatch(/另一位同事/)
  expect(said({ state: 'done', as: 'resident' })).toBe(NEXT_TEXT.done.resident)
})
