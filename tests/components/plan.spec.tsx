import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { withdrawal } from '@/hooks/withdrawal'
import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import { NoticeLines } from '@/components/notice'
import { closeNotice, say, useNotices } from '@/hooks/notice'
import { changedWords } from '@/packages/staff/plan/changed-words'
import { ChooseSheet } from '@/packages/staff/plan/choose-sheet'
import { isChanged, itemsOf, lotsOf, lotWords, standing, subWords } from '@/packages/staff/plan/plan'
import { calibrationWords } from '@/packages/staff/plan/calibration'
import { HeldList } from '@/packages/staff/plan/held-list'
import { heldWords, holdChoices } from '@/packages/staff/plan/hold'
import { HoldSheet } from '@/packages/staff/plan/hold-sheet'
import { PlanRow } from '@/packages/staff/plan/plan-row'
import { Proof } from '@/packages/staff/plan/proof'

const request = Taro.request as unknown as jest.Mock
const person = (memberId: string) => ({ memberId, label: memberId, reasons: [], value: 500 })
const order = (orderId: string, also: Partial<PlannedOrderView> = {}): PlannedOrderView => ({
  orderId, version: 4, no: '', title: orderId, place: '', service: '', urgency: 'p2', queue: 'toDispatch', need: 1, state: 'complete', eligible: 3, seats: [person(`${orderId}1`)], others: [person(`${orderId}2`)], next: [`${orderId}2`, `${orderId}3`], ...also,
})

test('方案照原样派出；换了人的，别的单不再接着问他；缺人的一队先不派', () => {
  const plan = [order('a'), order('b'), order('c', { need: 2, state: 'incomplete' }), order('d', { state: 'nobody', seats: [], eligible: 0 })]
  expect(itemsOf(plan, {})).toEqual([{ orderId: 'a', version: 4, memberIds: ['a1'], next: ['a2', 'a3'] }, { orderId: 'b', version: 4, memberIds: ['b1'], next: ['b2', 'b3'] }])
  expect(itemsOf(plan, { a: ['b2'], b: 'none', c: ['c1'], d: 'pool' })).toEqual([
    { orderId: 'a', version: 4, memberIds: ['b2'], next: ['a2', 'a3'] }, { orderId: 'c', version: 4, memberIds: ['c1'], next: ['c2', 'c3'] }, { orderId: 'd', version: 4, memberIds: [], pool: true },
  ])
  expect(itemsOf(plan, { a: ['b2'] })[1]?.next).toEqual(['b3'])
})

test('派出以前先说清派给几人、共几单、几单放到抢单池；同一个人算一次', () => {
  const words = lotWords([{ orderId: 'a', memberIds: ['m1'] }, { orderId: 'b', version: 4, memberIds: ['m2'] }, { orderId: 'c', version: 4, memberIds: ['m1'] }, { orderId: 'd', version: 4, memberIds: [], pool: true }])
  expect(words.question).toBe('派给 2 人，共 4 单？')
  expect(words.note).toContain('其中 1 单放到抢单池')
  expect(lotWords([{ orderId: 'a', memberIds: [], pool: true }, { orderId: 'b', version: 4, memberIds: [], pool: true }]).question).toBe('把 2 单放到抢单池？')
  expect(lotWords([{ orderId: 'a', memberIds: ['m1'] }]).note).not.toContain('抢单池')
})

const asked = () => request.mock.calls.map(([{ data }]: [{ data: { input: { orderId: string }; requestId: string } }]) => ({ orderId: data.input.orderId, requestId: data.requestId }))
/** What the server does with each order: takes back, refuses, or cannot be reached. */
function server(answers: Readonly<Record<string, 'ok' | 'WRONG_STATE' | 'lost'>>) {
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string; input: { orderId: string } } }) => {
    const answer = answers[data.input.orderId]
    if (answer === 'lost') return Promise.reject(new Error('request:fail'))
    return Promise.resolve({ statusCode: 200, data: answer === 'ok' ? { ok: true, data: {}, requestId: 'r' } : { ok: false, code: answer, requestId: 'r' } })
  })
}
const notice = () => renderHook(() => useNotices()).result.current[0]

test('全部收回：每一单各收一次，都收回了就说几单', async () => {
  server({ a: 'ok', b: 'ok' })
  const undo = withdrawal(['a', 'b'])
  await act(() => Promise.all([undo(), undo()]))
  expect(asked().map(({ orderId }) => orderId)).toEqual(['a', 'b'])
  expect(notice()).toMatchObject({ text: '已收回 2 单，都回到待派单', tone: 'ok' })
})

test('有人已经接了的收不回，照实说；没连上的可以再收一次，还是同一个请求编号', async () => {
  server({ a: 'ok', b: 'WRONG_STATE', c: 'lost' })
  await act(withdrawal(['a', 'b', 'c']))
  expect(notice()).toMatchObject({ text: expect.stringMatching(/^收回了 1 单，还有 2 单没有收回：/) as string, tone: 'wrong', undo: { label: '再收一次' } })
  const first = asked().find(({ orderId }) => orderId === 'c')
  server({ c: 'ok' })
  const undo = notice()?.undo
  await act(async () => void (await undo?.run()))
  expect(asked()).toEqual([first])
  expect(notice()?.text).toBe('已收回 2 单，都回到待派单')
})

const NO_WORDS = { worse: [], points: '' }
const certificate = { certified: true, value: 1000, dual: 1000, pairs: 30, members: 20, weights: 'w', model: 'm', answers: 0 } as const
const planOf = (orders: readonly PlannedOrderView[]): PlanView => ({ orders: [...orders], certificate, calibration: { answers: 0, tenths: [] }, plan: 'p.s', now: 0 })

test('改过以后不再说“已证明”：先说哪里不如方案，再说少多少分；改回原样就又是证明过的', () => {
  const orders = [order('a'), order('b', { others: [{ ...person('b2'), value: 420 }] }), order('c', { queue: 'back' })]
  const plan = planOf(orders)
  expect(standing(plan, {}, [])).toEqual({ changed: 0, value: 1000 })
  expect(standing(plan, { a: ['a1'], b: ['b2'] }, [])).toEqual({ changed: 1, value: 920 })
  expect(standing(plan, { a: 'none', b: 'pool', c: ['x9'] }, [{ ...person('x9'), value: 100 }])).toEqual({ changed: 3, value: -400 })
  expect([isChanged({ a: ['a1'] }, orders[0] as PlannedOrderView), isChanged({ a: 'pool' }, orders[0] as PlannedOrderView)]).toEqual([false, true])
  expect(subWords(orders, itemsOf(orders, {}))).toBe('3 单（1 单是退回的）')
  expect(subWords(orders, itemsOf(orders, { a: 'none' }))).toBe('3 单（1 单是退回的），这次派 2 单，1 单先留着')
  const { rerender } = render(<Proof plan={plan} changed={1} words={changedWords(plan, { b: ['b2'] }, [])} onBack={() => undefined} />)
  expect(screen.getByRole('status').textContent).toMatch(/您改了 1 单.*合起来比方案少 80 分/)
  expect(screen.getByRole('status').textContent).not.toContain('已证明')
  rerender(<Proof plan={plan} changed={0} words={NO_WORDS} onBack={() => undefined} />)
  expect(screen.getByRole('status').textContent).toBe('这样派最合算，已证明为什么')
  fireEvent.click(screen.getByText('为什么'))
  expect(screen.getByRole('status').textContent).toMatch(/分是系统给.*打的.*20 位党员.*30 种配法.*1,000 分/)
  fireEvent.click(screen.getByText('收起'))
  expect(screen.getByRole('status').textContent).not.toContain('种配法')
})

const near: PlannedOrderView['seats'][number] = { ...person('a1'), label: '党员 1 号', distanceM: 300, reasons: [{ tone: 'muted', text: '本周还没接单' }] }
const far: PlannedOrderView['seats'][number] = { ...person('a2'), label: '党员 2 号', distanceM: 920, value: 400, reasons: [{ tone: 'muted', text: '本周已接 2 单' }] }

test('改得不如方案，用人话说差在哪：远多少、忙不忙、有什么不合适、谁还等着', () => {
  const plan = planOf([order('a', { title: '水管漏水', seats: [near], others: [far] }), order('b', { title: '陪诊' }), order('c', { title: '换灯' })])
  expect(changedWords(plan, { a: ['a2'], b: 'none', c: 'pool' }, []).worse).toEqual(['「水管漏水」换成党员 2 号：远 620 米，本周已接 2 单', '「陪诊」先留着，还没有人去', '「换灯」放到抢单池，谁来、几时来说不准'])
  expect(changedWords(plan, { a: ['a9'] }, [{ ...near, memberId: 'a9', label: '党员 9 号', value: 100, reasons: [{ tone: 'warn', text: '到了本周上限' }] }]).worse).toEqual(['「水管漏水」换成党员 9 号：到了本周上限'])
  const team = planOf([order('t', { title: '抬洗衣机', need: 2, seats: [near, far] })])
  expect(changedWords(team, { t: ['a1'] }, []).worse).toEqual(['「抬洗衣机」少派 1 人'])
})

test('改过分反而多的，说清为什么不算更好：同一个人排了两单、规矩这时不问他、规则先找别人、让别人分担', () => {
  const best = { ...near, memberId: 'b9', label: '党员 9 号', value: 700, distanceM: undefined }
  const plan = (also: Partial<PlannedOrderView> = {}) => planOf([order('a', { title: '水管漏水', seats: [near], ...also }), order('b', { title: '陪诊', seats: [best] })])
  const twice = changedWords(plan(), { a: ['b9'] }, [best])
  expect(twice.worse[0]).toBe('党员 9 号一次排了 2 单，只去得了一单，「陪诊」可能还得等')
  expect(twice.points).toBe('分加起来多 200 分，可这不算更好：同一个人一次只问一单，两单都算分就算重了')
  const other = { ...best, memberId: 'x9' }
  expect(changedWords(plan(), { a: ['x9'] }, [{ ...other, reasons: [{ tone: 'warn', text: '免打扰时间' }] }]).points).toContain('党员 9 号免打扰时间，这样的人方案不问')
  expect(changedWords(plan({ route: '夜里找供水' }), { a: ['x9'] }, [other]).points).toContain('「水管漏水」按规则「夜里找供水」先找别人')
  expect(changedWords(plan(), { a: ['x9'] }, [other]).points).toContain('最近派得比同样的人多')
})

test('要一个人的点一位就换上；要两个人的第三位不会悄悄挤掉第一位，先去掉一位才能换', () => {
  const chosen = jest.fn()
  const sheet = (need: number) => <ChooseSheet order={order('a', { need, others: [person('a2'), person('a3')] })} choice={need === 1 ? ['a1'] : ['a1', 'a2']} found={[]} elsewhere={new Set(['a3'])} onChoose={chosen} onHold={() => undefined} onClose={() => undefined} />
  const { unmount } = render(sheet(1))
  fireEvent.click(screen.getByRole('radio', { name: /^a2/ }))
  expect(chosen).toHaveBeenLastCalledWith(['a2'], [person('a2')])
  unmount()
  chosen.mockClear()
  render(sheet(2))
  fireEvent.click(screen.getByRole('checkbox', { name: /^a3，这次也问他另一单/ }))
  expect(screen.getByRole('alert').textContent).toContain('已经勾了 2 位')
  fireEvent.click(screen.getByRole('checkbox', { name: /^a1/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /^a3/ }))
  fireEvent.click(screen.getByText('就派他们'))
  expect(chosen).toHaveBeenLastCalledWith(['a2', 'a3'], expect.anything())
})

test('能收回的那一句，后面的话来了也还在；点了收回就让位；只说一声的被新的一句换掉', () => {
  act(() => { say('已派出 7 单', { label: '全部收回', run: () => say('正在收回…') }, { about: ['o1'] }) })
  act(() => { say('已受理'); say('已改派') })
  const all = () => renderHook(() => useNotices()).result.current
  expect(all().map(({ text }) => text)).toEqual(['已改派', '已派出 7 单'])
  render(<NoticeLines notices={all()} onClose={closeNotice} />)
  fireEvent.click(screen.getByText('全部收回'))
  expect(all().map(({ text }) => text)).toEqual(['正在收回…'])
  act(() => closeNotice())
})

test('能收回几秒，一秒一秒数得到；只说一声的不数；数完就没有了', () => {
  jest.useFakeTimers({ now: NOON })
  act(() => { say('已派出 7 单', { label: '全部收回', run: () => undefined }, { about: ['o1'] }); say('已受理') })
  const Shown = () => <NoticeLines notices={useNotices()} onClose={closeNotice} />
  const { container } = render(<Shown />)
  expect(container.textContent).toContain('30 秒全部收回')
  expect(container.textContent?.match(/秒/g)).toHaveLength(1)
  act(() => void jest.advanceTimersByTime(12_000))
  expect(container.textContent).toContain('18 秒全部收回')
  expect(screen.getByText('18 秒').getAttribute('aria-hidden')).toBe('true')
  act(() => void jest.advanceTimersByTime(18_000))
  expect(container.textContent).not.toContain('全部收回')
  jest.useRealTimers()
})

test('几百单分批派，一单不多一单不少', () => {
  const items = itemsOf(Array.from({ length: 120 }, (_, n) => order(`o${n}`)), {})
  const lots = lotsOf(items)
  expect(lots.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(lots.flat()).toEqual(items)
})

test('估得准不准照实说：没人回答过、回答太少、平均差多少；点明细看说几成的实际几成', () => {
  expect(calibrationWords({ answers: 0 })).toContain('还没有人回答过')
  expect(calibrationWords({ answers: 12 })).toContain('才有 12 次回答，估得准不准还说不出')
  const calibration = { answers: 1240, error: 0.021, tenths: [{ count: 64, said: 0.7, yes: 45 }] }
  render(<Proof plan={{ ...planOf([order('a')]), calibration }} changed={0} words={NO_WORDS} onBack={() => undefined} />)
  fireEvent.click(screen.getByText('为什么'))
  expect(screen.getByRole('status').textContent).toContain('看过本街道 1,240 次回答，估的和实际平均差 2.1 个百分点')
  fireEvent.click(screen.getByText('看明细'))
  expect(screen.getByText('估 70% 会答应的 64 次')).toBeTruthy()
  expect(screen.getByText('答应了 45 次，70%')).toBeTruthy()
})

const NOON = Date.parse('2026-03-02T12:10:00+08:00')
test('先不派要说留到什么时候：今天还来得及的几个钟点，再是往后的早上；都在七天以内', () => {
  expect(holdChoices(NOON).map(({ label }) => label)).toEqual(['一小时后', '今天下午两点', '明天早上', '后天早上', '六天后早上'])
  expect(holdChoices(NOON + 3 * 3_600_000).map(({ label }) => label)).not.toContain('今天下午两点')
  for (const { until } of holdChoices(NOON)) expect([until > NOON, until < NOON + 7 * 86_400_000]).toEqual([true, true])
  expect(heldWords({ until: NOON + 86_400_000, mine: false }, NOON)).toBe('同事留到明天 12:10，到时再排')
})

test('没选时间不能先留着；选了就带着那个时间去存', () => {
  jest.useFakeTimers({ now: NOON })
  const held = jest.fn()
  render(<HoldSheet title='水管漏水' busy={false} onHold={held} onClose={() => undefined} />)
  expect(screen.getByText('选好留到什么时候')).toBeTruthy()
  fireEvent.click(screen.getByText('先留着'))
  expect(held).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('radio', { name: '明天早上' }))
  fireEvent.click(screen.getByText('先留着'))
  expect(held).toHaveBeenCalledWith(Date.parse('2026-03-03T08:30:00+08:00'))
  jest.useRealTimers()
})

test('先不派的单列在方案下面，写着谁留到几时，一点就接着派', () => {
  const ended = jest.fn()
  const held = { orderId: 'a', no: '', title: '换灯', queue: 'toDispatch' as const, until: NOON + 3_600_000, mine: true }
  render(<HeldList held={[held]} now={NOON} busy={false} onEnd={ended} />)
  expect(screen.getByText('您留到今天 13:10，到时再排')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '接着派：换灯' }))
  expect(ended).toHaveBeenCalledWith(held)
})

test('一队只找到一半的，标明差几人、怎样能多几个，先不派；工作人员决定先派，才带着这一位去', () => {
  const half = order('h', { need: 2, state: 'incomplete', removed: { skill: 8 }, remedies: [{ remedy: 'waitForDuty', gained: 3 }], others: [] })
  const { rerender } = render(<PlanRow order={half} choice='none' people={[]} changed={false} onChange={() => undefined} />)
  expect(document.body.textContent).toContain('只找到 1 人，还差 1 人，先不派')
  expect(document.body.textContent).toContain('等到值班时间，多 3 人')
  expect(itemsOf([half], {})).toEqual([])
  rerender(<PlanRow order={half} choice={['h1']} people={[person('h1')]} changed onChange={() => undefined} />)
  expect(document.body.textContent).toContain('还差 1 人，派出后接着找')
  expect(itemsOf([half], { h: ['h1'] })).toEqual([{ orderId: 'h', version: 4, memberIds: ['h1'], next: ['h2', 'h3'] }])
})
