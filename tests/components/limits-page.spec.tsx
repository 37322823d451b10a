import { act, fireEvent, render, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import LimitsPage from '@/packages/member/limits'
import { updateSession } from '@/services/session'
import { typeIn } from './type-in'

/** 接单的范围和时间: what a member sets down for being asked at all, and whom they are not sent to. */
const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const request = Taro.request as unknown as jest.Mock
const STORED = { radiusM: 1500, weeklyMax: 3, openMax: 2, restHours: 0, mute: { from: '22:00', to: '07:00' }, duty: [], avoids: [], skills: ['water'], certificates: [{ kind: 'electrician', until: NOW - 1 }], version: 2, now: NOW }
let stored: Omit<typeof STORED, 'duty'> & { duty: { days: number[]; from: string; to: string }[] }
const asked = (action: string) => request.mock.calls.filter(([{ data }]: [{ data: { action: string } }]) => data.action === action).map(([{ data }]: [{ data: { input: object } }]) => data.input)
const settle = () => act(async () => { for (let n = 0; n < 10; n += 1) await Promise.resolve() })
let refuse: string | undefined
let kin: { key: string; tail: string; at: number; by: 'member' | 'staff' }[]

beforeEach(() => {
  refuse = undefined
  stored = STORED
  kin = [{ key: 'k1', tail: '44', at: NOW, by: 'staff' }]
  jest.useFakeTimers({ now: NOW, doNotFake: ['queueMicrotask', 'requestAnimationFrame', 'setTimeout', 'setInterval'] })
  Taro.clearStorageSync()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'member', scopeId: 'cm01' }] } as never, session: 's' })
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string; input: object } }) => {
    if (refuse !== undefined && data.action.startsWith('add')) return Promise.resolve({ statusCode: 200, data: { ok: false, code: 'INVALID_INPUT', fields: { phone: refuse }, requestId: 'r' } })
    if (data.action === 'removeKin') kin = []
    const answers: Readonly<Record<string, object>> = { limits: stored, saveLimits: { ...stored, ...data.input }, kin: { items: kin, now: NOW }, removeKin: { items: kin, now: NOW }, current: { version: 1, categories: [{ id: 'c01', name: '水电维修', icon: 'wrench', services: [] }] } }
    return Promise.resolve({ statusCode: 200, data: { ok: true, data: answers[data.action] ?? {}, requestId: 'r' } })
  })
})
afterEach(() => jest.useRealTimers())

test('现在怎么定的都看得到；过期的证件写着过期，技能说清谁来改；没改就没有“存好”', async () => {
  const { container } = render(<LimitsPage />)
  await settle()
  expect(screen.getByRole('radio', { name: '1.5 公里' }).getAttribute('aria-checked')).toBe('true')
  expect(container.textContent).toContain('过期了，换了新证请带来登记')
  expect(screen.queryByText('存好')).toBeNull()
})

test('歇一周：到哪天说得出，存的是那一刻和别的原样', async () => {
  render(<LimitsPage />)
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '歇一周' }))
  expect(document.body.textContent).toContain('以前不会问您；已经接下的照常办')
  await act(async () => void fireEvent.click(screen.getByText('存好')))
  await settle()
  const { skills: _, certificates: __, version: ___, now: ____, ...limits } = STORED
  expect(asked('saveLimits')).toEqual([{ ...limits, pausedUntil: NOW + 7 * 86_400_000 }])
  expect(screen.queryByText('存好')).toBeNull()
})

test('免打扰关掉就是两头一样的时间；不想接的类别勾上就带着', async () => {
  render(<LimitsPage />)
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '不用，随时能问' }))
  fireEvent.click(screen.getByRole('checkbox', { name: '水电维修' }))
  await act(async () => void fireEvent.click(screen.getByText('存好')))
  await settle()
  expect(asked('saveLimits')[0]).toMatchObject({ mute: { from: '00:00', to: '00:00' }, avoids: ['c01'] })
})

test('回避：社区记的也看得到、也能去掉；号码写错了说在那一栏，写的不丢', async () => {
  const { container } = render(<LimitsPage />)
  await settle()
  expect(container.textContent).toMatch(/电话尾号 44社区记的/)
  refuse = '请填写 11 位手机号，或带区号的固定电话'
  await typeIn(container, 'input', '138')
  await act(async () => void fireEvent.click(screen.getByText('记下，不派他点的单')))
  await settle()
  expect(container.textContent).toContain('请填写 11 位手机号')
  expect(container.querySelector('taro-input-core input')).toHaveProperty('value', '138')
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '不再回避尾号 44' })))
  await settle()
  expect(asked('removeKin')).toEqual([{ as: 'member', key: 'k1' }])
  expect(container.textContent).not.toContain('尾号 44')
})

test('值班有好几段的：每一段都看得到；改一段、去掉一段、再加一段，别的原样', async () => {
  const [early, late] = [{ days: [1, 3], from: '08:00', to: '12:00' }, { days: [6, 7], from: '14:00', to: '18:00' }]
  stored = { ...STORED, duty: [early, late] }
  render(<LimitsPage />)
  await settle()
  const second = within(screen.getByRole('group', { name: '第 2 段时间' }))
  fireEvent.click(second.getByRole('checkbox', { name: '五' }))
  await act(async () => void fireEvent.click(screen.getByText('存好')))
  await settle()
  expect(asked('saveLimits').at(-1)).toMatchObject({ duty: [early, { ...late, days: [5, 6, 7] }] })
  fireEvent.click(screen.getByText('再加一段时间'))
  expect(screen.getAllByRole('group', { name: /段时间$/ })).toHaveLength(3)
  fireEvent.click(screen.getByRole('button', { name: '去掉第 1 段时间' }))
  await act(async () => void fireEvent.click(screen.getByText('存好')))
  await settle()
  expect(asked('saveLimits').at(-1)).toMatchObject({ duty: [late, { from: '18:00', to: '21:00' }] })
})

test('先改成随时都行，又改回来：几段都还在', async () => {
  stored = { ...STORED, duty: [{ days: [1], from: '08:00', to: '12:00' }, { days: [6], from: '14:00', to: '18:00' }] }
  render(<LimitsPage />)
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '免打扰以外都行' }))
  expect(screen.queryByRole('group', { name: /段时间$/ })).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: '只在这些时候' }))
  expect(screen.getAllByRole('group', { name: /段时间$/ })).toHaveLength(2)
})

test('开始和结束一样的一段：说在那一段，改好以前存不了', async () => {
  stored = { ...STORED, duty: [{ days: [1], from: '08:00', to: '08:00' }] }
  const { container } = render(<LimitsPage />)
  await settle()
  expect(screen.getByRole('alert').textContent).toContain('08:00 到 08:00 不成一段')
  fireEvent.click(screen.getByRole('checkbox', { name: '三' }))
  fireEvent.click(screen.getByText('存好'))
  await settle()
  expect(container.textContent).toContain('改好再存')
  expect(asked('saveLimits')).toEqual([])
})
