import { fireEvent, render, screen } from '@testing-library/react'
import type { OrderCard, OrderDetail } from '@core/contract/order-views'
import { CommunityPicker } from '@/components/choosers/community-picker'
import { ForwardLink } from '@/components/official-order/forward-link'
import { OrderCalls } from '@/components/official-order/order-calls'
import { headlineOf } from '@/components/order-detail/headline'
import { OrderFacts } from '@/components/order-detail/order-facts'
import { rowOf } from '@/components/queue/queues'

const NOW = Date.parse('2026-03-02T15:00:00+08:00')
const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`)
const anOrder = (over: object) => ({ id: 'o1', state: 'accepted', as: 'staff', actions: [], appeals: [], timeline: [], seatList: [], answers: [], address: { compound: '颐泽花园', building: '3号楼' }, text: '', title: '漏水', category: '', service: '', channel: 'app', createdAt: NOW, now: NOW, urgency: 'p2', ...over }) as unknown as OrderDetail
const CASE = { state: 'open', by: 'street', reason: '居民三次来电', at: NOW, asks: 1, count: 1, dueAt: at('03-05 17:30') } as const

test('督办在最上面：社区先看到要答复，过了日子说过了；上级看到答复，要么认可、要么再问', () => {
  const said = (over: object) => headlineOf(anOrder(over))
  expect(said({ supervision: CASE, actions: ['answerSupervision'] })).toMatch(/^街道发来督办单，请按期/)
  expect(said({ supervision: { ...CASE, by: 'district', overdue: true }, actions: ['answerSupervision'] })).toMatch(/^区里督办，答复的日子过了/)
  expect(said({ as: 'street', supervision: CASE })).not.toMatch(/督办/)
  expect(said({ as: 'street', supervision: { ...CASE, overdue: true } })).toMatch(/没有按期答复督办/)
  expect(said({ as: 'street', supervision: { ...CASE, state: 'answered' }, actions: ['superviseAgain'] })).toMatch(/办结，还是再次督办/)
  expect(said({ supervision: { ...CASE, state: 'closed' } })).not.toMatch(/督办/)
})

test('督办单写着问什么、到哪天、第几次；答复在它下面', () => {
  const { container } = render(<OrderCalls order={anOrder({ supervision: { ...CASE, state: 'answered', asks: 2, count: 3, dueAt: undefined, answer: '配件到了', answeredAt: NOW } })} onOpen={() => undefined} />)
  expect(container.textContent).toMatch(/街道督办居民三次来电.*第 2 次问，这一单的第 3 张社区的答复配件到了.*等街道认可/)
  const late = render(<OrderCalls order={anOrder({ supervision: { ...CASE, overdue: true } })} onOpen={() => undefined} />)
  expect(late.container.textContent).toMatch(/答复时限 3\u00a0月\u00a05\u00a0日 17:30 已过/)
})

test('延期：等批的时候写着原定和想延到；批了以后居民也看得到原定和延至', () => {
  const extension = { state: 'asked', from: at('03-09 17:30'), until: at('03-11 17:30'), reason: '等配件' } as const
  const { container } = render(<OrderCalls order={anOrder({ extension })} onOpen={() => undefined} />)
  expect(container.textContent).toMatch(/社区申请延期.*等配件.*原定 3\u00a0月\u00a09\u00a0日 17:30，想延到 3\u00a0月\u00a011\u00a0日 17:30/)
  expect(headlineOf(anOrder({ as: 'street', extension, actions: ['approveExtension'] }))).toMatch(/^社区申请延期，请定/)
  const facts = render(<OrderFacts order={anOrder({ as: 'resident', extension: { ...extension, state: 'approved' }, lead: '颐泽社区', assisting: ['供水公司', '供热公司'], forwardedTo: '供热公司' })} />)
  expect(facts.container.textContent).toMatch(/首接负责颐泽社区.*转给供热公司.*协办过供水公司.*原定 3\u00a0月\u00a09\u00a0日 17:30，延至 3\u00a0月\u00a011\u00a0日 17:30：等配件/)
})

test('退单写着该归谁；列表里督办的单有「督办」，等街道定的说清要定什么', () => {
  const { container } = render(<OrderCalls order={anOrder({ state: 'returned', unitReturn: { state: 'open', at: NOW, reason: '不在本社区', owner: '社区 02' } })} onOpen={() => undefined} />)
  expect(container.textContent).toMatch(/该归：社区 02不在本社区/)
  const card = (over: Partial<OrderCard>): OrderCard => ({ id: 'a', no: '1', title: '漏水', state: 'accepted', urgency: 'p2', category: '水电维修', place: '颐泽花园 3号楼', actions: [], ...over })
  expect([rowOf(card({ supervised: true }), 'toDispatch').flag, rowOf(card({ supervised: true, urgency: 'p0' }), 'toDispatch').flag, rowOf(card({}), 'toDispatch').flag]).toEqual(['督办', '突发\u00A0· 督办', undefined])
  expect(rowOf(card({ actions: ['reassign'] }), 'toDecide').meta).toMatch(/^请定由哪个社区负责/)
  expect(rowOf(card({ supervised: true, actions: ['superviseAgain'] }), 'toDecide').meta).toMatch(/^请看督办的答复/)
  expect(rowOf(card({ supervised: true }), 'toDecide').meta).toMatch(/^督办没有按期答复/)
})

test('答复链接：刚生成的能看到、能复制；之后只说发出去了；收回了就说没有', () => {
  const onCopy = jest.fn()
  const link = (forwardLink: OrderDetail['forwardLink'], url?: string, over: object = {}) =>
    render(<ForwardLink order={anOrder({ state: 'forwarded', forwardedTo: '供水公司', forwardLink, actions: ['issueLink', 'withdrawLink'], ...over })} url={url} onCopy={onCopy} onAction={() => undefined} />).container
  const fresh = link({ until: at('03-17 10:00') }, 'https://x/#/f?token=abc')
  expect(fresh.textContent).toMatch(/https:\/\/x\/#\/f\?token=abc.*3\u00a0月\u00a017\u00a0日 10:00 前有效/)
  fireEvent.click(screen.getByText('复制链接'))
  expect(onCopy).toHaveBeenCalledWith('https://x/#/f?token=abc')
  expect(link({ until: at('03-17 10:00') }).textContent).toMatch(/链接已发出.*还没有答复/)
  expect(link({ until: at('03-17 10:00'), withdrawnAt: NOW }, 'https://x').textContent).toMatch(/现在没有能用的链接.*生成答复链接/)
  expect(link({ until: at('03-01 10:00') }).textContent).toMatch(/现在没有能用的链接/)
  expect(link({ until: at('03-17 10:00') }, 'https://x', { state: 'accepted' }).textContent).toBe('')
})

test('选社区：说该归哪个的排在前面，自己不在里面；再点一下是不选', () => {
  const onChange = jest.fn()
  const communities = { items: [{ id: 'cm01', name: '颐泽社区' }, { id: 'cm03', name: '社区 03' }, { id: 'cm02', name: '社区 02' }], open: jest.fn() }
  const { rerender } = render(<CommunityPicker communities={communities} first='cm02' own='颐泽社区' onChange={onChange} />)
  expect(communities.open).toHaveBeenCalled()
  expect(screen.getAllByRole('radio').map((row) => row.textContent)).toEqual(['社区 02退单的社区说该归这里', '社区 03'])
  fireEvent.click(screen.getByText('社区 03'))
  expect(onChange).toHaveBeenLastCalledWith('cm03')
  rerender(<CommunityPicker communities={communities} first='cm02' own='颐泽社区' value='cm03' onChange={onChange} />)
  fireEvent.click(screen.getByText('社区 03'))
  expect(onChange).toHaveBeenLastCalledWith(undefined)
})
