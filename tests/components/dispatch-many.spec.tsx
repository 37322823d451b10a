import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { useNotice } from '@/hooks/notice'
import { withdrawal } from '@/hooks/withdrawal'
import { type Plan, POOL, itemOf, lotWords, withFound } from '@/packages/staff/dispatch-many/plan'

const request = Taro.request as unknown as jest.Mock
const found = (orderId: string, ...memberIds: string[]) => ({ orderId, title: orderId, memberIds })
const plan = (orderId: string, to: string): Plan => ({ orderId, title: orderId, to })

test('批量派单：一个人只放一单，没有别人了就放到抢单池；改过的不动', () => {
  const one = withFound({}, found('a', 'm1', 'm2'))
  const two = withFound(one, found('b', 'm1', 'm2'))
  const three = withFound(two, found('c', 'm1', 'm2'))
  expect(Object.values(three).map(({ to }) => to)).toEqual(['m1', 'm2', 'pool'])
  expect(withFound(three, found('a', 'm9'))).toBe(three)
  expect(Object.values(three).map(itemOf)).toEqual([{ orderId: 'a', memberIds: ['m1'] }, { orderId: 'b', memberIds: ['m2'] }, { orderId: 'c', memberIds: [], pool: true }])
})

test('派出以前先说清派给几人、共几单、几单放到抢单池；同一个人算一次', () => {
  const words = lotWords([plan('a', 'm1'), plan('b', 'm2'), plan('c', 'm1'), plan('d', POOL)])
  expect(words.question).toBe('派给 2 人，共 4 单？')
  expect(words.note).toContain('其中 1 单放到抢单池')
  expect(lotWords([plan('a', POOL), plan('b', POOL)]).question).toBe('把 2 单放到抢单池？')
  expect(lotWords([plan('a', 'm1')]).note).not.toContain('抢单池')
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
