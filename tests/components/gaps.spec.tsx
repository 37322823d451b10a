import { fireEvent, render, screen } from '@testing-library/react'
import type { GapsView } from '@core/contract/dispatch'
import { Gaps } from '@/components/gaps'
import { apart, namePlaces } from '@/components/gaps/gap-map'
import { Meter } from '@/components/meter'

const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const item = (orderId: string, also: Partial<GapsView['items'][number]> = {}): GapsView['items'][number] => ({
  orderId, no: '1', title: orderId, skill: '理发护理', urgency: 'p2', communityId: 'cm01', community: '颐泽社区', grid: '第 1 网格', since: NOW - 3_600_000, state: 'accepted', reach: 'community', asked: 2, pooled: false, ...also,
})
const grid = (gridId: string, lng: number) => ({ gridId, name: gridId, community: '颐泽社区', orders: 1, point: { lng, lat: 36.6 } })
const view = (items: GapsView['items'], byGrid: GapsView['byGrid']): GapsView => ({ items, total: items.length, byGrid, bySkill: [{ skill: '理发护理', orders: items.length }], now: NOW })

test('每一单说得出问到了哪一圈、还能怎么办；点一下打开那一单', () => {
  const onOpen = jest.fn()
  render(<Gaps view={view([item('a'), item('b', { reach: 'neighbours', asked: 2, pooled: false }), item('c', { state: 'escalated', skill: '其他' })], [grid('g1', 118)])} onOpen={onOpen} />)
  const rows = screen.getAllByRole('link').map((row) => row.textContent ?? '')
  expect(rows[0]).toContain('还能再派：换几位问，放到抢单池')
  expect(rows[1]).toContain('相邻社区的党员也能问了')
  expect(rows[2]).toMatch(/已经提级.*等街道定下由谁来办/)
  expect(rows[2]).not.toContain('要会')
  fireEvent.click(screen.getAllByRole('link')[1] as HTMLElement)
  expect(onOpen).toHaveBeenCalledWith('b')
})

test('没有一个网格知道在哪，就不画图；一个网格也画在中间，图上说的和下面列的一样', () => {
  const { rerender, container } = render(<Gaps view={view([item('a')], [{ gridId: 'g0', name: '第 1 网格', community: '颐泽社区', orders: 1 }])} />)
  expect(screen.queryByRole('img', { name: /^地图/ })).toBeNull()
  rerender(<Gaps view={view([item('a')], [grid('第 1 网格', 118)])} />)
  expect(screen.getByRole('img', { name: '地图：颐泽社区第 1 网格 1 单' })).toBeTruthy()
  expect((container.querySelector('.gap-map__dot') as HTMLElement).style).toMatchObject({ left: '50%', top: '50%' })
  rerender(<Gaps view={view([item('a'), item('b')], [grid('第 1 网格', 118), grid('第 2 网格', 118.02)])} />)
  expect(screen.getByRole('img', { name: '地图：颐泽社区第 1 网格 1 单，颐泽社区第 2 网格 1 单' })).toBeTruthy()
})

test('挨得近的两个网格，上面那个的名字写在圆点上边，不压在一起', () => {
  const { container } = render(<Gaps view={view([item('a')], [{ ...grid('北', 118), point: { lng: 118, lat: 36.604 } }, grid('南', 118.001), grid('远', 118.03)])} />)
  const above = [...container.querySelectorAll('.gap-map__name--above')].map(({ textContent }) => textContent)
  expect(above).toEqual(['北'])
  // As the pictures showed it: the third one's name goes below again, beside the second's.
  expect(namePlaces([{ left: 54, top: 49 }, { left: 63, top: 57 }, { left: 36, top: 45 }])).toEqual(['above', 'below', 'below'])
  expect(namePlaces([{ left: 50, top: 50 }, { left: 50, top: 50 }, { left: 50, top: 50 }])).toEqual(['below', 'above', 'right'])
  // Beside the edge there is no room to the side.
  expect(namePlaces(Array.from({ length: 5 }, () => ({ left: 90, top: 50 })))).toEqual(['below', 'above', 'left', undefined, undefined])
})

test('叠在一起的圆点挪开，每个都看得全；本来就分开的不动', () => {
  const moved = apart([{ left: 54, top: 49 }, { left: 60, top: 55 }, { left: 20, top: 45 }])
  const [one, other, far] = moved
  expect(Math.hypot(((other?.left ?? 0) - (one?.left ?? 0)) / 14, ((other?.top ?? 0) - (one?.top ?? 0)) / 17)).toBeGreaterThan(0.98)
  expect(far).toEqual({ left: 20, top: 45 })
  expect(new Set(apart([{ left: 50, top: 50 }, { left: 50, top: 50 }]).map(({ left }) => left)).size).toBe(2)
})

test('太多列不完：说只列出几单、一共几单；列得完就不说', () => {
  const { container, rerender } = render(<Gaps view={{ ...view([item('a'), item('b')], [grid('g1', 118)]), total: 131 }} />)
  expect(container.textContent).toContain('只列出前 2 单，最先到时限的在前；一共 131 单')
  rerender(<Gaps view={{ ...view([item('a'), item('b')], [grid('g1', 118)]), total: 1000, capped: true }} />)
  expect(container.textContent).toContain('一共至少 1000 单')
  rerender(<Gaps view={view([item('a')], [grid('g1', 118)])} />)
  expect(container.textContent).not.toContain('只列出')
})

test('三百人里的一个也画得出来，没有就不画', () => {
  const { container, rerender } = render(<Meter value={1} max={300} label='1 人' />)
  const fill = () => (container.querySelector('.meter__fill') as HTMLElement).style.minWidth
  expect(fill()).toBe('6px')
  rerender(<Meter value={0} max={300} label='0 人' />)
  expect(fill()).not.toBe('6px')
})
