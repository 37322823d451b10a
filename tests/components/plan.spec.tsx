import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { useNotice } from '@/hooks/notice'
import { withdrawal } from '@/hooks/withdrawal'
import type { PlannedOrderView } from '@core/contract/dispatch'
import { itemsOf, lotWords } from '@/packages/staff/plan/plan'

const request = Taro.request as unknown as jest.Mock
const person = (memberId: string) => ({ memberId, label: memberId, reasons: [], value: 500 })
const order = (orderId: string, also: Partial<PlannedOrderView> = {}): PlannedOrderView => ({
  orderId, no: '', title: orderId, place: '', service: '', urgency: 'p2', queue: 'toDispatch', need: 1, state: 'complete', eligible: 3, seats: [person(`${orderId}1`)], others: [person(`${orderId}2`)], next: [`${orderId}2`, `${orderId}3`], ...also,
})

test('方案照原样派出；换了人的，别的单不再接着问他；缺人的一队先不派', () => {
  const plan = [order('a'), order('b'), order('c', { need: 2, state: 'incomplete' }), order('d', { state: 'nobody', seats: [], eligible: 0 })]
  expect(itemsOf(plan, {})).toEqual([{ orderId: 'a', memberIds: ['a1'], next: ['a2', 'a3'] }, { orderId: 'b', memberIds: ['b1'], next: ['b2', 'b3'] }])
  expect(itemsOf(plan, { a: ['b2'], b: 'none', c: ['c1'], d: 'pool' })).toEqual([
    { orderId: 'a', memberIds: ['b2'], next: ['a2', 'a3'] }, { orderId: 'c', memberIds: ['c1'], next: ['c2', 'c3'] }, { orderId: 'd', memberIds: [], pool: true },
  ])
  expect(itemsOf(plan, { a: ['b2'] })[1]?.next).toEqual(['b3'])
})

test('派出以前先说清派给几人、共几单、几单放到抢单池；同一个人算一次', () => {
  const words = lotWords([{ orderId: 'a', memberIds: ['m1'] }, { orderId: 'b', memberIds: ['m2'] }, { orderId: 'c', memberIds: ['m1'] }, { orderId: 'd', memberIds: [], pool: true }])
  expect(words.question).toBe('派给 2 人，共 4 单？')
  expect(words.note).toContain('其中 1 单放到抢单池')
  expect(lotWords([{ orderId: 'a', memberIds: [], pool: true }, { orderId: 'b', memberIds: [], pool: true }]).question).toBe('把 2 单放到抢单池？')
  expect(lotWords([{ orderId: 'a', memberIds: ['m1'] }]).note).not.toContain('抢单池')
})

const asked = () => request.mock.calls.map(([{ data }]: [{ data: { input: { orderId: string }; requestId: string } }]) => ({ orderId: data.input.orderId, requestId: data.requestId }))
/** What the server does with each order: takes back, refuses, or cannot be reached. */
function server(answers: Readonly<Record<string, 'ok' | 'WRONG_STATE' | 'lost'>>) {
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string; input: { orderId: string } } }) => {
    const answer = answers[data.input.orderId]
    if (answer === 'lost') return Promise.reject(new Error('request:fail'))
    return Promise.resolve({ statusCode: 200, data: answer === 'ok' ? { ok: true, data: {}, requestId: 'r' } : { ok: false, code: answer, requestId: 'r' } })
  })
}
const notice = () => renderHook(() => useNotice()).result.current

test('全部收回：每一单各收一次，都收回了就说几单', async () => {
  server({ a: 'ok', b: 'ok' })
  const undo = withdrawal(['a', 'b'])
  await act(() => Promise.all([undo(), undo()]))
  expect(asked().map(({ orderId }) => orderId)).toEqual(['a', 'b'])
  expect(notice()).toMatchObject({ text: '已收回 2 单，都回到待派单', tone: 'ok' })
})

test('有人已经接了的收不回，照实说；没连上的可以再收一次，还是同一个请求编号', async () => {
  server({ a: 'ok', b: 'WRONG_STATE', c: 'lost' })
  await act(withdrawal(['a', 'b', 'c']))
  expect(notice()).toMatchObject({ text: expect.stringMatching(/^收回了 1 单，还有 2 单没有收回：/) as string, tone: 'wrong', undo: { label: '再收一次' } })
  const first = asked().find(({ orderId }) => orderId === 'c')
  server({ c: 'ok' })
  const undo = notice()?.undo
  await act(async () => void (await undo?.run()))
  expect(asked()).toEqual([first])
  expect(notice()?.text).toBe('已收回 2 单，都回到待派单')
})
