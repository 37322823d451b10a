import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { ShiftRow } from '@core/contract/posts'
import { ShiftSheet } from '@/packages/staff/post/shift-sheet'
import type { PostControl } from '@/packages/staff/post/use-post'
import { typeIn } from './type-in'

/** A shift that is over: its code is no main button any more; what is missing is put down, and what was served is said. */
const START = Date.parse('2026-11-26T09:00:00+08:00')
const HOUR = 3_600_000
const mark = (at: number) => ({ at, way: 'code' as const, flagged: false })
const claim = (memberId: string, marks: Partial<ShiftRow['claims'][number]> = {}) => ({ memberId, label: `党员 ${memberId} 号`, state: 'held' as const, at: START - 48 * HOUR, came: 0, held: 0, ...marks })
const shift = (claims: ShiftRow['claims'], state: ShiftRow['state'] = 'open') => ({ shiftId: 's1', place: { name: '驿站' }, startsAt: START, endsAt: START + 2 * HOUR, state, capacity: 2, left: 0, waiting: 0, risk: 'none', expected: 2, missing: 0, claims }) as ShiftRow
const sheet = (now: number, row: ShiftRow, mine: Partial<PostControl> = {}) => render(<ShiftSheet shift={row} now={now} control={{ busy: false, query: {}, ...mine } as PostControl} onClose={() => undefined} />)
const buttons = () => screen.getAllByRole('button').map((each) => each.textContent).filter((text) => text !== '')
const BOTH = { in: mark(START), out: mark(START + 2 * HOUR) }

test('正在值守：主按钮是出示签到码', () => {
  sheet(START + HOUR, shift([claim('1')]))
  expect(buttons()).toEqual(['补记签到', '出示签到码'])
})

test('结束了：主按钮是补记，点了写原因就记；码只给还没签退的，两小时以后没有', async () => {
  const save = jest.fn(() => Promise.resolve(true))
  const { unmount } = sheet(START + 3 * HOUR, shift([claim('1', BOTH), claim('2', { in: mark(START) })]), { mark: save as unknown as PostControl['mark'] })
  expect(buttons()).toEqual(['补记签退', '补记党员 2 号', '还有人要扫码签退'])
  fireEvent.click(screen.getByText('补记党员 2 号'))
  await typeIn(document, 'input', '手机没电')
  await act(async () => void fireEvent.click(screen.getByText('补记')))
  expect(save).toHaveBeenCalledWith({ shiftId: 's1', memberId: '2', which: 'out', at: START + 2 * HOUR, reason: '手机没电' })
  unmount()
  sheet(START + 5 * HOUR, shift([claim('2')], 'over' as ShiftRow['state']))
  expect(buttons()).toEqual(['补记签到', '补记党员 2 号'])
})

test('都记好了：说服务了多久，没有什么要点的；过了三天补记不了，指去两个人更正', () => {
  const { unmount } = sheet(START + 3 * HOUR, shift([claim('1', BOTH)]))
  expect(screen.getByText(/服务 2 小时/)).toBeTruthy()
  expect(screen.getByText('到和走都记下了，夜里记账。')).toBeTruthy()
  expect(buttons()).toEqual([])
  unmount()
  sheet(START + 4 * 24 * HOUR, shift([claim('1')]))
  fireEvent.click(screen.getByText('过了三天，去“更正和赠送”'))
  expect(buttons()).toHaveLength(1)
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/packages/points/adjustments/index' })
})
