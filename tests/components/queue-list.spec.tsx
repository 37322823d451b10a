import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import type { OrderCard } from '@core/contract/order-views'
import { ActionBar } from '@/components/action-bar'
import { BulkResult } from '@/components/bulk-result'
import { CandidateList } from '@/components/candidate-list'
import { BETWEEN } from '@/components/place-words'
import { SearchBox } from '@/components/search-box'
import { QueueEmpty } from '@/components/queue/queue-empty'
import { QueueRows } from '@/components/queue/queue-rows'
import { STAFF_QUEUES, rowOf } from '@/components/queue/queues'
import { useListKeys } from '@/hooks/use-list-keys'
import { useSelection } from '@/hooks/use-selection'
import { drawn } from './type-in'

const anOrder = (id: string, over: Partial<OrderCard> = {}): OrderCard => ({
  id, no: `1123-${id}`, title: `订单${id}`, state: 'accepted', urgency: 'p2', category: '水电维修', place: '颐泽花园 3号楼', actions: ['dispatch'], ...over,
})
const ORDERS = ['a', 'b', 'c', 'd'].map((id) => anOrder(id))
const onOpen = jest.fn()

function Desk({ orders = ORDERS }: { readonly orders?: readonly OrderCard[] }) {
  const ids = orders.map(({ id }) => id)
  const [selected, setSelected] = useState<string | undefined>(ids[0])
  const selection = useSelection(ids)
  useListKeys({ ids, selected, onSelect: setSelected, onOpen, onCheck: selection.toggle })
  return (
    <>
      <input aria-label='找人' />
      <QueueRows orders={orders} queue='toDispatch' offset={0} selected={selected} isChecked={selection.has} onCheck={selection.toggle} onOpen={setSelected} />
      <output>{`在看 ${selected} 已选 ${selection.ids.join('')}`}</output>
    </>
  )
}
const said = () => screen.getByRole('status').textContent
const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key })

beforeEach(() => onOpen.mockClear())

test('上下键在列表里走，到头就停住', () => {
  render(<Desk />)
  press('ArrowUp')
  expect(said()).toContain('在看 a')
  press('ArrowDown')
  press('ArrowDown')
  expect(said()).toContain('在看 c')
  press('ArrowDown')
  press('ArrowDown')
  expect(said()).toContain('在看 d')
})

test('回车打开选中的一单，空格勾选，再按一次取消', () => {
  render(<Desk />)
  press('ArrowDown')
  press('Enter')
  expect(onOpen).toHaveBeenCalledWith('b')
  press(' ')
  expect(said()).toContain('已选 b')
  press(' ')
  expect(said()).toBe('在看 b 已选 ')
})

test('正在打字时，上下键和回车归输入框', () => {
  render(<Desk />)
  const box = screen.getByLabelText('找人')
  press('ArrowDown', box)
  press('Enter', box)
  expect(said()).toContain('在看 a')
  expect(onOpen).not.toHaveBeenCalled()
})

test('弹出的问题没有关掉时，列表不动', () => {
  render(<><Desk /><div role='dialog' /></>)
  press('ArrowDown')
  expect(said()).toContain('在看 a')
})

test('按住 Shift 勾选，中间的都选上', () => {
  render(<Desk />)
  const boxes = screen.getAllByRole('checkbox')
  fireEvent.click(boxes[0] as Element)
  fireEvent.click(boxes[2] as Element, { shiftKey: true })
  expect(said()).toContain('已选 abc')
  fireEvent.click(boxes[1] as Element)
  expect(said()).toContain('已选 ac')
})

test('已经不在列表里的，不再算选中', () => {
  const { rerender } = render(<Desk />)
  screen.getAllByRole('checkbox').slice(0, 2).forEach((box) => fireEvent.click(box))
  expect(said()).toContain('已选 ab')
  act(() => rerender(<Desk orders={ORDERS.slice(1)} />))
  expect(said()).toMatch(/已选 b$/)
})

test('批量的结果逐单说明，没办成的排在前面并说为什么', () => {
  render(<BulkResult verb='受理' lines={[{ orderId: 'a', title: '灯不亮', ok: true }, { orderId: 'b', title: '门禁坏了', ok: false, said: '这一单刚刚有了变化，请刷新。' }]} onClose={() => undefined} />)
  expect(screen.getByText('1 单已受理，1 单没有')).toBeTruthy()
  const text = document.body.textContent ?? ''
  expect(text.indexOf('门禁坏了')).toBeLessThan(text.indexOf('灯不亮'))
  expect(text).toContain('刚刚有了变化')
})

test('突发的标出来，状态只在混着几种的队列里写', () => {
  expect(rowOf(anOrder('a', { urgency: 'p0' }), 'toDispatch')).toMatchObject({ flag: '突发', meta: ['颐泽花园', '3\u00A0号楼', '水电维修'].join(BETWEEN) })
  expect(rowOf(anOrder('a', { state: 'escalated' }), 'late').meta).toBe(['已提级', '颐泽花园', '3\u00A0号楼', '水电维修'].join(BETWEEN))
})

test.each([[['rule'], '请定由谁来办'], [['suspend', 'resume'], '请定挂不挂起'], [['agreeReopen'], '请定再办不办'], [[], '请复核申诉']])('等我定的每一行说要定什么：%j', (actions, words) => {
  expect(rowOf(anOrder('a', { state: 'taken', actions }), 'toDecide').meta).toMatch(new RegExp(`^${words}${BETWEEN}`))
})

test('党员的任务不显示社区找人的时限', () => {
  const due = { dueAt: 1, dueKind: 'dispatch' } as const
  expect(rowOf(anOrder('a', due), 'mine').due).toBeUndefined()
  expect(rowOf(anOrder('a', { ...due, dueKind: 'arrive' }), 'mine').due).toBe(1)
})

test('空的队列指给人下一队有事的；都空了就去看全部订单', () => {
  const [onChoose, onAll] = [jest.fn(), jest.fn()]
  const counted = (counts: Readonly<Record<string, number>>) => STAFF_QUEUES.map((queue) => ({ ...queue, count: counts[queue.key] }))
  const [queue] = STAFF_QUEUES
  if (!queue) throw new Error('no queues')
  const { rerender } = render(<QueueEmpty queue={queue} segments={counted({ toAccept: 3, toDispatch: 0, back: 2 })} onChoose={onChoose} onAll={onAll} />)
  fireEvent.click(screen.getByText('看退回的 2 单'))
  expect(onChoose).toHaveBeenCalledWith('back')
  rerender(<QueueEmpty queue={queue} segments={counted({})} onChoose={onChoose} onAll={onAll} />)
  fireEvent.click(screen.getByText('看全部订单'))
  expect(onAll).toHaveBeenCalledTimes(1)
})

const primary = () => screen.getAllByRole('button').filter((each) => each.className.includes('btn--primary')).map((each) => each.textContent)

test('邀请还没有回音时，派单不再是主按钮，叫“再派”；没有派过时才是', () => {
  const bar = (state: 'accepted' | 'offered') => <ActionBar actions={['withdrawOffer', 'dispatch', 'forward']} state={state} onAction={() => undefined} />
  const { rerender } = render(bar('accepted'))
  expect(primary()).toEqual(['派单'])
  rerender(bar('offered'))
  expect(primary()).toEqual([])
  expect(screen.getByText('再派')).toBeTruthy()
})

test('约好时间以后，主按钮是“我到了”；还没约好时是“已联系居民”', () => {
  const bar = (state: 'taken' | 'scheduled') => <ActionBar actions={['proposeTime', 'logContact', 'release', 'checkIn']} state={state} onAction={() => undefined} />
  const { rerender } = render(bar('taken'))
  expect(primary()).toEqual(['已联系居民'])
  rerender(bar('scheduled'))
  expect(primary()).toEqual(['我到了'])
  expect(screen.getByText('已联系居民')).toBeTruthy()
})

test('名单里的人都写“派给他”，只有最推荐的一位是主按钮；已经问了人，就都是“再派给他”', () => {
  const items = [1, 2].map((number) => ({ memberId: `m${number}`, label: `党员 ${number} 号`, reasons: [] }))
  const list = (again: boolean) => <CandidateList items={items} again={again} onSend={() => undefined} onToggle={() => undefined} />
  const { rerender } = render(list(false))
  expect(screen.getAllByText('派给他')).toHaveLength(2)
  expect(primary()).toEqual(['派给他'])
  rerender(list(true))
  expect(screen.getAllByText('再派给他')).toHaveLength(2)
  expect(primary()).toEqual([])
})

test('找人找服务的框写满了就说明，不悄悄剪掉', async () => {
  const box = (value: string) => <SearchBox label='找人' placeholder='按编号' value={value} onChange={() => undefined} />
  const { rerender, container } = render(box('一'.repeat(19)))
  await drawn(container, 'input')
  expect(screen.queryByRole('status')).toBeNull()
  rerender(box('一'.repeat(20)))
  expect(screen.getByRole('status').textContent).toBe('最多写 20 个字，写两三个字就能找到。')
  expect((container.querySelector('taro-input-core') as HTMLElement & { maxlength: number }).maxlength).toBe(20)
})
