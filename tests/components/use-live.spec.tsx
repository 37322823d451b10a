import { act, cleanup, render, renderHook, screen } from '@testing-library/react'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useHold } from '@/hooks/use-live'
import { usePagedQuery } from '@/hooks/use-paged-query'
import { useQuery } from '@/hooks/use-query'
import { CallError } from '@/services/call-error'
import { page } from './page'

const MINUTE = 60_000
const LIVE = { live: true } as const

const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
/** An order that somebody else moves on with every look. */
const moving = (version = 0) => {
  return jest.fn(() => Promise.resolve({ version: (version += 1), now: Date.now() }))
}
const still = () => jest.fn(() => Promise.resolve({ version: 1, now: Date.now() }))

async function watched<T>(load: () => Promise<T>) {
  const hook = renderHook(() => useQuery('k', load, LIVE))
  await passes(0)
  return hook
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  cleanup()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

test('页面看得见时自己去问，有变化就换上，没有转圈', async () => {
  const load = moving()
  const { result } = await watched(load)
  expect(result.current.data).toMatchObject({ version: 1 })
  const seen: boolean[] = []
  const spy = renderHook(() => seen.push(result.current.loading))
  await passes(30_000)
  expect(load).toHaveBeenCalledTimes(2)
  expect(result.current.data).toMatchObject({ version: 2 })
  spy.rerender()
  expect(seen).toEqual([false, false])
})

test('只是时间不同就不重画，没有变化时越问越慢，有了变化又快起来', async () => {
  const load = still()
  const { result } = await watched(load)
  const first = result.current.data
  await passes(10 * MINUTE)
  const asked = load.mock.calls.length
  expect(result.current.data).toBe(first)
  expect(asked).toBeGreaterThan(5)
  expect(asked).toBeLessThan(14)
  load.mockImplementation(moving(100))
  await passes(2 * MINUTE)
  load.mockClear()
  await passes(2 * MINUTE)
  expect(load.mock.calls.length).toBeGreaterThanOrEqual(4)
})

test('页面不在眼前就不问，回来马上问一次，再接着等', async () => {
  const load = moving()
  await watched(load)
  act(() => page.hide())
  await passes(10 * MINUTE)
  expect(load).toHaveBeenCalledTimes(1)
  act(() => page.show())
  await passes(0)
  expect(load).toHaveBeenCalledTimes(2)
  await passes(30_000)
  expect(load).toHaveBeenCalledTimes(3)
})

test('浏览器切到后台或断了网，不去问', async () => {
  const load = moving()
  await watched(load)
  const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  await passes(5 * MINUTE)
  hidden.mockReturnValue(false)
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await passes(5 * MINUTE)
  expect(load).toHaveBeenCalledTimes(1)
  online.mockReturnValue(true)
  await passes(2 * MINUTE)
  expect(load.mock.calls.length).toBeGreaterThan(1)
})

test('选着几单、写着表单时不动，放下以后很快补上', async () => {
  const load = moving()
  const { rerender } = renderHook(({ dirty }) => {
    useHold(dirty)
    return useQuery('k', load, LIVE)
  }, { initialProps: { dirty: true } })
  await passes(5 * MINUTE)
  expect(load).toHaveBeenCalledTimes(1)
  rerender({ dirty: false })
  await passes(6_000)
  expect(load).toHaveBeenCalledTimes(2)
})

test('被盖住的那一页选着几单，不妨碍上面这一页', async () => {
  const { unmount } = renderHook(() => useHold(true))
  act(() => page.hide())
  const load = moving()
  await watched(load)
  await passes(30_000)
  expect(load).toHaveBeenCalledTimes(2)
  unmount()
})

test('面板开着、光标在输入框里时不动', async () => {
  const load = moving()
  await watched(load)
  const sheet = render(<ConfirmSheet question='退回这一单？' confirmLabel='退回' onConfirm={() => undefined} onCancel={() => undefined} />)
  await passes(MINUTE)
  expect(load).toHaveBeenCalledTimes(1)
  sheet.unmount()
  render(<input aria-label='找人' />)
  screen.getByLabelText('找人').focus()
  await passes(MINUTE)
  expect(load).toHaveBeenCalledTimes(1)
  screen.getByLabelText('找人').blur()
  await passes(6_000)
  expect(load).toHaveBeenCalledTimes(2)
})

test('离开以后不再问；没有说要自己看的，从来不问', async () => {
  const [load, quiet] = [moving(), moving()]
  const { unmount } = await watched(load)
  renderHook(() => useQuery('q', quiet))
  await passes(MINUTE)
  const asked = load.mock.calls.length
  expect(asked).toBeGreaterThan(1)
  unmount()
  await passes(10 * MINUTE)
  expect(load).toHaveBeenCalledTimes(asked)
  expect(quiet).toHaveBeenCalledTimes(1)
})

test('自己去问没有问成，不打扰人；本来没有加载成的，问成了就好', async () => {
  const load = jest.fn().mockResolvedValueOnce('old').mockRejectedValueOnce(new CallError({ code: 'NETWORK' })).mockResolvedValue('new')
  const { result } = await watched(load)
  await passes(26_000)
  expect(result.current).toMatchObject({ data: 'old', error: undefined, loading: false })
  await passes(2 * MINUTE)
  expect(result.current.data).toBe('new')

  const broken = jest.fn().mockRejectedValueOnce(new CallError({ code: 'NETWORK' })).mockResolvedValue('there')
  const { result: healed } = await watched(broken)
  expect(healed.current.error?.code).toBe('NETWORK')
  await passes(30_000)
  expect(healed.current).toMatchObject({ data: 'there', error: undefined })
})

test('人自己刷新了，迟到的回答不盖掉新的', async () => {
  let answer: (value: string) => void = () => undefined
  const load = jest.fn().mockResolvedValueOnce('first').mockReturnValueOnce(new Promise((resolve) => { answer = resolve })).mockResolvedValueOnce('mine')
  const { result } = await watched(load)
  await passes(26_000)
  await act(() => result.current.reload())
  await act(async () => answer('late'))
  expect(result.current.data).toBe('mine')
})

test('读过的几页一起换新，列表不会变短；正在往下读时不动', async () => {
  const rows: Record<string, { items: { id: string; n: number }[]; next?: string }> = {}
  const set = (n: number) => Object.assign(rows, { first: { items: [{ id: 'a', n }], next: 'c1' }, c1: { items: [{ id: 'b', n }], next: 'c2' }, c2: { items: [{ id: 'c', n }] } })
  set(1)
  const load = jest.fn((cursor = 'first') => Promise.resolve(rows[cursor] ?? { items: [] }))
  const { result } = renderHook(() => usePagedQuery('k', load, ({ id }) => id, LIVE))
  await passes(0)
  await act(() => result.current.more())
  set(2)
  await passes(26_000)
  expect(result.current.data).toEqual([{ id: 'a', n: 2 }, { id: 'b', n: 2 }])
  expect(result.current.hasMore).toBe(true)
  await act(async () => page.show())
  expect(result.current.data).toHaveLength(2)

  let answer: (value: { items: { id: string; n: number }[] }) => void = () => undefined
  load.mockImplementationOnce(() => new Promise((resolve) => { answer = resolve }))
  act(() => void result.current.more())
  set(3)
  await passes(MINUTE)
  expect(result.current.data).toEqual([{ id: 'a', n: 2 }, { id: 'b', n: 2 }])
  await act(async () => answer({ items: [{ id: 'c', n: 2 }] }))
  expect(result.current.data).toHaveLength(3)
})
