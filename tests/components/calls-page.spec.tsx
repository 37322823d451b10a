import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro, * as named from '@tarojs/taro'
import { say } from '@/hooks/notice'
import ShiftPage from '@/packages/member/shift'
import CallsPage from '@/packages/staff/calls'
import { updateSession } from '@/services/session'

jest.mock('@/hooks/notice', () => ({ ...jest.requireActual<object>('@/hooks/notice'), say: jest.fn() }))

/** What the staff read of whom nothing reached, and a member of how their claim stands. */
const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const HOUR = 3_600_000
const taro = Taro as unknown as { request: jest.Mock }
const router = named as unknown as { useRouter: () => object }
const settle = () => act(async () => { for (let n = 0; n < 10; n += 1) await new Promise((resolve) => { setTimeout(resolve, 0) }) })
let answers: Record<string, object>
beforeEach(() => {
  jest.useFakeTimers({ now: NOW, doNotFake: ['queueMicrotask', 'requestAnimationFrame', 'setTimeout', 'setInterval'] })
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: { id: 's1' } })
  Taro.clearStorageSync()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'member', scopeId: 'cm01' }] } as never, session: 's' })
  taro.request.mockReset()
  taro.request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({ statusCode: 200, data: { ok: true, data: answers[data.action] ?? {}, requestId: 'r' } }))
})
afterEach(() => jest.useRealTimers())

test('没有登记电话的：列出来，说没有电话，不给打电话的按钮', async () => {
  const call = { label: '党员 3 号', said: '再过两小时值守', title: '小区值守', at: NOW, why: 'off' }
  answers = { callList: { items: [{ ...call, noticeId: 'n1' }, { ...call, noticeId: 'n2', label: '党员 1 号', phone: '13800000077' }], total: 2, open: 2, grids: [], now: NOW } }
  render(<CallsPage />)
  await settle()
  expect(document.body.textContent).toContain('没有登记电话。请找支部或邻居带个话')
  expect(screen.getAllByText('打电话')).toHaveLength(1)
  expect(screen.getByText('带到话了')).toBeTruthy()
  expect(screen.getByText('一共 2 个，2 个还没打')).toBeTruthy()
})

const shift = { shiftId: 's1', postId: 'p', title: '小区值守', role: '值守', place: '驿站', community: '颐泽社区', needs: [], openTo: ['cm01'], approval: true, startsAt: NOW + 30 * HOUR, endsAt: NOW + 32 * HOUR, opensAt: 0, closesAt: NOW + 30 * HOUR, parts: 1, state: 'open', capacity: 2, left: 1, waiting: 0, mine: 'none', why: [] as object[], about: '', actions: ['claim'], freeUntil: NOW + 27 * HOUR, with: [] }

test.each([['asked', '我想来，请社区同意', '交给社区了，同意了告诉您', true], ['held', '我来', '认领好了，到时候见', false]])('认领的答复是 %s：照答复说', async (mine, button, said, approval) => {
  answers = { shift: { shift: { ...shift, approval }, pass: 'a.b', now: NOW }, claim: { shiftId: 's1', mine, at: NOW } }
  render(<ShiftPage />)
  await settle()
  await act(async () => void fireEvent.click(screen.getByText(button)))
  await settle()
  expect(say).toHaveBeenLastCalledWith(said)
})

test('差一门手艺：有一条路去“我的资料”补上；差的是别的就没有', async () => {
  answers = { shift: { shift: { ...shift, actions: [], why: [{ code: 'NEEDS_SKILL', detail: { what: 'firstAid' } }] }, pass: 'a.b', now: NOW } }
  const opened = render(<ShiftPage />)
  await settle()
  const go = jest.spyOn(Taro, 'navigateTo')
  await act(async () => void fireEvent.click(screen.getByText('我会这个，补上')))
  expect(go).toHaveBeenCalledWith(expect.objectContaining({ url: expect.stringContaining('packages/member/profile/index') }))
  opened.unmount()
  answers = { shift: { shift: { ...shift, actions: [], why: [{ code: 'SHIFT_FULL' }] }, pass: 'a.b', now: NOW } }
  render(<ShiftPage />)
  await settle()
  expect(screen.queryByText('我会这个，补上')).toBeNull()
})
