import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OrderCard } from '@core/contract/order-views'
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

test('答过的邀请马上离开列表，不等列表重新读好；换一次邀请又出现', async () => {
  const reading = deferred<void>()
  request.mockResolvedValueOnce(receipt)
  const { result } = renderHook(() => useOfferAnswers(() => reading.promise))
  // Invitations are numbered within their orders.
  const [first, second] = [asked('o1', 'f1'), asked('o2', 'f1')]
  await act(async () => result.current.answer(first, 'decline'))
  expect(result.current.unanswered([first, second])).toEqual([second])
  expect(result.current.unanswered([asked('o1', 'f1')])).toEqual([])
  const again = asked('o1', 'f9')
  expect(result.current.unanswered([again])).toEqual([again])
})

test('同事的转单答过就不在；重新读到的是新的一问', async () => {
  request.mockResolvedValueOnce(receipt)
  const { result } = renderHook(() => useOfferAnswers(() => undefined))
  const handed = asked('o1')
  await act(async () => result.current.answer(handed, 'refuseTransfer'))
  expect(result.current.unanswered([handed])).toEqual([])
  expect(result.current.unanswered([asked('o1')])).toHaveLength(1)
})

test('没有答成的还在', async () => {
  request.mockResolvedValueOnce({ data: { ok: false, requestId: 's', code: 'NOT_ALLOWED' } })
  const { result } = renderHook(() => useOfferAnswers(() => undefined))
  const first = asked('o1', 'f1')
  await act(async () => result.current.answer(first, 'decline'))
  expect(result.current.unanswered([first])).toEqual([first])
})
