import { render } from '@testing-library/react'
import type { OrderDetail } from '@core/contract/order-views'
import { leftMarked, OwnMark } from '@/packages/member/task/own-mark'

const NOW = Date.parse('2026-03-02T15:00:00+08:00')
const anOrder = (mark: OrderDetail['mark'], actions: string[] = ['fileAppeal'], more: Partial<OrderDetail> = {}) => ({ mark, actions, now: NOW, seatList: [], ...more }) as unknown as OrderDetail
const told = (order: OrderDetail) => render(<OwnMark order={order} />).container.textContent ?? ''
const agreed = Date.parse('2026-03-02T16:00:00+08:00')
const at = Date.parse('2026-03-02T14:30:00+08:00')

test('晚退、没联系、没上门，各说各的；能申诉才说怎样申诉；冲销了就说不算', () => {
  expect(told(anOrder({ kind: 'lateRelease', at, agreed }))).toMatch(/您退还了这一单.*记了一次.*约好.*16:00.*14:30 退还，不到三小时.*十四天内/)
  expect(told(anOrder({ kind: 'noShow', at }))).toMatch(/这一单收回了.*到.*14:30 还没有联系居民、也没有签到/)
  expect(told(anOrder({ kind: 'noShow', at, agreed }))).toMatch(/约好.*16:00.*14:30 没有签到/)
  const reversed = told(anOrder({ kind: 'noShow', at, reversed: true }, []))
  expect(reversed).toMatch(/不算.*申诉成立/)
  expect(reversed).not.toMatch(/十四天/)
})

test('又请他、又接回来的，看到的是这一单，不是那一笔', () => {
  const mark = { kind: 'noShow', at } as const
  expect(leftMarked(anOrder(mark))).toBe(true)
  expect(leftMarked(anOrder(undefined))).toBe(false)
  expect(leftMarked(anOrder(mark, [], { seatList: [{ id: 's1', state: 'taken', mine: true }] }))).toBe(false)
  expect(leftMarked(anOrder(mark, [], { offer: { id: 'o1' } as unknown as OrderDetail['offer'] }))).toBe(false)
})
