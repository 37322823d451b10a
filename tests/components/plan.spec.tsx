import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { withdrawal } from '@/hooks/withdrawal'
import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import { NoticeLines } from '@/components/notice'
import { closeNotice, say, useNotices } from '@/hooks/notice'
import { ChooseSheet } from '@/packages/staff/plan/choose-sheet'
import { isChanged, itemsOf, lotsOf, lotWords, standing, subWords } from '@/packages/staff/plan/plan'
import { Proof } from '@/packages/staff/plan/proof'

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
const notice = () => renderHook(() => useNotices()).result.current[0]

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

const certificate = { certified: true, value: 1000, dual: 1000, pairs: 30, members: 20, weights: 'w', model: 'm', answers: 0 } as const
const planOf = (orders: readonly PlannedOrderView[]): PlanView => ({ orders: [...orders], certificate, plan: 'p.s', now: 0 })

test('改过以后不再说“已证明”：说改了几单、现在多少分、少了多少；改回原样就又是证明过的', () => {
  const orders = [order('a'), order('b', { others: [{ ...person('b2'), value: 420 }] }), order('c', { queue: 'back' })]
  const plan = planOf(orders)
  expect(standing(plan, {}, [])).toEqual({ changed: 0, value: 1000 })
  expect(standing(plan, { a: ['a1'], b: ['b2'] }, [])).toEqual({ changed: 1, value: 920 })
  expect(standing(plan, { a: 'none', b: 'pool', c: ['x9'] }, [{ ...person('x9'), value: 100 }])).toEqual({ changed: 3, value: -400 })
  expect([isChanged({ a: ['a1'] }, orders[0] as PlannedOrderView), isChanged({ a: 'pool' }, orders[0] as PlannedOrderView)]).toEqual([false, true])
  expect(subWords(orders, itemsOf(orders, {}))).toBe('3 单（1 单是退回的），一人只问一单')
  expect(subWords(orders, itemsOf(orders, { a: 'none' }))).toBe('3 单（1 单是退回的），这次派 2 单，1 单先留着')
  const { rerender } = render(<Proof plan={plan} changed={1} value={920} onBack={() => undefined} />)
  expect(screen.getByRole('status').textContent).toMatch(/您改了 1 单，现在 920 分.*少 80 分/)
  expect(screen.getByRole('status').textContent).not.toContain('已证明')
  rerender(<Proof plan={plan} changed={0} value={1000} onBack={() => undefined} />)
  expect(screen.getByRole('status').textContent).toMatch(/已证明.*20 位党员.*30 种配法.*1,000 分/)
})

test('要一个人的点一位就换上；要两个人的第三位不会悄悄挤掉第一位，先去掉一位才能换', () => {
  const chosen = jest.fn()
  const sheet = (need: number) => <ChooseSheet order={order('a', { need, others: [person('a2'), person('a3')] })} choice={need === 1 ? ['a1'] : ['a1', 'a2']} found={[]} elsewhere={new Set(['a3'])} onChoose={chosen} onClose={() => undefined} />
  const { unmount } = render(sheet(1))
  fireEvent.click(screen.getByRole('radio', { name: /^a2/ }))
  expect(chosen).toHaveBeenLastCalledWith(['a2'], [person('a2')])
  unmount()
  chosen.mockClear()
  render(sheet(2))
  fireEvent.click(screen.getByRole('checkbox', { name: /^a3，这次也问他另一单/ }))
  expect(screen.getByRole('alert').textContent).toContain('已经勾了 2 位')
  fireEvent.click(screen.getByRole('checkbox', { name: /^a1/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /^a3/ }))
  fireEvent.click(screen.getByText('就派他们'))
  expect(chosen).toHaveBeenLastCalledWith(['a2', 'a3'], expect.anything())
})

test('能收回的那一句，后面的话来了也还在；点了收回就让位；只说一声的被新的一句换掉', () => {
  act(() => { say('已派出 7 单', { label: '全部收回', run: () => say('正在收回…') }, { about: ['o1'] }) })
  act(() => { say('已受理'); say('已改派') })
  const all = () => renderHook(() => useNotices()).result.current
  expect(all().map(({ text }) => text)).toEqual(['已改派', '已派出 7 单'])
  render(<NoticeLines notices={all()} onClose={closeNotice} />)
  fireEvent.click(screen.getByText('全部收回'))
  expect(all().map(({ text }) => text)).toEqual(['正在收回…'])
  act(() => closeNotice())
})

test('几百单分批派，一单不多一单不少', () => {
  const items = itemsOf(Array.from({ length: 120 }, (_, n) => order(`o${n}`)), {})
  const lots = lotsOf(items)
  expect(lots.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(lots.flat()).toEqual(items)
})
