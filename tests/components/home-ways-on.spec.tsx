import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { Segmented } from '@/components/segmented'
import { MoreOrders } from '@/pages/home/more-orders'
import { ServiceMenu } from '@/pages/home/service-menu'
import { page } from './page'

const request = Taro.request as unknown as jest.Mock
const answer = (data: object) => request.mockResolvedValue({ statusCode: 200, data: { ok: true, requestId: 'r', data } })

beforeEach(() => {
  request.mockReset()
  Taro.removeStorageSync('catalogue.v1')
})

test('首页只放一单，还有几单写在下面，点了去我的订单；没有更多就不写', () => {
  const { unmount } = render(<MoreOrders more={{ count: 2, beyond: false }} />)
  fireEvent.click(screen.getByText('还有 2 单在办'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/orders/index' })
  unmount()
  const { container, rerender } = render(<MoreOrders more={{ count: 9, beyond: true }} />)
  expect(container.textContent).toContain('还有 9 单以上在办')
  rerender(<MoreOrders />)
  expect(container.textContent).toBe('')
  expect(request).not.toHaveBeenCalled()
})

const CATALOGUE = { version: 3, templates: [], categories: [{ id: 'c01', name: '水电维修', icon: 'tap', services: [] }] }
const keeps = (kept: unknown) => Taro.setStorageSync('catalogue.v1', kept)
const menu = (version?: number) => <ServiceMenu version={version} few={false} onChoose={() => undefined} />

test('手机上存着同一版的服务目录，就不再问', () => {
  keeps({ at: Date.now(), data: CATALOGUE })
  const { rerender } = render(menu())
  expect(screen.getByText('水电维修')).toBeTruthy()
  rerender(menu(3))
  expect(request).not.toHaveBeenCalled()
})

test('换了一版、存了一天以上、没有存过，都重新问，问到了存下来；问的时候旧的先用着', async () => {
  answer({ ...CATALOGUE, version: 4, categories: [{ ...CATALOGUE.categories[0], name: '水电小修' }] })
  for (const [kept, version] of [[{ at: Date.now(), data: CATALOGUE }, 4], [{ at: Date.now() - 25 * 3_600_000, data: CATALOGUE }, 3], ['', undefined]] as const) {
    keeps(kept)
    const { container, unmount } = render(menu(version))
    expect(container.textContent).toContain(kept === '' ? '' : '水电维修')
    await screen.findByText('水电小修')
    expect(Taro.getStorageSync('catalogue.v1')).toMatchObject({ data: { version: 4 } })
    unmount()
  }
  expect(request).toHaveBeenCalledTimes(3)
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

test('选中的那一队一打开就在看得见的地方，换一队也是', () => {
  const seen: string[] = []
  Element.prototype.scrollIntoView = function (this: Element) { seen.push(this.textContent ?? '') }
  const bar = (value: 'a' | 'b') => <Segmented segments={[{ key: 'a', label: '甲' }, { key: 'b', label: '乙', count: 3 }]} value={value} onChange={() => undefined} />
  const { container, rerender } = render(bar('b'))
  expect(container.querySelector('.segmented__chip--on')?.textContent).toBe('乙3')
  expect(seen).toEqual(['乙3'])
  rerender(bar('a'))
  expect(seen).toEqual(['乙3', '甲'])
})
