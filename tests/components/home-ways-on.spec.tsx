import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { Segmented } from '@/components/segmented'
import { MoreOrders } from '@/pages/home/more-orders'
import { ServiceMenu } from '@/pages/home/service-menu'
import { page } from './page'

const request = Taro.request as unknown as jest.Mock
const answer = (data: object) => request.mockResolvedValue({ statusCode: 200, data: { ok: true, requestId: 'r', data } })
const orders = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `o${index}` }))

beforeEach(() => request.mockReset())

test('首页只放一单，还有几单写在下面，点了去我的订单；没有更多就不写', async () => {
  answer({ items: orders(3), now: 1 })
  const { unmount } = render(<MoreOrders shown={1} />)
  fireEvent.click(await screen.findByText('还有 2 单在办'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/orders/index' })
  unmount()

  answer({ items: orders(1), now: 1 })
  const { container } = render(<MoreOrders shown={1} />)
  await waitFor(() => expect(request).toHaveBeenCalledTimes(2))
  await act(async () => undefined)
  expect(container.textContent).toBe('')
})

test('一单也没有时不去问还有几单', () => {
  render(<MoreOrders shown={0} />)
  expect(request).not.toHaveBeenCalled()
})

test('点了一类服务，那一格马上有反应，页面到了才停', async () => {
  answer({ categories: [{ id: 'c01', name: '水电维修', icon: 'tap', services: [] }, { id: 'c02', name: '代买药', icon: 'heart', services: [] }] })
  const onChoose = jest.fn()
  const { container } = render(<ServiceMenu few={false} onChoose={onChoose} />)
  fireEvent.click(await screen.findByText('代买药'))
  expect(onChoose).toHaveBeenCalledWith('c02')
  expect([...container.querySelectorAll('.menu__entry--opening')].map((each) => each.textContent)).toEqual(['代买药'])
  act(() => page.hide())
  expect(container.querySelector('.menu__entry--opening')).toBeNull()
})

test('选中的那一队留在看得见的地方', () => {
  const { container } = render(<Segmented segments={[{ key: 'a', label: '甲' }, { key: 'b', label: '乙', count: 3 }]} value='b' onChange={() => undefined} />)
  const chosen = container.querySelector('.segmented__chip--on')
  expect(chosen?.textContent).toBe('乙3')
  const box = container.querySelector('.segmented') as Element & { readonly mpScrollIntoView?: string }
  expect(box.getAttribute('scroll-into-view') ?? box.mpScrollIntoView).toBe(chosen?.id)
})
