import { act, renderHook } from '@testing-library/react'
import { useSubmit } from '@/hooks/use-submit'
import { CallError } from '@/services/call-error'
import { deferred } from './deferred'

const idsSent = (send: jest.Mock) => send.mock.calls.map(([, requestId]) => requestId as string)

test('上一次还在路上时，再点一下什么也不发', async () => {
  const answer = deferred<string>()
  const send = jest.fn(() => answer.promise)
  const { result } = renderHook(() => useSubmit(send))
  act(() => void result.current.run({ a: 1 }))
  act(() => void result.current.run({ a: 1 }))
  expect(send).toHaveBeenCalledTimes(1)
  expect(result.current.busy).toBe(true)
  await act(async () => answer.resolve('ok'))
  expect(result.current.busy).toBe(false)
})

test('网络断了再试，还是同一个请求编号', async () => {
  const send = jest.fn().mockRejectedValueOnce(new CallError({ code: 'NETWORK' })).mockResolvedValueOnce('ok')
  const { result } = renderHook(() => useSubmit(send))
  await act(() => result.current.run({ a: 1 }))
  await act(() => result.current.run({ a: 1 }))
  const [first, second] = idsSent(send)
  expect(second).toBe(first)
  expect(first).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
})

test('办成以后再做一次是新的意图，换新的请求编号', async () => {
  const send = jest.fn().mockResolvedValue('ok')
  const { result } = renderHook(() => useSubmit(send))
  await act(() => result.current.run({ a: 1 }))
  await act(() => result.current.run({ a: 1 }))
  expect(new Set(idsSent(send)).size).toBe(2)
})

test('改了内容就是新的意图', async () => {
  const send = jest.fn().mockRejectedValue(new CallError({ code: 'NETWORK' }))
  const { result } = renderHook(() => useSubmit(send))
  await act(() => result.current.run({ a: 1 }))
  await act(() => result.current.run({ a: 2 }))
  expect(new Set(idsSent(send)).size).toBe(2)
})

test('表单有错时给出每一项的原因，不去刷新订单', async () => {
  const onStale = jest.fn()
  const send = jest.fn().mockRejectedValue(new CallError({ code: 'INVALID_INPUT', fields: { title: '请填写' } }))
  const { result } = renderHook(() => useSubmit(send, { onStale }))
  await act(() => result.current.run({}))
  expect(result.current.fields).toEqual({ title: '请填写' })
  expect(onStale).not.toHaveBeenCalled()
})

test('订单已经被别人办了，就刷新给他看', async () => {
  const onStale = jest.fn()
  const send = jest.fn().mockRejectedValue(new CallError({ code: 'WRONG_STATE' }))
  const { result } = renderHook(() => useSubmit(send, { onStale }))
  await act(() => result.current.run({}))
  expect(onStale).toHaveBeenCalledTimes(1)
  expect(result.current.error?.message).not.toContain('WRONG_STATE')
})
