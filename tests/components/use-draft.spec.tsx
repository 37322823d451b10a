import { act, renderHook } from '@testing-library/react'
import type { Me } from '@core/contract/people'
import { useDraft } from '@/hooks/use-draft'
import { forgetDrafts } from '@/services/drafts'
import { forgetSession, updateSession } from '@/services/session'

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

test('换一个人来，看不到上一个人写的；退出以后，谁写的都不留', () => {
  updateSession({ me: { personId: 'p1' } as Me })
  const one = renderHook(() => useDraft('order', BLANK))
  act(() => one.result.current.change({ title: '甲的私事' }))
  one.unmount()

  updateSession({ me: { personId: 'p2' } as Me })
  const two = renderHook(() => useDraft('order', BLANK))
  expect(two.result.current).toMatchObject({ value: BLANK, restored: false })
  two.unmount()

  updateSession({ me: { personId: 'p1' } as Me })
  const back = renderHook(() => useDraft('order', BLANK))
  expect(back.result.current.value.title).toBe('甲的私事')
  back.unmount()

  forgetDrafts()
  const after = renderHook(() => useDraft('order', BLANK))
  expect(after.result.current).toMatchObject({ value: BLANK, restored: false })
  forgetSession()
})

test('页面开得比登录早：知道是谁以后，上次没写完的还在', () => {
  updateSession({ me: { personId: 'p1' } as Me })
  const before = renderHook(() => useDraft('order', BLANK))
  act(() => before.result.current.change({ title: '没写完的' }))
  before.unmount()
  forgetSession()

  const early = renderHook(() => useDraft('order', BLANK))
  expect(early.result.current).toMatchObject({ value: BLANK, restored: false })
  act(() => updateSession({ me: { personId: 'p1' } as Me }))
  expect(early.result.current).toMatchObject({ value: { title: '没写完的' }, restored: true })
  early.unmount()
  forgetDrafts()
  forgetSession()
})

test('页面开得比登录早，这时写的也归这个人，刷新以后还在，别人看不到', () => {
  const early = renderHook(() => useDraft('order', BLANK))
  act(() => early.result.current.change({ title: '抢着写的' }))
  act(() => updateSession({ me: { personId: 'p1' } as Me }))
  expect(early.result.current.value.title).toBe('抢着写的')
  early.unmount()

  const again = renderHook(() => useDraft('order', BLANK))
  expect(again.result.current).toMatchObject({ value: { title: '抢着写的' }, restored: true })
  again.unmount()
  forgetSession()
  const nobody = renderHook(() => useDraft('order', BLANK))
  expect(nobody.result.current.value).toEqual(BLANK)
  nobody.unmount()
  forgetDrafts()
})
