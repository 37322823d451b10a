import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { ORDER_PAYLOADS, type CallableAction } from '@core/contract/order-payloads'
import { ActionSheet } from '@/components/action-sheet'
import type { Draft, Narrowed } from '@/components/action-sheet/ask-types'
import { ASKS } from '@/components/action-sheet/asks'
import { isDirect } from '@/components/action-sheet/draft'
import { typeIn } from './type-in'

const ACTIONS = Object.keys(ORDER_PAYLOADS) as CallableAction[]
const NOW = Date.parse('2026-11-23T10:00:00+08:00')

interface AskedProps {
  readonly action: CallableAction
  readonly narrowed?: Narrowed
  readonly given?: Draft
  readonly error?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly onConfirm?: (payload: unknown) => void
}

function Asked({ action, narrowed, given = {}, error, fields = {}, onConfirm = () => undefined }: AskedProps) {
  const [draft, setDraft] = useState<Draft>({})
  return (
    <ActionSheet
      action={action} narrowed={narrowed} given={given} draft={draft} fields={fields} error={error} busy={false} now={NOW}
      onChange={(part) => setDraft((old) => ({ ...old, ...part }))} onConfirm={onConfirm} onCancel={() => undefined}
    />
  )
}

const primary = () => screen.getAllByRole('button').filter((button) => button.className.includes('btn--primary'))

test.each(ACTIONS)('%s：要问的只问合同里有的内容，合同必填的都会问到', (action) => {
  const shape = ORDER_PAYLOADS[action] as Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>>
  const asked = (ASKS[action].fields ?? []).map((field) => field.key as string)
  asked.forEach((key) => expect(Object.keys(shape)).toContain(key))
  // Known from the view itself: which offer, which appeal.
  const needed = Object.keys(shape).filter((key) => !shape[key]?.safeParse(undefined).success && key !== 'offerId' && key !== 'appealId')
  needed.forEach((key) => expect(asked).toContain(key))
})

test.each(ACTIONS)('%s：面板只有一个主按钮', (action) => {
  render(<Asked action={action} />)
  expect(primary()).toHaveLength(1)
})

test('催一催和我来不用再问，撤销要问', () => {
  expect(isDirect(ASKS.urge, 'resident', {})).toBe(true)
  expect(isDirect(ASKS.take, 'member', {})).toBe(true)
  expect(isDirect(ASKS.cancel, 'resident', {})).toBe(false)
})

test('居民确认解决一点就成，社区代为确认要写回访情况', () => {
  expect(isDirect(ASKS.confirm, 'resident', {})).toBe(true)
  expect(isDirect(ASKS.confirm, 'staff', {})).toBe(false)
})

test('没能解决的不叫“办好了”：交出去的按钮跟着结果说', () => {
  render(<Asked action='finish' />)
  for (const [result, label] of [['解决了', '办好了'], ['解决了一部分', '就这样交'], ['没能解决', '交给社区']] as const) {
    fireEvent.click(screen.getByRole('radio', { name: result }))
    expect(primary().map((button) => button.textContent)).toEqual([label])
  }
})

test('办得快不快从很快到很慢来答', () => {
  render(<Asked action='rate' />)
  const speed = within(screen.getByRole('radiogroup', { name: '办得快不快' })).getAllByRole('radio').map((radio) => radio.textContent)
  expect(speed).toEqual(['很快', '快', '一般', '有点慢', '很慢'])
})

test('点一下现成的理由就能撤销', () => {
  const onConfirm = jest.fn()
  render(<Asked action='cancel' onConfirm={onConfirm} />)
  expect(primary()[0]?.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(screen.getByText('点错了'))
  fireEvent.click(primary()[0] as HTMLElement)
  expect(onConfirm).toHaveBeenCalledWith({ reason: '点错了' })
})

test('出错以后写的还在，错处标在那一项下面', async () => {
  const { container, rerender } = render(<Asked action='dispute' />)
  await typeIn(container, 'textarea', '还是漏')
  rerender(<Asked action='dispute' error='网络没有连上' fields={{ reason: '最多 300 个字' }} />)
  expect(screen.getByText('网络没有连上')).toBeTruthy()
  expect(screen.getByText('最多 300 个字')).toBeTruthy()
  expect((container.querySelector('taro-textarea-core') as HTMLElement & { value: string }).value).toBe('还是漏')
})

test('三个问题都点了才能评价', () => {
  const onConfirm = jest.fn()
  render(<Asked action='rate' onConfirm={onConfirm} />)
  fireEvent.click(screen.getByText('解决了一部分'))
  fireEvent.click(screen.getAllByText('很好')[0] as HTMLElement)
  fireEvent.click(primary()[0] as HTMLElement)
  expect(onConfirm).not.toHaveBeenCalled()
  fireEvent.click(screen.getAllByText('一般')[1] as HTMLElement)
  fireEvent.click(primary()[0] as HTMLElement)
  expect(onConfirm).toHaveBeenCalledWith({ rating: { solved: 'partly', attitude: 5, speed: 3 } })
})

test('选了开始码签到才问四位数字，少一位不行', async () => {
  const onConfirm = jest.fn()
  const { container } = render(<Asked action='checkIn' onConfirm={onConfirm} />)
  expect(container.querySelector('taro-input-core')).toBeNull()
  fireEvent.click(screen.getByText('开始码签到'))
  await typeIn(container, 'input', '395')
  fireEvent.click(primary()[0] as HTMLElement)
  expect(onConfirm).not.toHaveBeenCalled()
  await typeIn(container, 'input', '3951')
  fireEvent.click(primary()[0] as HTMLElement)
  expect(onConfirm).toHaveBeenCalledWith({ way: 'code', code: '3951' })
})

test('页面已经带来的回答不再问，照样发出去', async () => {
  const onConfirm = jest.fn()
  render(<Asked action='dismissAppeal' given={{ appealId: 'a1' }} onConfirm={onConfirm} />)
  await typeIn(document.body, 'textarea', '核对过，没有超期')
  fireEvent.click(primary()[0] as HTMLElement)
  expect(onConfirm).toHaveBeenCalledWith({ appealId: 'a1', reason: '核对过，没有超期' })
})

test('申诉只列服务端说可以申诉的', () => {
  render(<Asked action='fileAppeal' narrowed={{ appealTarget: ['overdue', 'rating'] }} />)
  expect(within(screen.getByRole('radiogroup', { name: '对什么有意见' })).getAllByRole('radio').map((each) => each.textContent)).toEqual(['超期记录', '评价'])
})
