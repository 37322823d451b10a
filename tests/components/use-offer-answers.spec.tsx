import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OrderCard } from '@core/contract/order-views'
import { useNotices } from '@/hooks/notice'
import { useOfferAnswers } from '@/hooks/use-offer-answers'
import { deferred } from './deferred'

const HEAD = 'h'.repeat(22)
const asked = (id: string, offerId?: string): OrderCard => ({
  id, no: '1123-0001', title: '漏水', state: 'offered', urgency: 'p1', category: '水电维修', place: '颐泽花园 3号楼', actions: [],
  ...(offerId ? { offer: { id: offerId, seen: { version: 3, head: HEAD }, reasons: [] } } : {}),
})
const request = Taro.request as unknown as jest.Mock
const receipt = { data: { ok: true, requestId: 's', data: { orderId: 'o1', version: 4, head: HEAD, state: 'accepted', at: 1 } } }

beforeEach(() => request.mockReset())

type Hook = { readonly current: ReturnType<typeof useOfferAnswers> }
/** A no is asked about first, and then said. */
async function refuses(result: Hook, order: OrderCard, action: 'decline' | 'refuseTransfer') {
  act(() => result.current.answer(order, action))
  await act(async () => result.current.sendRefusal())
}

test('答过的邀请马上离开列表，不等列表重新读好；换一次邀请又出现', async () => {
  const reading = deferred<void>()
  request.mockResolvedValueOnce(receipt)
  const { result } = renderHook(() => useOfferAnswers(() => reading.promise))
  // Invitations are numbered within their orders.
  const [first, second] = [asked('o1', 'f1'), asked('o2', 'f1')]
  await refuses(result, first, 'decline')
  expect(result.current.unanswered([first, second])).toEqual([second])
  expect(result.current.unanswered([asked('o1', 'f1')])).toEqual([])
  const again = asked('o1', 'f9')
  expect(result.current.unanswered([again])).toEqual([again])
})

test('同事的转单答过就不在；重新读到的是新的一问', async () => {
  request.mockResolvedValueOnce(receipt)
  const { result } = renderHook(() => useOfferAnswers(() => undefined))
  const handed = asked('o1')
  await refuses(result, handed, 'refuseTransfer')
  expect(result.current.unanswered([handed])).toEqual([])
  expect(result.current.unanswered([asked('o1')])).toHaveLength(1)
})

test('没有答成的还在', async () => {
  request.mockResolvedValueOnce({ data: { ok: false, requestId: 's', code: 'NOT_ALLOWED' } })
  const { result } = renderHook(() => useOfferAnswers(() => undefined))
  const first = asked('o1', 'f1')
  await refuses(result, first, 'decline')
  expect(result.current.unanswered([first])).toEqual([first])
})

test('点这次不行先问一句，不马上发出；说了原因一起发；说完那一句写明是哪一单', async () => {
  request.mockResolvedValueOnce(receipt)
  const { result } = renderHook(() => useOfferAnswers(() => undefined))
  const first = { ...asked('o1', 'f1'), title: '换灯管' }
  act(() => result.current.answer(first, 'decline'))
  expect(result.current.refusing?.order).toBe(first)
  expect(request).not.toHaveBeenCalled()
  act(() => result.current.refuse(undefined))
  await act(async () => result.current.sendRefusal())
  expect(request).not.toHaveBeenCalled()
  act(() => result.current.answer(first, 'decline'))
  act(() => result.current.refuse({ order: first, action: 'decline', reason: '离得远' }))
  await act(async () => result.current.sendRefusal())
  expect(request.mock.calls[0]?.[0].data.input).toMatchObject({ orderId: 'o1', offerId: 'f1', reason: '离得远' })
  expect(result.current.refusing).toBeUndefined()
  expect(renderHook(() => useNotices()).result.current[0]?.text).toContain('“换灯管”')
})
