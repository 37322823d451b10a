import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { UNREAD_MS } from '@/components/confirm-sheet'
import { RulesFoot } from '@/packages/staff/rules/rules-foot'
import { ModesCard } from '@/packages/staff/rules/modes-card'
import { foundWords, modeChanges, routeChanges, type Route } from '@/packages/staff/rules/rule-words'
import { useRules } from '@/packages/staff/rules/use-rules'
import { updateSession } from '@/services/session'

const request = Taro.request as unknown as jest.Mock
const STORED = { communityId: 'cm01', version: 3, modes: {}, routes: [], members: [], grids: [], units: [], history: [] }
const TRIAL = { tried: 'signed', orders: 12, unrouted: 12, changed: 0, moved: 9, modes: { assign: 3, grab: 0, rotate: 0, mixed: 9 }, routes: [] }
const CATEGORIES = [{ id: 'c01', name: '水电维修', icon: 'wrench', services: [] }] as never
const asked = (action: string) => request.mock.calls.filter(([{ data }]: [{ data: { action: string } }]) => data.action === action).map(([{ data }]: [{ data: { input: Record<string, unknown> } }]) => data.input)
const settle = () => act(async () => { for (let n = 0; n < 8; n += 1) await Promise.resolve() })
let version = 3

function Page() {
  const rules = useRules()
  return (
    <>
      <ModesCard modes={rules.draft.modes} categories={CATEGORIES} onChange={(modes) => rules.change({ modes })} />
      {rules.changed && rules.query.data && <RulesFoot rules={rules} categories={CATEGORIES} />}
    </>
  )
}

beforeEach(() => {
  version = 3
  Taro.clearStorageSync()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'staff', scopeId: 'cm01' }] } as never, session: 's' })
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string } }) => {
    const answer = data.action === 'tryRoutes' ? TRIAL : { ...STORED, version }
    return Promise.resolve({ statusCode: 200, data: { ok: true, data: answer, requestId: 'r' } })
  })
})

const pick = (label: string, option: string) => {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${label}：`) }))
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${option}，`) }))
}

test('只换派法也要先试一遍；试和存是两个按钮，连点两下试一遍什么也没存；存之前先看清改了什么', async () => {
  jest.useFakeTimers()
  try {
    render(<Page />)
    await settle()
    pick('平时', '混合')
    fireEvent.click(screen.getByText('存好'))
    expect(screen.queryByRole('dialog')).toBeNull()
    fireEvent.click(screen.getByText('试一遍'))
    await settle()
    fireEvent.click(screen.getByText('再试一遍'))
    await settle()
    expect(asked('tryRoutes')[0]).toMatchObject({ modes: { '*': 'mixed' }, routes: [] })
    expect(asked('saveSettings')).toEqual([])
    expect(screen.getByRole('status').textContent).toContain('9 单换了派法。不用工作人员派的有混合 9 单，其余 3 单由工作人员派')
    fireEvent.click(screen.getByText('存好'))
    expect(screen.getByRole('dialog').textContent).toContain('平时：指派 → 混合')
    fireEvent.click(screen.getByText('开始用'))
    expect(asked('saveSettings')).toEqual([])
    act(() => void jest.advanceTimersByTime(UNREAD_MS))
    fireEvent.click(screen.getByText('开始用'))
    await settle()
    expect(asked('saveSettings')).toMatchObject([{ version: 3, modes: { '*': 'mixed' }, tried: 'signed' }])
  } finally {
    jest.useRealTimers()
  }
})

test('没存就离开，回来改的还在，还要先试过；同事存过一版就说出来；不改了就什么都不留', async () => {
  jest.useFakeTimers()
  const first = render(<Page />)
  await settle()
  pick('平时', '抢单')
  act(() => void jest.advanceTimersByTime(1000))
  jest.useRealTimers()
  first.unmount()
  version = 4
  const second = render(<Page />)
  await settle()
  expect(screen.getByRole('button', { name: '平时：抢单' })).toBeTruthy()
  expect(screen.getByText('存好').closest('[role=button]')?.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('alert').textContent).toContain('同事也存过一版')
  fireEvent.click(screen.getByText('不改了'))
  second.unmount()
  render(<Page />)
  await settle()
  expect(screen.getByRole('button', { name: '平时：指派' })).toBeTruthy()
})

test('改了什么说得出：派法、加了、改了、拿掉、换了先后；改回去就是没改', () => {
  const route = (id: string, name = id): Route => ({ id, name, to: { kind: 'unit', id: 'un01' } })
  expect(modeChanges({}, { c01: 'grab' }, CATEGORIES)).toEqual(['水电维修：和平时一样 → 抢单'])
  expect(modeChanges({}, { '*': 'assign' }, CATEGORIES)).toEqual([])
  expect(routeChanges([route('a'), route('b')], [route('b'), route('a')])).toEqual(['换了先后'])
  expect(routeChanges([route('a'), route('b')], [route('a', '夜里'), route('c')])).toEqual(['加上「c」', '改了「夜里」', '拿掉「b」'])
  expect(foundWords({ ...TRIAL, orders: 0 })).toContain('没有单可以试')
})

test('单太多只试了最近一千单的，说出来', () => {
  const found = { ...TRIAL, orders: 1000, capped: true as const }
  expect(foundWords(found)).toContain('只试了最近的 1000 单')
  expect(foundWords(TRIAL)).not.toContain('只试了')
})
