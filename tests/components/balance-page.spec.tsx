import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { BalanceView } from '@core/contract/dispatch'
import BalancePage, { Balance } from '@/packages/staff/balance'
import { lastWords } from '@/packages/staff/balance/turns'
import { updateSession } from '@/services/session'
import { typeIn } from './type-in'

/** 分工: bars of hours and offers, whose turn it is, one unit alone, and 回避. */
const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const DAY = 86_400_000
const request = Taro.request as unknown as jest.Mock
const VIEW: BalanceView = {
  members: 40, resting: 2, unasked: 25, now: NOW,
  hours: [{ from: 0, members: 30 }, { from: 0.01, members: 6 }, { from: 1, members: 4 }], offers: [{ from: 0, members: 25 }, { from: 1, members: 15 }],
  trades: [{ skill: '水电小修', members: 12, hours: 9.5, gini: 0.2 }], most: [{ memberId: 'm7', label: '党员 7 号', hours: 3, offers: 9, open: 1 }],
  turns: [{ trade: '水电小修', next: [{ memberId: 'm3', label: '党员 3 号', hours: 0, offers: 0 }, { memberId: 'm4', label: '党员 4 号', hours: 1.5, offers: 2, lastAt: NOW - 12 * DAY }] }, { trade: '理发护理', next: [] }],
  units: [{ id: 'u1', name: '供电公司', members: 9 }, { id: 'u2', name: '第一小学', members: 4 }],
}
const asked = (action: string) => request.mock.calls.filter(([{ data }]: [{ data: { action: string } }]) => data.action === action).map(([{ data }]: [{ data: { input: object } }]) => data.input)
const settle = () => act(async () => { for (let n = 0; n < 10; n += 1) await Promise.resolve() })
let kin: { key: string; tail: string; at: number; by: 'member' | 'staff' }[]

beforeEach(() => {
  kin = [{ key: 'k1', tail: '44', at: NOW - DAY, by: 'member' }]
  Taro.clearStorageSync()
  updateSession({ me: { personId: 'p1', roles: [{ role: 'staff', scopeId: 'cm01' }] } as never, session: 's' })
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string; input: { unitId?: string; phone?: string } } }) => {
    if (data.action === 'addKin') kin = [...kin, { key: 'k2', tail: (data.input.phone ?? '').slice(-2), at: NOW, by: 'staff' }]
    const answers: Readonly<Record<string, object>> = {
      balance: data.input.unitId === undefined ? VIEW : { ...VIEW, unit: '供电公司', members: 9 },
      roster: { items: [{ personId: 'm12', label: '党员 12 号', skills: [] }] },
      kin: { items: kin, now: NOW }, addKin: { items: kin, now: NOW },
    }
    return Promise.resolve({ statusCode: 200, data: { ok: true, data: answers[data.action] ?? {}, requestId: 'r' } })
  })
})

test('谁服务多久、问过几次、均不均都看得到；不排名，只说让谁歇歇', async () => {
  const { container } = render(<BalancePage />)
  await settle()
  expect(container.textContent).toMatch(/本社区 40 位党员，2 位正歇着.*25 位一次也没问到/)
  expect(screen.getByRole('group', { name: '没有服务时间：30 人' })).toBeTruthy()
  expect(container.textContent).toContain('80%')
  expect(container.textContent).toMatch(/先让他们歇歇.*党员 7 号.*问过 9 次/)
})

test('一个人也没有的几档合成一行，不一行一行地空着', async () => {
  const { container } = render(<Balance view={{ ...VIEW, hours: [{ from: 0, members: 40 }, { from: 0.01, members: 0 }, { from: 1, members: 0 }, { from: 2, members: 0 }] }} onUnit={() => undefined} />)
  expect(screen.queryByRole('group', { name: /：0 人$/ })).toBeNull()
  expect(container.textContent).toContain('没有人：不到 1 小时、1–2 小时、2 小时以上')
})

test('轮派的说得出轮到谁、上次服务多久以前；谁也轮不到的也照实说；没有轮派就不写', async () => {
  const { container } = render(<BalancePage />)
  await settle()
  expect(container.textContent).toMatch(/轮到党员 3 号.*还没有服务过.*党员 4 号.*上次服务 12 天前/)
  expect(container.textContent).toMatch(/理发护理会这一样的，手上都满了/)
  expect([lastWords({ lastAt: NOW - 60_000 }, NOW), lastWords({ lastAt: NOW - DAY }, NOW)]).toEqual(['今天刚服务过', '上次服务 1 天前'])
})

test('按单位名称找到一家，只看这一家；再点看全社区', async () => {
  const { container } = render(<BalancePage />)
  await settle()
  fireEvent.click(screen.getByText('按单位看'))
  await typeIn(screen.getByRole('dialog'), 'input', '小学')
  expect(screen.queryByRole('radio', { name: /供电公司/ })).toBeNull()
  await typeIn(screen.getByRole('dialog'), 'input', '')
  fireEvent.click(screen.getByRole('radio', { name: /供电公司/ }))
  await settle()
  expect(asked('balance').at(-1)).toEqual({ as: 'staff', communityId: 'cm01', unitId: 'u1' })
  expect(container.textContent).toContain('供电公司 9 位党员')
  fireEvent.click(screen.getByText('看全社区'))
  await settle()
  expect(container.textContent).toContain('本社区 40 位党员')
})

test('回避：按编号找到党员，看得到记过谁，替他再记一位；号码记下就不留在页面上', async () => {
  const { container } = render(<BalancePage />)
  await settle()
  await typeIn(container, 'input', '12')
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: /党员 12 号/ }))
  await settle()
  expect(container.textContent).toMatch(/电话尾号 44本人记的/)
  const fields = container.querySelectorAll('taro-input-core')
  await act(async () => void fields[fields.length - 1]?.dispatchEvent(new CustomEvent('input', { detail: { value: '13800000045' } })))
  await act(async () => void fireEvent.click(screen.getByText('记下，不派他点的单')))
  await settle()
  expect(asked('addKin')).toEqual([{ as: 'staff', personId: 'm12', phone: '13800000045' }])
  expect(container.textContent).toMatch(/电话尾号 45社区记的/)
  expect(container.textContent).not.toContain('13800000045')
})
