import { render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OrderCard } from '@core/contract/order-views'
import { MyTasks } from '@/pages/home/my-tasks'

const request = Taro.request as unknown as jest.Mock
const anOrder = (title: string, state: OrderCard['state'], actions: string[] = []): OrderCard => ({ id: title, no: '1', title, state, urgency: 'p2', category: '水电维修', place: '颐泽花园 3号楼', actions })
const draw = (...orders: OrderCard[]) => render(<MyTasks orders={orders} offset={0} onOpen={() => undefined} />).container.textContent ?? ''

beforeEach(() => request.mockReset().mockReturnValue(new Promise(() => undefined)))

test('下一个任务是现在有事可做的那一单；等居民、等社区的排在后面', () => {
  const text = draw(anOrder('等重办', 'reopenRequested'), anOrder('等确认', 'done'), anOrder('要上门', 'scheduled', ['checkIn']), anOrder('要联系', 'taken', ['logContact']))
  expect(text).toMatch(/下一个任务.*要上门.*我的任务.*要联系.*等重办.*等确认/)
})

test('都在等别人时，没有下一个任务', () => {
  draw(anOrder('等确认', 'done'))
  expect(screen.queryByText('下一个任务')).toBeNull()
  expect(screen.getByText('等确认')).toBeTruthy()
})

test('今天约好的在先，等居民答应的明天那一单在后；没约的按时限', () => {
  const hour = 3_600_000
  const base = Date.parse('2026-11-26T09:00:00+08:00')
  const at = (order: OrderCard, part: Partial<OrderCard>): OrderCard => ({ ...order, ...part })
  const proposed = at(anOrder('等答应', 'taken', ['checkIn']), { dueAt: base, dueKind: 'contact', proposal: { from: base + 25 * hour, to: base + 27 * hour } })
  const agreed = at(anOrder('约好了', 'scheduled', ['checkIn']), { dueAt: base + 5 * hour, dueKind: 'arrive', scheduled: { from: base + 3 * hour, to: base + 5 * hour } })
  const due = at(anOrder('要联系', 'taken', ['logContact']), { dueAt: base + 4 * hour, dueKind: 'contact' })
  const text = draw(proposed, due, agreed)
  expect(text).toMatch(/下一个任务.*12:00.*约好了.*约好上门.*我的任务.*要联系.*等答应/)
})
