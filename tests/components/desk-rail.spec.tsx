import { fireEvent, render, screen } from '@testing-library/react'
import { PageShell } from '@/components/page-shell'
import { type Shell, ShellContext } from '@/components/page-shell/shell-context'
import { placeOf } from '@/hooks/desk-place'
import { deskOf } from '@/hooks/desk-rail'
import { roomOf } from '@/hooks/desk-rooms'

test.each([
  ['staff', 'packages/points/adjustments/index', 'adjustments'],
  ['staff', '/packages/staff/cover/index?id=1', 'staffPosts'],
  ['street', 'packages/emergency/declare/index', 'emergencies'],
  ['district', 'packages/emergency/cockpit/index', 'emergencies'],
  ['district', 'packages/points/rules/index', 'pointsRules'],
  ['staff', 'packages/points/station/index', 'station'],
  ['staff', 'packages/wish/detail/index?id=1', 'wishes'],
  ['staff', 'packages/unit/shifts/index', 'unitHome'],
  ['staff', 'packages/me/notices/index', 'me'],
] as const)('%s 打开 %s，侧栏亮的是 %s', (role, path, room) => {
  expect(roomOf(role, path)).toBe(room)
})

test('订单页亮它所在的那一队；没有队的亮“订单”，等街道定的亮“等我定”', () => {
  expect(placeOf('staff', { state: 'submitted', actions: [] })).toBe('toAccept')
  expect(placeOf('staff', { state: 'accepted', back: true, actions: [] })).toBe('back')
  expect(placeOf('staff', { state: 'closed', actions: [] })).toBe('orders')
  expect(placeOf('street', { state: 'escalated', actions: ['rule'] })).toBe('toDecide')
  expect(placeOf('street', { state: 'escalated', actions: [] })).toBe('waiting')
  expect(placeOf('street', { state: 'submitted', actions: [] })).toBe('orders')
  expect(placeOf('staff', undefined)).toBe('orders')
})

const roomGiven = jest.fn(({ at }: { at?: string }) => <>亮着{at}</>)
const shell: Shell = { elder: false, wide: true, tabs: [{ key: 'me', label: '我的', icon: 'me', url: '/me' }], place: '红色物业', desk: { Rail: roomGiven, roomOf: () => 'emergencies' }, notices: [], closeNotice: jest.fn(), alarms: [], inset: { top: 0, right: 0, height: 0 } }
const page = (given: Partial<Shell>, more: object = {}) => <ShellContext.Provider value={{ ...shell, ...given }}><PageShell title='页' {...more}>{null}</PageShell></ShellContext.Provider>

test('宽屏上每一页都有同一个侧栏；页面自己说了在哪里，就亮那里；窄了只有标签', () => {
  const { rerender } = render(page({}))
  expect(screen.getByText('亮着emergencies')).toBeTruthy()
  rerender(page({}, { at: 'toAccept' }))
  expect(screen.getByText('亮着toAccept')).toBeTruthy()
  rerender(page({ wide: false }, { tab: 'me' }))
  expect(screen.queryByText(/亮着/)).toBeNull()
  expect(screen.getByRole('tab', { name: '我的' })).toBeTruthy()
})

test('名字已经是“红色物业”的地方，不再写一遍', () => {
  const { rerender } = render(page({ desk: undefined }))
  expect(screen.getAllByText('红色物业')).toHaveLength(1)
  rerender(page({ desk: undefined, place: '颐泽社区' }))
  expect(screen.getAllByText('红色物业')).toHaveLength(1)
})

test('放不下的侧栏说下面还有', () => {
  let seen: (all: { isIntersecting: boolean }[]) => void = () => undefined
  Object.assign(globalThis, { IntersectionObserver: class { constructor(tell: typeof seen) { seen = tell } observe() { seen([{ isIntersecting: false }]) } disconnect() { seen = () => undefined } } })
  Element.prototype.scrollBy = jest.fn()
  render(page({}))
  fireEvent.click(screen.getByRole('button', { name: '下面还有' }))
  expect(Element.prototype.scrollBy).toHaveBeenCalled()
})

test('代表单位的人，标签上面有自己的单位，别的居民没有', () => {
  expect(deskOf('resident', [])).toBeUndefined()
  const unit = deskOf('resident', [{ role: 'unit' }])
  Element.prototype.scrollIntoView = jest.fn()
  render(page({ desk: unit }, { at: unit?.roomOf('packages/unit/appraisal/index') }))
  expect(screen.getByRole('button', { name: '我的单位' }).className).toContain('rail-item--on')
  expect(unit?.roomOf('packages/resident/order/index')).toBe('')
})
