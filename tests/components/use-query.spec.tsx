import { act, renderHook, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { CallError } from '@/services/call-error'
import { useQuery } from '@/hooks/use-query'
import { deferred } from './deferred'
import { page } from './page'

test('换了标签以后，旧标签迟到的回答被丢掉', async () => {
  const answers = { open: deferred<string>(), past: deferred<string>() }
  const { result, rerender } = renderHook(({ tab }: { tab: 'open' | 'past' }) => useQuery(tab, () => answers[tab].promise), {
    initialProps: { tab: 'open' },
  })
  rerender({ tab: 'past' })
  await act(async () => answers.past.resolve('past'))
  await act(async () => answers.open.resolve('open'))
  expect(result.current.data).toBe('past')
})

test('同一个问题问了两次，先问的后到也不覆盖后问的', async () => {
  const first = deferred<number>()
  const second = deferred<number>()
  const load = jest.fn().mockReturnValueOnce(first.promise).mockReturnValueOnce(second.promise)
  const { result } = renderHook(() => useQuery('k', load))
  act(() => void result.current.reload())
  await act(async () => second.resolve(2))
  await act(async () => first.resolve(1))
  expect(result.current.data).toBe(2)
  expect(result.current.loading).toBe(false)
})

test('刷新失败时保留刚才的内容，并说明原因', async () => {
  const load = jest.fn().mockResolvedValueOnce('old').mockRejectedValueOnce(new CallError({ code: 'NETWORK' }))
  const { result } = renderHook(() => useQuery('k', load))
  await waitFor(() => expect(result.current.data).toBe('old'))
  await act(() => result.current.reload())
  expect(result.current.data).toBe('old')
  expect(result.current.error?.code).toBe('NETWORK')
})

test('失败以后可以再试，成功后不再留着错误', async () => {
  const load = jest.fn().mockRejectedValueOnce(new CallError({ code: 'TIMEOUT' })).mockResolvedValueOnce('new')
  const { result } = renderHook(() => useQuery('k', load))
  await waitFor(() => expect(result.current.error?.code).toBe('TIMEOUT'))
  await act(() => result.current.reload())
  expect(result.current).toMatchObject({ data: 'new', error: undefined })
})

test('页面第一次显示不重复加载，再次显示才刷新', async () => {
  const load = jest.fn().mockResolvedValue('x')
  renderHook(() => useQuery('k', load))
  act(() => page.show())
  expect(load).toHaveBeenCalledTimes(1)
  await act(async () => undefined)
  // A fast network is done before the page hears that it is shown.
  await act(async () => page.show())
  expect(load).toHaveBeenCalledTimes(1)
  act(() => page.hide())
  await act(async () => page.show())
  expect(load).toHaveBeenCalledTimes(2)
})

test('下拉刷新失败也会收起下拉动画', async () => {
  const load = jest.fn().mockRejectedValue(new CallError({ code: 'NETWORK' }))
  renderHook(() => useQuery('k', load))
  await act(async () => undefined)
  await act(async () => page.pullDown())
  expect(Taro.stopPullDownRefresh).toHaveBeenCalledTimes(1)
})

test('没有问题（key 为 null）时什么也不问', () => {
  const load = jest.fn()
  const { result } = renderHook(() => useQuery(null, load))
  expect(load).not.toHaveBeenCalled()
  expect(result.current.loading).toBe(false)
})
