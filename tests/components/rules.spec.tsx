import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { UNREAD_MS } from '@/components/confirm-sheet'
import RulesPage from '@/packages/staff/rules'
import { RulesFoot } from '@/packages/staff/rules/rules-foot'
import { RuleList } from '@/packages/staff/rules/rule-list'
import { ModesCard } from '@/packages/staff/rules/modes-card'
import { foundWords, modeChanges, routeChanges, type Route, troublesOf } from '@/packages/staff/rules/rule-words'
import { useRules } from '@/packages/staff/rules/use-rules'
import { updateSession } from '@/services/session'

const request = Taro.request as unknown as jest.Mock
const STORED = { communityId: 'cm01', version: 3, modes: {}, routes: [], members: [], grids: [], units: [], history: [] }
const TRIAL = { tried: 'signed', orders: 12, unrouted: 12, changed: 0, moved: 9, modes: { assign: 3, grab: 0, rotate: 0, mixed: 9 }, routes: [] }
const CATEGORIES = [{ id: 'c01', name: '水电维修', icon: 'wrench', services: [] }] as never
const asked = (action: string) => request.mock.calls.filter(([{ data }]: [{ data: { action: string } }]) => data.action === action).map(([{ data }]: [{ data: { input: Record<string, unknown> } }]) => data.input)
const settle = () => act(async () => { for (let n = 0; n < 8; n += 1) await Promise.resolve() })
let version = 3
let history: object[] = []
/** The trial is refused, because of these. */
let wrong: Readonly<Record<string, string>> | undefined
const ROUTE: Route = { id: 'r1', name: '夜里找水电', categoryId: 'c01', time: { days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '08:00' }, to: { kind: 'member', id: 'm1' } }
const OLD = { version: 2, at: Date.parse('2026-11-20T10:00:00+08:00'), by: '颐泽社区 工作人员 2 号', mine: false, note: '夜里的单多', modes: { c01: 'mixed' }, routes: [ROUTE], before: { version: 1, modes: {}, routes: [{ ...ROUTE, to: { kind: 'unit', id: 'un01' } }] }, members: [{ id: 'm1', label: '党员 1 号' }] }

function Page() {
  const rules = useRules('cm01')
  return (
    <>
      <ModesCard modes={rules.draft.modes} categories={CATEGORIES} onChange={(modes) => rules.change({ modes })} />
      {rules.changed && rules.query.data && <RulesFoot rules={rules} categories={CATEGORIES} onCompare={() => undefined} />}
    </>
  )
}

beforeEach(() => {
  version = 3
  history = []
  wrong = undefined
  Taro.clearStorageSync()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'staff', scopeId: 'cm01' }] } as never, session: 's' })
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string } }) => {
    if (data.action === 'tryRoutes' && wrong) return Promise.resolve({ statusCode: 200, data: { ok: false, code: 'INVALID_INPUT', fields: wrong, requestId: 'r' } })
    const answers: Readonly<Record<string, object>> = { tryRoutes: TRIAL, settingsVersion: OLD, current: { version: 1, categories: CATEGORIES } }
    const answer = answers[data.action] ?? { ...STORED, version, history }
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
  expect(screen.getByRole('alert').textContent).toContain('同事也存过')
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

test('以前的一版打得开：谁、什么时候、为什么、和前一版差在哪、规则怎么写；恢复也要先试再存，带着为什么', async () => {
  history = [{ version: 3, at: OLD.at + 1, routes: 0, mine: true }, { version: 2, at: OLD.at, routes: 1, mine: false, note: '夜里的单多' }]
  render(<RulesPage />)
  await settle()
  fireEvent.click(screen.getByRole('link', { name: /第 2 版/ }))
  await settle()
  const sheet = screen.getByRole('dialog').textContent
  expect(sheet).toMatch(/工作人员 2 号.*为什么改：夜里的单多/)
  expect(sheet).toMatch(/和第 1 版比.*水电维修：和平时一样 → 混合.*改了「夜里找水电」，原来是：.*已撤下的单位/)
  expect(sheet).toMatch(/1\. 夜里找水电：水电维修\s·\s每天 18:00–08:00 → 先找 党员 1 号/)
  fireEvent.click(screen.getByText('恢复这一版'))
  fireEvent.click(screen.getByText('试一遍'))
  await settle()
  expect(asked('tryRoutes')).toMatchObject([{ modes: { c01: 'mixed' }, routes: [ROUTE] }])
  jest.useFakeTimers()
  fireEvent.click(screen.getByText('存好'))
  act(() => void jest.advanceTimersByTime(UNREAD_MS))
  jest.useRealTimers()
  fireEvent.click(screen.getByText('开始用'))
  await settle()
  expect(asked('saveSettings')).toMatchObject([{ version: 3, routes: [ROUTE], note: '恢复第 2 版' }])
})

test('同事存过的，一点就看他改了什么：和自己改的那一版比', async () => {
  jest.useFakeTimers()
  const first = render(<RulesPage />)
  await settle()
  pick('平时', '抢单')
  act(() => void jest.advanceTimersByTime(1000))
  jest.useRealTimers()
  first.unmount()
  version = 5
  render(<RulesPage />)
  await settle()
  fireEvent.click(screen.getByText('看他改了什么'))
  await settle()
  expect(asked('settingsVersion')).toEqual([{ as: 'staff', communityId: 'cm01', version: 5, since: 3 }])
  expect(screen.getByRole('dialog').textContent).toContain('水电维修：和平时一样 → 混合')
})

test('规则点到找不到的人：说在那一条；改了就不再说', async () => {
  jest.useFakeTimers()
  wrong = { 'routes.0': '第 1 条：点名的那位党员找不到' }
  history = []
  render(<RulesPage />)
  await settle()
  pick('平时', '抢单')
  fireEvent.click(screen.getByText('试一遍'))
  await settle()
  expect(screen.getByRole('alert').textContent).toContain('第 1 条：点名的那位党员找不到')
  pick('平时', '混合')
  expect(screen.queryByRole('alert')).toBeNull()
  jest.useRealTimers()
  const { container } = render(<RuleList routes={[{ ...ROUTE, id: 'r0' }, ROUTE]} categories={CATEGORIES} settings={STORED} troubles={new Map([[1, '第 2 条：党员 99999 号找不到']])} nameOf={() => undefined} onEdit={() => undefined} onChange={() => undefined} />)
  expect([...container.querySelectorAll('.rule')].map((rule) => rule.textContent?.includes('党员 99999 号找不到'))).toEqual([false, true])
  expect(troublesOf({ 'routes.1.time': '开始和结束一样', routes: '太多' })).toEqual(new Map([[1, '第 2 条：开始和结束一样']]))
})
