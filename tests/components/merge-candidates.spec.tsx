import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { SimilarOrder } from '@core/contract/order-views'
import { MainOrderPicker } from '@/packages/staff/main-order-picker'
import { typeIn } from './type-in'

const order = (id: string, title: string, why: string): SimilarOrder => ({ id, no: `1123-000${id}`, title, state: 'accepted', place: '颐泽花园 3号楼', score: 0.9, likely: true, why })
const SAME = order('1', '卫生间水管渗水，楼上漏水', '同一栋楼 · 同一类 · 说法相近 · 2 小时前')
const OTHER = order('2', '帮老人取药', '2 天前')

const request = Taro.request as unknown as jest.Mock
const asked: { readonly action: string; readonly input: object }[] = []
beforeEach(() => {
  asked.length = 0
  request.mockImplementation(({ data }: { data: { action: string; input: { query?: string } } }) => {
    asked.push(data)
    const items = [SAME, OTHER].filter(({ title }) => title.includes(data.input.query ?? ''))
    return Promise.resolve({ data: { ok: true, requestId: 'r', data: { items, now: 1 } } })
  })
})

test('并单时照社区那边排好的，最像的在最前面，每一单说明为什么', async () => {
  render(<MainOrderPicker orderId='0' onChange={() => undefined} />)
  await screen.findByText(SAME.title)
  const rows = screen.getAllByRole('radio').map((row) => row.textContent ?? '')
  expect(rows.map((row) => [SAME, OTHER].find(({ title }) => row.startsWith(title))?.id)).toEqual(['1', '2'])
  expect(rows[0]).toContain('同一栋楼 · 同一类 · 说法相近 · 2 小时前')
  expect(asked[0]).toMatchObject({ action: 'similar', input: { as: 'staff', orderId: '0' } })
})

test('点着哪一单进来的，就先选好那一单；改选了不会被改回去', async () => {
  const chosen: string[] = []
  const { rerender } = render(<MainOrderPicker orderId='0' wanted='1' onChange={(id) => chosen.push(id)} />)
  await screen.findByText(OTHER.title)
  expect(chosen).toEqual(['1'])
  fireEvent.click(screen.getAllByRole('radio')[1] as HTMLElement)
  rerender(<MainOrderPicker orderId='0' wanted='1' value='2' onChange={(id) => chosen.push(id)} />)
  expect(chosen).toEqual(['1', '2'])
})

test('找的字由社区那边找，不只在已经列出来的里面', async () => {
  const { container } = render(<MainOrderPicker orderId='0' onChange={() => undefined} />)
  await screen.findByText(SAME.title)
  await typeIn(container, 'input', '取药')
  await waitFor(() => expect(screen.queryByText(SAME.title)).toBeNull())
  await screen.findByText(OTHER.title)
  expect(asked.at(-1)?.input).toEqual({ as: 'staff', orderId: '0', query: '取药' })
})
