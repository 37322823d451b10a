import { act, renderHook } from '@testing-library/react'
import { useDraft } from '@/hooks/use-draft'

const BLANK = { title: '', text: '' }

test('写了一半离开，回来还在；提交以后清空', () => {
  const first = renderHook(() => useDraft('order', BLANK))
  act(() => first.result.current.change({ title: '水龙头' }))
  first.unmount()

  const second = renderHook(() => useDraft('order', BLANK))
  expect(second.result.current).toMatchObject({ value: { title: '水龙头', text: '' }, restored: true })
  act(() => second.result.current.clear())
  second.unmount()

  const third = renderHook(() => useDraft('order', BLANK))
  expect(third.result.current).toMatchObject({ value: BLANK, restored: false })
})
