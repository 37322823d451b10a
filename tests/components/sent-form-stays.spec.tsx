import { act, renderHook, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { CatalogueView, ServiceView } from '@core/contract/catalogue'
import { useNewOrder } from '@/packages/resident/new-order/use-new-order'
import { usePhoneOrder } from '@/packages/staff/phone-order/use-phone-order'
import { deferred } from './deferred'

const request = Taro.request as unknown as jest.Mock
const redirectTo = Taro.redirectTo as unknown as jest.Mock
const SERVICE: ServiceView = { id: 'c0102', name: '水管龙头漏水', urgency: 'p1', seats: 1, skill: 'water', photos: 'optional', questions: [] }
const CATALOGUE = { categories: [{ id: 'c01', name: '水电维修', icon: 'tap', services: [SERVICE] }] } as unknown as CatalogueView
const WHO = { name: '王奶奶', phone: '13900001111', compoundId: 'cp001', compound: '颐泽花园', building: '3' }
const submits = () => request.mock.calls.filter(([{ data }]: [{ data: { action: string } }]) => data.action === 'submit').length
const kept = () => Taro.getStorageInfoSync().keys.filter((key) => key.startsWith('draft.'))

beforeEach(() => {
  request.mockReset()
  redirectTo.mockReset()
  request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({
    statusCode: 200,
    data: { ok: true, requestId: 'r', data: data.action === 'submit' ? { orderId: 'o1', version: 1, head: 'h'.repeat(22), state: 'submitted', at: 1 } : CATALOGUE },
  }))
})

test('点单送到以后：手机里不再留草稿，屏幕上还是刚才写的、按钮在转，直到订单打开', async () => {
  const page = deferred<void>()
  redirectTo.mockReturnValueOnce(page.promise)
  const { result } = renderHook(() => useNewOrder(SERVICE))
  act(() => result.current.edit({ ...WHO, title: '厨房滴水' }))
  void act(() => void result.current.submit())
  await waitFor(() => expect(redirectTo).toHaveBeenCalledTimes(1))
  expect(result.current).toMatchObject({ busy: true, opening: true, draft: { title: '厨房滴水', name: '王奶奶' } })
  expect(kept()).toEqual([])

  act(() => result.current.edit({ title: '再改' }))
  await act(() => result.current.submit())
  expect(result.current.draft.title).toBe('厨房滴水')
  expect(submits()).toBe(1)
  await act(async () => page.resolve())
})

test('订单页没打开：再点一下是再去打开，不是再点一单', async () => {
  redirectTo.mockRejectedValueOnce(new Error('navigate fail')).mockResolvedValueOnce(undefined)
  const { result } = renderHook(() => useNewOrder(SERVICE))
  act(() => result.current.edit({ ...WHO, title: '厨房滴水' }))
  await act(() => result.current.submit())
  expect(result.current).toMatchObject({ busy: false, draft: { title: '厨房滴水' } })
  await act(() => result.current.submit())
  expect(redirectTo).toHaveBeenCalledTimes(2)
  expect(submits()).toBe(1)
})

test('代点单也一样：送到以后写的还在，草稿不留', async () => {
  const page = deferred<void>()
  redirectTo.mockReturnValueOnce(page.promise)
  const { result } = renderHook(() => usePhoneOrder())
  await waitFor(() => expect(result.current.catalogue.data).toBeDefined())
  act(() => result.current.edit({ ...WHO, title: '厨房滴水', serviceId: SERVICE.id }))
  void act(() => void result.current.submit())
  await waitFor(() => expect(redirectTo).toHaveBeenCalledTimes(1))
  expect(result.current).toMatchObject({ busy: true, opening: true, draft: { title: '厨房滴水' } })
  expect(kept()).toEqual([])
  await act(async () => page.resolve())
})
