import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { PageShell } from '@/components/page-shell'
import { type Shell, ShellContext } from '@/components/page-shell/shell-context'
import { placeOf } from '@/hooks/desk-place'
import { DeskQueues, deskOf } from '@/hooks/desk-rail'
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
  ['staff', 'packages/staff/calls/index', 'calls'],
  ['street', 'packages/emergency/alarmed/index', 'alarmed'],
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

test('侧栏里上门报平安和该打的电话写着几件，打过的不算；街道只有报平安，区里都没有', async () => {
  const request = Taro.request as unknown as jest.Mock
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({ statusCode: 200, data: { ok: true, requestId: 'r', data: data.action === 'alarmed' ? { now: 0, items: [{ watchId: 'w' }] } : { now: 0, items: [], total: 3, open: 2, grids: [] } } }))
  const namesOf = async (as: 'staff' | 'street' | 'district') => {
    const { unmount } = render(<DeskQueues as={as} segments={[]} onChoose={() => undefined} />)
    await act(async () => { for (let n = 0; n < 10; n += 1) await new Promise((resolve) => { setTimeout(resolve, 0) }) })
    const names = screen.getAllByRole('button').map((each) => each.getAttribute('aria-label')).filter((name) => /报平安|打的电话/.test(name ?? ''))
    unmount()
    return names
  }
  expect(await namesOf('staff')).toEqual(['上门报平安，1 件', '该打的电话，2 件'])
  expect(await namesOf('street')).toEqual(['上门报平安，1 件'])
  expect(await namesOf('district')).toEqual([])
})
