import { render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { EARLY_MS } from '@core/domain/check-in/presence'
import { CHECK_IN_EARLY_MS } from '@/pages/home/duty-row'
import { MemberHome } from '@/pages/home/member-home'
import { updateSession } from '@/services/session'

/** What a member has promised for today stands on their first page. */
const NOW = Date.parse('2026-11-27T10:00:00+08:00')
const HOUR = 3_600_000
const request = Taro.request as unknown as jest.Mock
const shift = (startsAt: number, more: object = {}) => ({ shiftId: 's1', title: '小区值守', place: '东门', mine: 'held', state: 'open', startsAt, endsAt: startsAt + 2 * HOUR, ...more })
const shows = async (...items: readonly object[]) => {
  request.mockImplementation(({ data: { fn, action } }: { data: { fn?: string; action: string } }) => Promise.resolve({ statusCode: 200, data: { ok: true, data: action === 'shifts' ? { items, pass: 'a.b', now: NOW } : { items: [], tabs: [], counts: {}, now: NOW, fn }, requestId: 'r' } }))
  render(<MemberHome />)
  await screen.findByText(/现在没有要您回答的/)
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
  request.mockReset()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'member', scopeId: 'cm01' }] } as never, session: 's' })
})
afterEach(() => jest.restoreAllMocks())

test('签到提前多久开，和规则里是一个数', () => expect(CHECK_IN_EARLY_MS).toBe(EARLY_MS))

test.each([
  ['正在值班、还没签到', [shift(NOW - HOUR)], '正在值班：小区值守', /到了请签到/],
  ['签到了', [shift(NOW - HOUR, { cameAt: NOW - HOUR })], '正在值班：小区值守', /走的时候点/],
  ['快到时间了', [shift(NOW + HOUR / 2)], '快到时间了：小区值守', /到了请签到/],
  ['今天晚些时候', [shift(NOW + 5 * HOUR)], '下一班：小区值守', /东门/],
])('%s', async (_name, items, title, note) => {
  await shows(...items)
  expect([await screen.findByText(title), screen.getByText(note)].every(Boolean)).toBe(true)
})

test('签退了的、取消了的、三天以后的、还在候补的，首页不说', async () => {
  await shows(shift(NOW - HOUR, { wentAt: NOW }), shift(NOW + HOUR, { state: 'cancelled' }), shift(NOW + 72 * HOUR), shift(NOW + HOUR, { mine: 'waiting' }))
  expect(screen.queryByText(/小区值守/)).toBeNull()
})
