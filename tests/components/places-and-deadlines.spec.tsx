import { render, screen } from '@testing-library/react'
import { isOverdue } from '@/components/by-when'
import { Countdown } from '@/components/countdown'
import { DueTag } from '@/components/due-tag'
import { OrderCard } from '@/components/order-card'
import { PromiseLine } from '@/components/order-card/promise'
import { addressWords, placeWords } from '@/components/place-words'
import { Steps } from '@/components/steps'

const at = (text: string) => Date.parse(`${text}+08:00`)
const plain = (text: string | null) => (text ?? '').replace(/\u00A0/g, ' ')

test('小区名里的数字和楼号分开，楼号不断行', () => {
  expect(plain(placeWords('小区 63 6号楼'))).toBe('小区 63 · 6 号楼')
  expect(plain(placeWords('颐泽花园 12号楼'))).toBe('颐泽花园 · 12 号楼')
  expect(placeWords('颐泽花园')).toBe('颐泽花园')
  expect(plain(placeWords('颐泽花园 3号楼', '2单元 301'))).toBe('颐泽花园 · 3 号楼 · 2 单元 301')
  expect(plain(addressWords({ compound: '颐泽花园', building: '3号楼', door: '2单元 301' }))).toBe('颐泽花园 · 3 号楼 · 2 单元 301')
  expect(addressWords({ compound: '颐泽花园', building: '', door: undefined })).toBe('颐泽花园')
})

const promised = (dueKind: 'arrive' | 'confirm' | 'offer', due: string, now: string) =>
  render(<PromiseLine order={{ dueAt: at(due), dueKind }} now={at(now)} as='resident' />).container.textContent

test.each([
  ['arrive', '2026-11-24T06:15', '2026-11-23T10:00', '今天 18:00 前上门'],
  ['arrive', '2026-11-24T08:00', '2026-11-22T10:00', '明天 18:00 前上门'],
  ['arrive', '2026-11-23T23:30', '2026-11-23T10:00', '今天 18:00 前上门'],
  ['arrive', '2026-11-24T08:01', '2026-11-23T10:00', '明天 08:01 前上门'],
  ['arrive', '2026-11-23T20:30', '2026-11-23T10:00', '今天 20:30 前上门'],
  // The evening is here or nearly here: then the very time.
  ['arrive', '2026-11-24T06:15', '2026-11-23T16:30', '明天 06:15 前上门'],
  ['arrive', '2026-11-24T06:15', '2026-11-24T05:00', '今天 06:15 前上门'],
  // What happens by itself happens at its minute; an invitation is answered by its minute.
  ['confirm', '2026-11-30T06:15', '2026-11-23T10:00', '11\u00a0月\u00a030\u00a0日 06:15 前不确认会自动办结'],
  ['offer', '2026-11-24T06:15', '2026-11-23T10:00', '明天 06:15 前等党员回答'],
] as const)('%s：%s 到期，%s 看，写“%s”', (kind, due, now, words) => {
  expect(promised(kind, due, now)).toBe(words)
})

test('夜里的时限只换说法：过没过、还剩多久，仍按原来的时刻', () => {
  const order = { dueAt: at('2026-11-24T06:15'), dueKind: 'arrive' } as const
  expect(isOverdue(order, at('2026-11-23T19:00'))).toBe(false)
  expect(isOverdue(order, at('2026-11-24T06:16'))).toBe(true)
  expect(promised('arrive', '2026-11-24T06:15', '2026-11-24T07:00')).toBe('上门时限是今天 06:15，已经过了')
})

test('快到的时限写几点前；派单的夜里时限也换说法', () => {
  jest.useFakeTimers({ now: at('2026-11-23T10:00') })
  try {
    render(<DueTag due={at('2026-11-24T06:15')} kind='dispatch' what='派单' />)
    expect(screen.getByText('18:00 前派单')).toBeTruthy()
    render(<DueTag due={at('2026-11-23T10:14')} what='回答' />)
    expect(screen.getByText('14 分钟内回答')).toBeTruthy()
  } finally {
    jest.useRealTimers()
  }
})

test('倒数和写的时刻是同一个：说今天 18:00 前上门，就数到 18:00；到点自动发生的按原来的时刻数', () => {
  jest.useFakeTimers({ now: at('2026-11-23T10:00') })
  try {
    const { container, rerender } = render(<Countdown due={at('2026-11-24T06:15')} kind='arrive' caption='上门时限' />)
    expect(container.textContent).toBe('还剩 8 小时上门时限')
    rerender(<Countdown due={at('2026-11-24T06:15')} kind='offer' caption='回答时限' />)
    expect(container.textContent).toBe('还剩 20 小时回答时限')
  } finally {
    jest.useRealTimers()
  }
})

test('超了时的订单有图标也有字，不只是颜色', () => {
  const order = { id: 'a', title: '灯不亮', state: { label: '已接单', tone: 'info' } } as const
  const { rerender, container } = render(<OrderCard order={order} />)
  expect(screen.queryByText('已超时')).toBeNull()
  rerender(<OrderCard order={{ ...order, overdue: true }} />)
  expect(screen.getByText('已超时').closest('.tag')?.querySelector('.icon')).toBeTruthy()
  rerender(<Countdown due={Date.now() - 3_600_000} caption='派单时限' />)
  expect(container.querySelector('.countdown .icon')).toBeTruthy()
  expect(container.textContent).toBe('超 1 小时派单时限已过')
})

test('五步都走完了，最后一步的名字还在', () => {
  const names = ['已提交', '已受理', '已接单', '已上门', '已办结']
  const told = (current: number) => {
    const { container, unmount } = render(<Steps steps={names} current={current} />)
    const words = [...container.querySelectorAll('.steps__step--told')].map((each) => each.textContent)
    unmount()
    return words
  }
  expect(told(2)).toEqual(['已接单'])
  expect(told(5)).toEqual(['已办结'])
})
