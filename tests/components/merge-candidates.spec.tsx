import { render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OrderCard } from '@core/contract/order-views'
import { alikeTitles, likenessOf } from '@/packages/staff/likeness'
import { MainOrderPicker } from '@/packages/staff/main-order-picker'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const HOUR = 3_600_000
const order = (id: string, title: string, place: string, category: string, hoursAgo: number): OrderCard =>
  ({ id, no: `1123-000${id}`, title, state: 'accepted', urgency: 'p2', category, place, createdAt: NOW - hoursAgo * HOUR, actions: [] })

const MINE = { ...order('0', '卫生间顶上漏水', '颐泽花园 3号楼', '水电维修', 0), now: NOW }
const SAME = order('1', '卫生间水管渗水，楼上漏水', '颐泽花园 3号楼', '水电维修', 2)
const NEXT_DOOR = order('2', '厨房漏水', '颐泽花园 5号楼', '水电维修', 3)
const OTHER = order('3', '帮老人取药', '雁阳御城 1号楼', '代买代办', 50)

const request = Taro.request as unknown as jest.Mock

test('为什么像，用话说：同一栋楼、同一类、说法相近、多久以前', () => {
  expect(likenessOf(MINE, SAME, NOW).why).toBe('同一栋楼 · 同一类 · 说法相近 · 2 小时前')
  expect(likenessOf(MINE, NEXT_DOOR, NOW).why).toBe('同一小区 · 同一类 · 3 小时前')
  expect(likenessOf(MINE, OTHER, NOW).why).toBe('2 天前')
})

test('同样的地方和类别，说法更像、时间更近的在前；没有地址不算同一处', () => {
  const closer = likenessOf(MINE, { ...SAME, title: MINE.title }, NOW).score
  expect(closer).toBeGreaterThan(likenessOf(MINE, SAME, NOW).score)
  expect(likenessOf(MINE, { ...SAME, createdAt: NOW }, NOW).score).toBeGreaterThan(likenessOf(MINE, SAME, NOW).score)
  expect(likenessOf({ ...MINE, place: '' }, { ...SAME, place: '' }, NOW).why).toBe('同一类 · 说法相近 · 2 小时前')
  expect([alikeTitles('漏水', '漏水'), alikeTitles('漏水', '取药'), alikeTitles('', '')]).toEqual([1, 0, 0])
})

test('并单时最像的在最前面，每一单说明为什么', async () => {
  request.mockImplementation(({ data }: { data: { input: { tab: string } } }) => Promise.resolve({ data: { ok: true, requestId: 'r', data: { items: data.input.tab === 'todo' ? [OTHER, NEXT_DOOR, MINE] : [SAME], now: NOW } } }))
  render(<MainOrderPicker order={MINE} onChange={() => undefined} />)
  await screen.findByText(SAME.title)
  const rows = screen.getAllByRole('radio').map((row) => row.textContent ?? '')
  expect(rows.map((row) => [SAME, NEXT_DOOR, OTHER].find(({ title }) => row.startsWith(title))?.id)).toEqual(['1', '2', '3'])
  expect(rows[0]).toContain('同一栋楼 · 同一类')
})
