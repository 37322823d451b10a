import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import Taro, * as named from '@tarojs/taro'
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

const request = Taro.request as unknown as jest.Mock
const asked = () => request.mock.calls.map(([{ data }]: [{ data: { action: string; input: object } }]) => [data.action, data.input])
const settle = () => act(async () => { for (let n = 0; n < 10; n += 1) await new Promise((resolve) => { setTimeout(resolve, 0) }) })
/** The rail of a desk, beside a page of this path. */
async function rail(as: 'staff' | 'street' | 'district', rooms: object = {}, path = '', at = '') {
  request.mockReset()
  request.mockImplementation(() => Promise.resolve({ statusCode: 200, data: { ok: true, requestId: 'r', data: { rooms } } }))
  jest.spyOn(named as unknown as { useRouter: () => object }, 'useRouter').mockReturnValue({ params: {}, path })
  render(<DeskQueues as={as} segments={[]} at={at} onChoose={() => undefined} />)
  await settle()
}
const counted = () => screen.getAllByRole('button').map((each) => each.getAttribute('aria-label')).filter((name) => /，\d+ 件$/.test(name ?? ''))

test.each([
  ['staff', { alarmed: 1, calls: 2, registrations: 3, pairedUnits: 4, wishes: 0, adjustments: 128 }, ['上门报平安，1 件', '该打的电话，2 件', '党员报到，3 件', '双报到单位，4 件', '更正和赠送，128 件']],
  ['street', { alarmed: 1, registrationAppeals: 2, adjustments: 3 }, ['上门报平安，1 件', '报到申诉，2 件', '更正和赠送，3 件']],
  ['district', { registrationAppeals: 1, emergencies: 2 }, ['报到申诉，1 件', '应急，2 件']],
] as const)('%s 的侧栏写着每一间有几件等答复，一次问全；没有的不写', async (as, rooms, names) => {
  await rail(as, rooms)
  expect(counted()).toEqual(names)
  expect(asked()).toEqual([['waiting', { as }]])
})

test('在一间里面的某一页，点亮着的那一间回到它自己的页；已经在那一页的，点了不动', async () => {
  const goes = Taro.navigateTo as unknown as jest.Mock
  goes.mockClear()
  await rail('staff', {}, 'packages/staff/post/index', 'staffPosts')
  const lit = screen.getByRole('button', { name: '岗位' })
  expect(lit.className).toContain('rail-item--on')
  fireEvent.click(lit)
  expect(goes.mock.calls).toEqual([[{ url: '/packages/staff/posts/index' }]])
  cleanup()
  goes.mockClear()
  await rail('staff', {}, '/packages/staff/posts/index?from=1', 'staffPosts')
  fireEvent.click(screen.getByRole('button', { name: '岗位' }))
  expect(goes).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '微心愿' }))
  expect(goes.mock.calls).toEqual([[{ url: '/packages/wish/list/index' }]])
})
