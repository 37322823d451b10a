import { act, renderHook, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OrderCard, OrderDetail } from '@core/contract/order-views'
import type { Me } from '@core/contract/people'
import { useNotices } from '@/hooks/notice'
import { useOrderAction } from '@/hooks/use-order-action'
import { forgetDrafts } from '@/services/drafts'
import { forgetSession, updateSession } from '@/services/session'

const HEAD = 'h'.repeat(22)
const CARD: OrderCard = { id: 'o1', no: '1123-0001', title: '漏水', state: 'offered', urgency: 'p1', category: '水电维修', place: '颐泽花园 3号楼', actions: [] }
const DETAIL = { ...CARD, version: 7, head: HEAD, round: 1, timeline: [], appeals: [] } as unknown as OrderDetail

const request = Taro.request as unknown as jest.Mock
const answers = (...replies: readonly object[]) => replies.forEach((reply) => request.mockResolvedValueOnce({ data: { requestId: 'server', ...reply } }))
const sent = () => request.mock.calls.map(([options]) => (options as { data: { action: string; input: object; requestId: string } }).data)
const OK = { ok: true, data: { orderId: 'o1', version: 8, head: HEAD, state: 'offered', at: 1 } }

beforeEach(() => request.mockReset())

test('不用问的动作一点就发，办好就刷新', async () => {
  const reload = jest.fn()
  answers(OK)
  const { result } = renderHook(() => useOrderAction('resident', { reload }))
  await act(async () => result.current.start(CARD, 'urge'))
  expect(sent()[0]).toMatchObject({ action: 'urge', input: { as: 'resident', orderId: 'o1' } })
  expect(reload).toHaveBeenCalledTimes(1)
  expect(result.current.sheet.action).toBeUndefined()
})

test('工作台上办好一单，提示说的是哪一单，点一下回到那一单', async () => {
  const onLookBack = jest.fn()
  answers(OK)
  const { result } = renderHook(() => useOrderAction('staff', { reload: jest.fn(), onLookBack }))
  await act(async () => result.current.start({ ...CARD, state: 'submitted' }, 'accept'))
  const notice = renderHook(() => useNotices()).result.current[0]
  expect(notice?.text).toBe('“漏水”已受理，接下来派人去')
  notice?.undo?.run()
  expect(onLookBack).toHaveBeenCalledWith('o1')
})

test('居民对不予受理申诉，不再问是对哪件事', () => {
  const { result } = renderHook(() => useOrderAction('resident', { reload: jest.fn() }))
  act(() => result.current.start({ ...CARD, state: 'rejected' }, 'fileAppeal'))
  expect(result.current.sheet.given).toEqual({ appealTarget: 'rejection' })
  act(() => result.current.start({ ...CARD, state: 'closed' }, 'fileAppeal'))
  expect(result.current.sheet.given).toEqual({})
})

test('接单把看到的版本和派单时的事实原样带回', async () => {
  const offer = { id: 'o1', seen: { version: 3, head: HEAD }, facts: { round: 1 }, reasons: [] } as unknown as NonNullable<OrderCard['offer']>
  answers(OK)
  const { result } = renderHook(() => useOrderAction('member', { reload: jest.fn() }))
  await act(async () => result.current.start({ ...CARD, offer }, 'take'))
  expect(sent()[0]?.input).toEqual({ as: 'member', orderId: 'o1', offerId: 'o1', seen: offer.seen, facts: offer.facts })
})

test('评价带上看到的版本；出错时面板不关，写的还在，再试是同一个编号', async () => {
  answers({ ok: false, code: 'INTERNAL' }, OK)
  const { result } = renderHook(() => useOrderAction('resident', { reload: jest.fn() }))
  act(() => result.current.start(DETAIL, 'rate'))
  act(() => result.current.sheet.onChange({ solved: 'yes' }))
  const rating = { solved: 'yes', attitude: 5, speed: 5 }
  await act(async () => result.current.sheet.onConfirm({ rating }))
  expect(result.current.sheet.action).toBe('rate')
  expect(result.current.sheet.draft.solved).toBe('yes')
  expect(result.current.sheet.error).toBeTruthy()
  await act(async () => result.current.sheet.onConfirm({ rating }))
  expect(sent()[1]).toEqual({ ...sent()[0], retried: true })
  expect(sent()[0]?.input).toEqual({ as: 'resident', orderId: 'o1', rating, seen: { version: 7, head: HEAD } })
  expect(result.current.sheet.action).toBeUndefined()
})

test('订单已经变了，就说明原因并刷新', async () => {
  const reload = jest.fn()
  answers({ ok: false, code: 'WRONG_STATE' })
  const { result } = renderHook(() => useOrderAction('resident', { reload }))
  await act(async () => result.current.start(CARD, 'agreeTime'))
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  expect(result.current.error).toContain('刷新')
})

test('先关上面板再打开，写的还在', () => {
  const { result } = renderHook(() => useOrderAction('resident', { reload: jest.fn() }))
  act(() => result.current.start(CARD, 'cancel'))
  act(() => result.current.sheet.onChange({ reason: '不需要了' }))
  act(() => result.current.sheet.onCancel())
  expect(result.current.sheet.action).toBeUndefined()
  act(() => result.current.start(CARD, 'cancel'))
  expect(result.current.sheet.draft.reason).toBe('不需要了')
})

test('只有一样可以申诉的，已经替他选好；有几样的自己选', () => {
  const { result } = renderHook(() => useOrderAction('resident', { reload: jest.fn() }))
  act(() => result.current.start({ ...DETAIL, state: 'closed', appealTargets: ['overdue'] }, 'fileAppeal'))
  expect(result.current.sheet.draft).toEqual({ appealTarget: 'overdue' })
  expect(result.current.sheet.narrowed).toEqual({ appealTarget: ['overdue'] })
  const second = renderHook(() => useOrderAction('member', { reload: jest.fn() })).result
  act(() => second.current.start({ ...DETAIL, state: 'closed', appealTargets: ['overdue', 'rating'] }, 'fileAppeal'))
  expect(second.current.sheet.draft).toEqual({})
})

test('写到一半刷新了页面，再打开还在；换一个人看不到；送出去以后不再留', async () => {
  const open = () => {
    const { result, unmount } = renderHook(() => useOrderAction('resident', { reload: jest.fn() }))
    act(() => result.current.start(CARD, 'cancel'))
    return { result, unmount }
  }
  updateSession({ me: { personId: 'p1' } as Me })
  const first = open()
  act(() => first.result.current.sheet.onChange({ reason: '不需要了' }))
  first.unmount()

  updateSession({ me: { personId: 'p2' } as Me })
  const other = open()
  expect(other.result.current.sheet.draft).toEqual({})
  other.unmount()

  updateSession({ me: { personId: 'p1' } as Me })
  const again = open()
  expect(again.result.current.sheet.draft.reason).toBe('不需要了')
  answers(OK)
  await act(async () => again.result.current.sheet.onConfirm({ reason: '不需要了' }))
  again.unmount()

  const sentBefore = open()
  expect(sentBefore.result.current.sheet.draft).toEqual({})
  act(() => sentBefore.result.current.sheet.onChange({ reason: '没写完' }))
  forgetDrafts()
  forgetSession()
  sentBefore.unmount()
  updateSession({ me: { personId: 'p1' } as Me })
  const after = open()
  expect(after.result.current.sheet.draft).toEqual({})
  after.unmount()
  forgetSession()
})
