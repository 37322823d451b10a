import { act, renderHook, waitFor } from '@testing-library/react'
import { type Page, usePagedQuery } from '@/hooks/use-paged-query'
import { CallError } from '@/services/call-error'
import { deferred } from './deferred'
import { page } from './page'

interface Row {
  readonly id: string
  readonly n?: number
}
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }))
const idOf = (row: Row) => row.id
const ids = (list?: readonly Row[]) => list?.map(idOf)

test('翻到底就接着读下一页，用服务器给的游标', async () => {
  const load = jest.fn().mockResolvedValueOnce({ items: rows('a', 'b'), next: 'c1' }).mockResolvedValueOnce({ items: rows('c') })
  const { result } = renderHook(() => usePagedQuery<Row>('k', load, idOf))
  await waitFor(() => expect(result.current.hasMore).toBe(true))
  await act(async () => page.reachBottom())
  expect(load).toHaveBeenLastCalledWith('c1')
  expect(ids(result.current.data)).toEqual(['a', 'b', 'c'])
  expect(result.current.hasMore).toBe(false)
})

test('一页读失败以后可以再读同一页', async () => {
  const load = jest.fn()
    .mockResolvedValueOnce({ items: rows('a'), next: 'c1' })
    .mockRejectedValueOnce(new CallError({ code: 'NETWORK' }))
    .mockResolvedValueOnce({ items: rows('b') })
  const { result } = renderHook(() => usePagedQuery<Row>('k', load, idOf))
  await waitFor(() => expect(result.current.hasMore).toBe(true))
  await act(() => result.current.more())
  expect(result.current.moreError?.code).toBe('NETWORK')
  expect(ids(result.current.data)).toEqual(['a'])
  await act(() => result.current.more())
  expect(ids(result.current.data)).toEqual(['a', 'b'])
  expect(result.current.moreError).toBeUndefined()
})

test('两页里都有的订单只出现一次，以新的为准', async () => {
  const load = jest.fn()
    .mockResolvedValueOnce({ items: [{ id: 'a', n: 1 }, { id: 'b', n: 1 }], next: 'c1' })
    .mockResolvedValueOnce({ items: [{ id: 'b', n: 2 }, { id: 'c', n: 2 }] })
  const { result } = renderHook(() => usePagedQuery<Row>('k', load, idOf))
  await waitFor(() => expect(result.current.hasMore).toBe(true))
  await act(() => result.current.more())
  expect(result.current.data).toEqual([{ id: 'a', n: 1 }, { id: 'b', n: 2 }, { id: 'c', n: 2 }])
})

test('旧标签迟到的下一页不会混进新标签的列表', async () => {
  const late = deferred<Page<Row>>()
  const load = jest.fn()
    .mockResolvedValueOnce({ items: rows('a'), next: 'c1' })
    .mockReturnValueOnce(late.promise)
    .mockResolvedValueOnce({ items: rows('x') })
  const { result, rerender } = renderHook(({ tab }) => usePagedQuery<Row>(tab, load, idOf), { initialProps: { tab: 'open' } })
  await waitFor(() => expect(result.current.hasMore).toBe(true))
  act(() => void result.current.more())
  rerender({ tab: 'past' })
  await waitFor(() => expect(ids(result.current.data)).toEqual(['x']))
  await act(async () => late.resolve({ items: rows('b') }))
  expect(ids(result.current.data)).toEqual(['x'])
})

test('换标签时先空着，不拿旧标签的内容充数', async () => {
  const load = jest.fn().mockResolvedValueOnce({ items: rows('a') }).mockReturnValueOnce(new Promise(() => undefined))
  const { result, rerender } = renderHook(({ tab }) => usePagedQuery<Row>(tab, load, idOf), { initialProps: { tab: 'open' } })
  await waitFor(() => expect(ids(result.current.data)).toEqual(['a']))
  rerender({ tab: 'past' })
  expect(result.current.data).toBeUndefined()
})

test('连着翻到底两次只问一次', async () => {
  const next = deferred<Page<Row>>()
  const load = jest.fn().mockResolvedValueOnce({ items: rows('a'), next: 'c1' }).mockReturnValueOnce(next.promise)
  const { result } = renderHook(() => usePagedQuery<Row>('k', load, idOf))
  await waitFor(() => expect(result.current.hasMore).toBe(true))
  act(() => {
    page.reachBottom()
    page.reachBottom()
  })
  expect(load).toHaveBeenCalledTimes(2)
  await act(async () => next.resolve({ items: [] }))
})
