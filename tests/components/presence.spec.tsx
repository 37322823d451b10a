import { UNREAD_MS } from '@/components/confirm-sheet'
import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro, * as named from '@tarojs/taro'
import App from '@/app'
import ActivityPage from '@/packages/member/activity'
import ShiftPage from '@/packages/member/shift'
import PostsPage from '@/pages/posts'
import { forgetSession, updateSession } from '@/services/session'
import { deferred } from './deferred'
import { page } from './page'

/** Coming and going told by a phone that is not always heard: nothing is lost before the server has judged it, and it is told in order. */
const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const MINUTE = 60_000
const taro = Taro as unknown as { request: jest.Mock; getLocation: jest.Mock; onNetworkStatusChange: jest.Mock }
const router = named as unknown as { useRouter: () => object }
const KEY = 'kept-marks.p1'
const shift = { shiftId: 's1', postId: 'p', title: '小区值守', role: '值守', place: '驿站', community: '颐泽社区', needs: [], openTo: ['cm01'], approval: false, startsAt: NOW - 30 * MINUTE, endsAt: NOW + 90 * MINUTE, opensAt: 0, closesAt: NOW - 30 * MINUTE, parts: 1, state: 'open', capacity: 2, left: 1, waiting: 0, mine: 'held', why: [], about: '', point: { lng: 118, lat: 36.6 }, actions: ['checkIn'], freeUntil: 0, with: [] }
const activity = { activityId: 'a1', activityKind: 'volunteer', title: '清洁家园', place: '驿站', for: '颐泽社区', startsAt: NOW - 30 * MINUTE, endsAt: NOW + 90 * MINUTE, state: 'on', signUp: false, signedUp: false, actions: ['checkIn'], about: '', point: { lng: 118, lat: 36.6 } }
type Asked = { readonly action: string; readonly input: Readonly<Record<string, unknown>>; readonly requestId?: string }
let answers: Record<string, (asked: Asked) => unknown>
const ok = (data: object) => Promise.resolve({ statusCode: 200, data: { ok: true, data, requestId: 'r' } })
const refused = (code: string, said?: string) => Promise.resolve({ statusCode: 200, data: { ok: false, code, said, requestId: 'r' } })
const asked = (...actions: string[]) => taro.request.mock.calls.map(([{ data }]: [{ data: Asked }]) => data).filter(({ action }) => actions.includes(action))
const settle = () => act(async () => { for (let n = 0; n < 15; n += 1) await new Promise((resolve) => { setTimeout(resolve, 0) }) })
const kept = () => (Taro.getStorageSync(KEY) || []) as { readonly requestId: string; readonly which: string; readonly refused?: string }[]
const aMark = (requestId: string, which: 'in' | 'out', more: object = {}) => ({ requestId, which, input: { shiftId: 's1', way: 'position', position: { lng: 118, lat: 36.6, accuracyM: 5 }, at: NOW - 20 * MINUTE, ...more } })
const tapped = async (name: string) => { await act(async () => void fireEvent.click(screen.getByText(name))); await settle() }
const text = () => document.body.textContent ?? ''

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
  Taro.clearStorageSync()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'member', scopeId: 'cm01' }] } as never, session: 's' })
  jest.useFakeTimers({ now: NOW, doNotFake: ['queueMicrotask', 'requestAnimationFrame', 'setTimeout', 'setInterval'] })
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: { id: 's1' } })
  taro.getLocation = jest.fn(() => Promise.resolve({ longitude: 118, latitude: 36.6, accuracy: 10 }))
  taro.onNetworkStatusChange = jest.fn()
  answers = { shift: () => ok({ shift, pass: 'a.b', now: NOW }), activity: () => ok({ activity, now: NOW }), shifts: () => ok({ items: [], pass: 'a.b', now: NOW }), me: () => refused('INTERNAL') }
  taro.request.mockReset()
  taro.request.mockImplementation(({ data }: { data: Asked }) => (answers[data.action] ?? (() => ok({})))(data))
})
afterEach(() => jest.useRealTimers())

test.each(['INTERNAL', 'BUSY', 'SESSION_EXPIRED', 'NETWORK'])('补传时 %s：没有人裁过，记录还在手机里', async (code) => {
  Taro.setStorageSync(KEY, [aMark('r1', 'in')])
  answers['checkIn'] = () => (code === 'NETWORK' ? Promise.reject(new Error('offline')) : refused(code))
  render(<ShiftPage />)
  await settle()
  await act(() => new Promise((resolve) => { setTimeout(resolve, 500) }))
  await settle()
  expect(asked('checkIn').length).toBeGreaterThan(0)
  expect(kept()).toMatchObject([{ requestId: 'r1', which: 'in' }])
  expect(kept()[0]).not.toHaveProperty('refused')
})

test('点“我到了”时服务器忙：存在手机里，再打开同一个请求编号再传，传到了就没有了', async () => {
  answers['checkIn'] = () => refused('BUSY')
  const opened = render(<ShiftPage />)
  await settle()
  await tapped('我到了')
  const [mark] = kept()
  expect(text()).toContain('到的记录存在手机里')
  opened.unmount()
  answers['checkIn'] = () => ok({})
  render(<ShiftPage />)
  await settle()
  expect(new Set(asked('checkIn').map(({ requestId }) => requestId))).toEqual(new Set([mark?.requestId]))
  expect(kept()).toEqual([])
})

test('到和走都存着：先传到，等答复来了再传走；到的没传成，走的就等着', async () => {
  Taro.setStorageSync(KEY, [aMark('r1', 'in'), aMark('r2', 'out', { at: NOW - MINUTE })])
  const first = deferred<unknown>()
  answers['checkIn'] = () => first.promise
  const opened = render(<ShiftPage />)
  await settle()
  expect(asked('checkIn', 'checkOut').map(({ action }) => action)).toEqual(['checkIn'])
  await act(async () => first.resolve({ statusCode: 200, data: { ok: false, code: 'BUSY', requestId: 'r' } }))
  await settle()
  expect(asked('checkOut')).toEqual([])
  opened.unmount()
  answers['checkIn'] = () => ok({})
  render(<ShiftPage />)
  await settle()
  expect(asked('checkIn', 'checkOut').map(({ requestId }) => requestId)).toEqual(['r1', 'r1', 'r2'])
  expect(kept()).toEqual([])
})

test('没网时到的，服务器还不知道，也能点“我走了”；连页面都打不开时一样', async () => {
  Taro.setStorageSync(KEY, [aMark('r1', 'in')])
  answers['checkIn'] = () => refused('INTERNAL')
  const opened = render(<ShiftPage />)
  await settle()
  expect(screen.queryByText('我到了')).toBeNull()
  // Long before the end it is asked first: nothing is kept by a tap that slipped.
  await tapped('我走了')
  expect(kept().map(({ which }) => which)).toEqual(['in'])
  await act(async () => { await new Promise((resolve) => { setTimeout(resolve, UNREAD_MS + 20) }) })
  await tapped('现在就走')
  expect(kept().map(({ which }) => which)).toEqual(['in', 'out'])
  expect(asked('checkOut')).toEqual([])
  expect(screen.queryByText('我走了')).toBeNull()
  opened.unmount()

  Taro.setStorageSync(KEY, [aMark('r1', 'in')])
  answers['shift'] = () => refused('INTERNAL')
  render(<ShiftPage />)
  await settle()
  expect(screen.getByText('我走了')).toBeTruthy()
})

test('组织活动也一样：到的还存着，就有“我走了”', async () => {
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: { id: 'a1' } })
  Taro.setStorageSync(KEY, [{ ...aMark('r1', 'in'), input: { activityId: 'a1', way: 'position', at: NOW } }])
  answers['checkIn'] = () => refused('BUSY')
  render(<ActivityPage />)
  await settle()
  expect(screen.queryByText('我到了')).toBeNull()
  expect(screen.getByText('我走了')).toBeTruthy()
})

test('打开小程序、回到小程序、网络恢复、打开“我的班次”，都会补传，不用打开那一班', async () => {
  answers['checkIn'] = () => refused('INTERNAL')
  Taro.setStorageSync(KEY, [aMark('r1', 'in')])
  render(<App><PostsPage /></App>)
  await settle()
  const times = () => asked('checkIn').length
  expect(times()).toBe(1)
  await act(async () => page.show())
  await settle()
  expect(times()).toBe(2)
  const [[network]] = taro.onNetworkStatusChange.mock.calls as [[(to: { isConnected: boolean }) => void]]
  network({ isConnected: false })
  await settle()
  expect(times()).toBe(2)
  network({ isConnected: true })
  await settle()
  expect(times()).toBe(3)
  await tapped('我的班次')
  expect(times()).toBe(4)
  answers['checkIn'] = () => ok({})
  await act(async () => page.show())
  await settle()
  expect(kept()).toEqual([])
})

test('补传时服务器没收：说清哪一次、为什么，看过才没有；当面点的没收，只说一次', async () => {
  Taro.setStorageSync(KEY, [aMark('r1', 'in')])
  answers['checkIn'] = () => refused('PROOF_TOO_OLD', '过去一天多了，手机上的记录不能直接算。请社区工作人员补记。')
  const opened = render(<ShiftPage />)
  await settle()
  expect(text()).toMatch(/09:40 到的记录没有补上。过去一天多了/)
  expect(screen.getByText('我到了')).toBeTruthy()
  opened.unmount()
  render(<ShiftPage />)
  await settle()
  expect(asked('checkIn')).toHaveLength(1)
  await tapped('知道了')
  expect([kept(), text().includes('没有补上')]).toEqual([[], false])
  answers['checkIn'] = () => refused('TOO_FAR', '您离那里大约 620 米')
  await tapped('我到了')
  expect(text()).toContain('您离那里大约 620 米')
  expect([kept(), text().includes('没有补上')]).toEqual([[], false])
})

test('登录过期以后换了人：前一个人的记录不传成后一个人的', async () => {
  Taro.setStorageSync(KEY, [aMark('r1', 'in')])
  forgetSession()
  updateSession({ me: { personId: 'p2', roles: [] } as never, session: 't' })
  render(<ShiftPage />)
  await settle()
  expect(asked('checkIn')).toEqual([])
  expect(kept()).toHaveLength(1)
})

test('没有定位的地方：不请人点“我到了”，说用手机微信扫码；手机不给位置，也这样说', async () => {
  answers['shift'] = () => ok({ shift: { ...shift, point: undefined }, pass: 'a.b', now: NOW })
  const opened = render(<ShiftPage />)
  await settle()
  expect(screen.queryByText('我到了')).toBeNull()
  expect(text()).toContain('这个地方没有定位，到了请用手机微信打开这一页，扫现场的签到码。')
  opened.unmount()
  answers['shift'] = () => ok({ shift, pass: 'a.b', now: NOW })
  taro.getLocation = jest.fn(() => Promise.reject(new Error('denied')))
  render(<ShiftPage />)
  await settle()
  await tapped('我到了')
  expect(text()).toContain('请在手机设置里允许定位，或者用手机微信打开这一页，扫现场的签到码')
  expect(text()).not.toContain('开始码')
})
