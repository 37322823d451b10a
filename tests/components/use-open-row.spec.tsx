import { act, renderHook } from '@testing-library/react'
import { useOpenRow } from '@/hooks/use-open-row'

const opened = (ids: readonly string[]) => renderHook(({ shown }) => useOpenRow(shown), { initialProps: { shown: ids } })

test('列表自己变了，打开着的那一单不换：前面来了新的、同事拿走了这一单，都还在手下', () => {
  const { result, rerender } = opened(['a', 'b'])
  expect(result.current.id).toBe('a')
  rerender({ shown: ['new', 'a', 'b'] })
  expect(result.current.id).toBe('a')
  rerender({ shown: ['new', 'b'] })
  expect(result.current.id).toBe('a')
})

test('自己办完一单，列表里没有它了，就轮到它后面的那一单；还在的不换', () => {
  const { result, rerender } = opened(['a', 'b'])
  rerender({ shown: ['b', 'c'] })
  act(() => result.current.moveOn())
  expect(result.current.id).toBe('b')
  act(() => result.current.moveOn())
  expect(result.current.id).toBe('b')
})

test('办完中间的一单，接着它后面的；刷新先到、同事也拿走了下一单，一样往后找', () => {
  const { result, rerender } = opened(['a', 'b', 'c', 'd'])
  act(() => result.current.open('b'))
  rerender({ shown: ['new', 'a', 'd'] })
  act(() => result.current.moveOn())
  expect(result.current.id).toBe('d')
  rerender({ shown: ['new', 'a'] })
  act(() => result.current.moveOn())
  expect(result.current.id).toBe('a')
})

test('换了队列，打开新队列的第一单；选了哪一单就是哪一单', () => {
  const { result, rerender } = opened(['a', 'b'])
  act(() => result.current.open('b'))
  expect(result.current.id).toBe('b')
  act(() => result.current.open(undefined))
  rerender({ shown: ['x', 'y'] })
  expect(result.current.id).toBe('x')
})
