import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import type { QueueItem, RegistrationView } from '@core/contract/registry'
import { RegistrationCase } from '@/components/registration-queue/registration-case'
import { Served } from '../../src/packages/member/registration/standing'
import { standingOf, stepOf } from '../../src/packages/member/registration/standing-words'

/** What somebody is told of a registration, and the taps it takes to answer one. */
const NOW = Date.UTC(2026, 2, 2, 1)
const DAY = 86_400_000
const VIEW: RegistrationView = {
  id: 'rg-me-1', state: 'applied', round: 1, communityId: 'cm01', community: '颐泽社区', compound: '颐泽花园', unitId: 'un01', unit: '单位 01', phone: { state: 'checked', masked: '138****0001' }, match: 'one',
  confirm: { state: 'asked', until: NOW + 3 * DAY }, acknowledge: { state: 'unasked' }, appeal: { state: 'none' }, appliedAt: NOW, actions: [],
}
const ITEM: QueueItem = { ...VIEW, name: '测试党员', phoneNumber: '13800000001', grid: '第 1 网格', skills: ['water'], rows: [{ id: 'ro1', name: '测试党员', unit: '单位 01' }], dueAt: NOW + 3 * DAY, late: false, decidedByMe: false, actions: ['confirm', 'refuse'] }
const tap = (name: string) => fireEvent.click(screen.getByText(name))

test.each([
  ['等社区', VIEW, ['颐泽社区正在核对', '3\u00a0月\u00a05\u00a0日', '前答复']],
  ['自己填的手机号', { ...VIEW, phone: { ...VIEW.phone, state: 'unchecked' as const } }, ['打个电话核对']],
  ['社区过了时间', { ...VIEW, confirm: { state: 'late' as const } }, ['街道']],
  ['名册上的那条有人报到了', { ...VIEW, match: 'taken' as const }, ['有账号报到过了', '告诉社区', '申诉']],
  ['号码还没核对的，不说那条有没有人', { ...VIEW, match: 'taken' as const, phone: { ...VIEW.phone, state: 'unchecked' as const } }, ['正在核对']],
  ['搬家时还是老社区的', { ...VIEW, from: '社区 02' }, ['您还是社区 02的党员']],
  ['单位还在认', { ...VIEW, state: 'active' as const, acknowledge: { state: 'asked' as const, until: NOW + 5 * DAY } }, ['现在就能接单', '单位 01']],
  ['早就在册的', { ...VIEW, state: 'active' as const, phone: { state: 'called' as const, masked: '' }, acknowledge: { state: 'acknowledged' as const } }, ['名册上的单位是 单位 01']],
  ['单位没认可', { ...VIEW, state: 'active' as const, acknowledge: { state: 'refused' as const }, refusal: { target: 'unit' as const, reason: 'notOurs' as const, note: '没有', at: NOW, appealUntil: NOW + 14 * DAY } }, ['没有认可', '可以申诉']],
  ['社区没通过', { ...VIEW, state: 'refused' as const, refusal: { target: 'community' as const, reason: 'other' as const, note: '没有', at: NOW, appealUntil: NOW + 14 * DAY } }, ['没有通过', '3\u00a0月\u00a016\u00a0日', '可以申诉']],
  ['申诉在街道', { ...VIEW, state: 'refused' as const, appeal: { state: 'open' as const, until: NOW + 5 * DAY } }, ['没有定过这件事的人']],
  ['停了', { ...VIEW, state: 'ended' as const, leaving: { kind: 'stopped' as const, at: NOW } }, ['想回来']],
])('%s：说得出接着怎样、谁在办、到什么时候', (_, view, words) => {
  const { title, next } = standingOf(view, NOW)
  for (const word of words) expect(title + next).toContain(word)
})

test('四步走到哪一步', () => {
  const at = (change: Partial<RegistrationView>) => stepOf({ ...VIEW, ...change })
  expect([at({ phone: { state: 'unchecked', masked: '' } }), at({}), at({ state: 'active', acknowledge: { state: 'asked' } }), at({ state: 'active', acknowledge: { state: 'acknowledged' } })]).toEqual([1, 2, 3, 4])
})

test('本人说的和名册上的摆在一起；确认一下就行，不通过要原因和说明', () => {
  const onAnswer = jest.fn()
  render(<RegistrationCase item={ITEM} now={NOW} onAnswer={onAnswer} />)
  for (const words of ['本人说的', '名册上的', '正好一条', '13800000001']) expect(screen.getByText(words)).toBeTruthy()
  tap('确认报到')
  expect(onAnswer).toHaveBeenLastCalledWith('confirm', {})
  tap('不通过')
  expect(screen.getByText('请选一个原因')).toBeTruthy()
  expect(onAnswer).toHaveBeenCalledTimes(1)
})

test('名册没对上、电话没核对：先给这两步，不给确认', () => {
  render(<RegistrationCase item={{ ...ITEM, match: 'none', rows: [], phone: { state: 'unchecked', masked: '' }, actions: ['callPhone', 'settleMatch', 'refuse'] }} now={NOW} onAnswer={jest.fn()} />)
  expect(screen.queryByText('确认报到')).toBeNull()
  for (const words of ['电话核对过了', '定下名册', '名册上没有', '还没核对']) expect(screen.getByText(words)).toBeTruthy()
})

test('打电话是一下；名册定下以后那张单子自己收起来，不会再点一次', () => {
  const call = jest.spyOn(Taro, 'makePhoneCall').mockResolvedValue({ errMsg: '' })
  const item: QueueItem = { ...ITEM, match: 'none', rows: [], actions: ['settleMatch', 'refuse'] }
  const { rerender } = render(<RegistrationCase item={item} now={NOW} onAnswer={jest.fn()} />)
  fireEvent.click(screen.getByLabelText('打电话给测试党员'))
  expect(call).toHaveBeenCalledWith({ phoneNumber: '13800000001' })
  tap('定下名册')
  expect(screen.getByText('测试党员：名册上没有，凭什么认定')).toBeTruthy()
  rerender(<RegistrationCase item={{ ...item, match: 'settled', actions: ['confirm', 'refuse'] }} now={NOW} onAnswer={jest.fn()} />)
  expect(screen.queryByText('测试党员：名册上没有，凭什么认定')).toBeNull()
})

test('原来是自己定的，告诉要换一个人来看', () => {
  render(<RegistrationCase item={{ ...ITEM, state: 'refused', decidedByMe: true, refusal: { target: 'community', reason: 'other', note: '没有找到人', at: NOW, appealUntil: NOW }, appeal: { state: 'open', text: '我住这里' }, actions: [] }} now={NOW} onAnswer={jest.fn()} />)
  expect(screen.getByText('原来是您定的，要换一个人来看。')).toBeTruthy()
})

test('离开了的人从报到页还进得去自己的服务；在册的、没报到过的，这里没有', () => {
  const span = { name: '颐泽社区', from: NOW - 90 * DAY, to: NOW }
  for (const [mine, shown] of [[{ member: false, communities: [span] }, true], [{ member: true, communities: [span] }, false], [{ member: false, communities: [] }, false]] as const) {
    const { unmount } = render(<Served mine={{ ...mine, communities: [...mine.communities] }} />)
    expect(screen.queryByText('我的服务') !== null).toBe(shown)
    if (shown) {
      tap('我的服务')
      expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/packages/points/service/index' })
    }
    unmount()
  }
})
