import { fireEvent, render, screen } from '@testing-library/react'
import type { VisitEntryView } from '@core/contract/emergency'
import type { Me } from '@core/contract/people'
import { PageShell } from '@/components/page-shell'
import { ShellContext } from '@/components/page-shell/shell-context'
import { saveMe } from '@/hooks/use-viewer'
import { getSession } from '@/services/session'
import { agreementWords, waitsWords } from '@/packages/emergency/agreement-words'
import { type Declaration, missingIn } from '@/packages/emergency/declare/use-declaration'
import { PersonRow } from '@/packages/emergency/visits/person-row'
import type { VisitsControl } from '@/packages/emergency/visits/use-visits'

/** What the pages of an emergency decide by themselves: what is still to be filled in, and which words a person on a list can be given. */
const NOW = Date.parse('2026-07-20T10:00:00+08:00')
const FULL: Declaration = { title: '强降雨', reason: '预警', level: 'blue', areas: [{ id: 'cm01', name: '颐泽社区' }], later: 'now', from: '2026-07-20', fromClock: '18:00', to: '2026-07-22', toClock: '18:00' }

test('起草缺什么说什么，一样一样来；时间不对也说得清', () => {
  expect(missingIn(FULL, NOW)).toBeUndefined()
  const wrong: readonly (readonly [Partial<Declaration>, string])[] = [
    [{ title: ' ' }, '请写叫什么'], [{ reason: '' }, '请写为什么'], [{ areas: [] }, '请选范围'], [{ to: '2026-07-19' }, '结束要晚于开始'], [{ later: 'later', from: '2026-07-23' }, '结束要晚于开始'], [{ level: 'red', to: '2026-07-28' }, '这一级别最长 7 天，请改早一些'],
  ]
  for (const [change, said] of wrong) expect([change, missingIn({ ...FULL, ...change }, NOW)]).toEqual([change, said])
})

const control = (as: 'staff' | 'member') => ({ as, mark: jest.fn(), order: jest.fn(), remove: jest.fn() }) as unknown as VisitsControl
const person: VisitEntryView = { id: 'v1', sort: 'alone', name: '王桂兰', door: '2单元301' }
const labels = () => screen.getAllByRole('button').map((each) => each.getAttribute('aria-label'))

test('名单上的一位：还没看的三句话可选，社区还能去掉；要帮助的能转成一单；转了就不再改', () => {
  const { rerender } = render(<PersonRow entry={person} now={NOW} control={control('member')} onHelp={jest.fn()} />)
  expect(labels()).toEqual(['王桂兰：看过了', '王桂兰：没人在家', '王桂兰：需要帮助'])
  rerender(<PersonRow entry={person} now={NOW} control={control('staff')} onHelp={jest.fn()} />)
  expect(labels()).toContain('从名单去掉王桂兰')
  const helped = control('member')
  rerender(<PersonRow entry={{ ...person, mark: 'needHelp', markedBy: '党员 1 号', markedAt: NOW, note: '药吃完了' }} now={NOW} control={helped} onHelp={jest.fn()} />)
  expect(screen.getByText(/药吃完了/)).toBeTruthy()
  fireEvent.click(screen.getByLabelText('王桂兰：转成一单'))
  expect(helped.order).toHaveBeenCalledWith('v1')
  rerender(<PersonRow entry={{ ...person, mark: 'needHelp', markedBy: '党员 1 号', markedAt: NOW, orderId: 'o1' }} now={NOW} control={helped} onHelp={jest.fn()} />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('正在生效的应急只在首页顶上，点一下打开；别的页面不挂', () => {
  const open = jest.fn()
  const shell = { elder: false, wide: false, tabs: [], place: '', notices: [], closeNotice: jest.fn(), alarms: [{ id: 'e1', text: '强降雨应急生效中，看要做什么', open }], inset: { top: 0, right: 0, height: 0 } }
  const { rerender } = render(<ShellContext.Provider value={shell}><PageShell title='首页' tab='home'>{null}</PageShell></ShellContext.Provider>)
  fireEvent.click(screen.getByRole('link', { name: /强降雨应急/ }))
  expect(open).toHaveBeenCalledTimes(1)
  rerender(<ShellContext.Provider value={shell}><PageShell title='订单'>{null}</PageShell></ShellContext.Provider>)
  expect(screen.queryByRole('link')).toBeNull()
})

test('改了自己的资料，答复里没有带应急，首页上的也不丢；带了空的才拿掉', () => {
  const me = { personId: 'p1', label: '居民', roles: [], roleToken: 't', roleTokenUntil: 1, now: NOW } as unknown as Me
  saveMe({ ...me, alarms: [{ id: 'e1', title: '强降雨', until: NOW + 1 }] })
  saveMe(me)
  expect(getSession().me?.alarms).toHaveLength(1)
  saveMe({ ...me, alarms: [] })
  expect(getSession().me?.alarms).toEqual([])
})

test('起草的话按谁、按级别说：街道的交区里，区里自己的要另一位，只有一位时说清楚', () => {
  expect([agreementWords('street', 'red', false).before, agreementWords('street', 'red', false).button]).toEqual(['区里同意后才生效，到时间自己结束', '交区里同意'])
  expect(agreementWords('district', 'orange', false)).toEqual({ before: '区里另一位同意后才生效，到时间自己结束', button: '交区里另一位同意', done: '交上去了，等区里另一位同意' })
  expect(agreementWords('district', 'orange', true).stuck).toContain('只有您一位')
  expect([agreementWords('district', 'blue', true).stuck, agreementWords('district', 'blue', true).button]).toEqual([undefined, '起草好'])
  expect([waitsWords('red', false), waitsWords('red', true)]).toEqual(['这一级别要两个人：等区里另一位来同意。', expect.stringContaining('只有您一位')])
})
