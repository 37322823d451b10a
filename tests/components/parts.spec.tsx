import fs from 'node:fs'
import path from 'node:path'
import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { ConfirmSheet, UNREAD_MS } from '@/components/confirm-sheet'
import { Countdown } from '@/components/countdown'
import { ICON_NAMES } from '@/components/icon/names'
import { PageState } from '@/components/page-state'
import { BETWEEN, placeWords } from '@/components/place-words'
import { TabBar } from '@/components/tab-bar'

test('每个图标名都画了图，每张图都有名字', () => {
  const drawn = fs.readFileSync(path.resolve(__dirname, '../../src/components/icon/_paths.scss'), 'utf8').matchAll(/^ {2}'([a-z]+)':/gm)
  expect([...drawn].map(([, name]) => name).sort()).toEqual([...ICON_NAMES].sort())
})

test('不能点的按钮写明为什么，点了也没有反应', () => {
  const onTap = jest.fn()
  render(<Button disabledReason='您的健康证已过期' onTap={onTap}>我来</Button>)
  fireEvent.click(screen.getByRole('button'))
  expect(onTap).not.toHaveBeenCalled()
  expect(screen.getByText('您的健康证已过期')).toBeTruthy()
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true')
})

test('用键盘的回车和空格也能按', () => {
  const onTap = jest.fn()
  render(<Button onTap={onTap}>我来</Button>)
  const button = screen.getByRole('button')
  expect(button.getAttribute('tabindex')).toBe('0')
  fireEvent.keyDown(button, { key: 'Enter' })
  fireEvent.keyDown(button, { key: ' ' })
  fireEvent.keyDown(button, { key: 'a' })
  expect(onTap).toHaveBeenCalledTimes(2)
})

test('第一次加载失败时能再试，刷新失败时内容还在', () => {
  const reload = jest.fn()
  const { rerender } = render(<PageState query={{ data: undefined, error: { message: '网络没有连上' }, loading: false, reload }}>{() => '内容'}</PageState>)
  fireEvent.click(screen.getByText('再试一次'))
  expect(reload).toHaveBeenCalledTimes(1)
  rerender(<PageState query={{ data: ['x'], error: { message: '网络没有连上' }, loading: false, reload }}>{() => '内容'}</PageState>)
  expect(screen.getByText('内容')).toBeTruthy()
  expect(screen.getByText('重试')).toBeTruthy()
})

test('面板里还缺什么写在按钮上面，没有填好不能确认', () => {
  const onConfirm = jest.fn()
  const sheet = (missing?: string) => <ConfirmSheet question='退回这一单？' confirmLabel='退回' missing={missing} onConfirm={onConfirm} onCancel={() => undefined} />
  const { rerender } = render(sheet('请填写原因'))
  fireEvent.click(screen.getByText('退回'))
  expect(onConfirm).not.toHaveBeenCalled()
  const said = screen.getByText('请填写原因')
  expect(said.compareDocumentPosition(screen.getByText('退回')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  rerender(sheet())
  fireEvent.click(screen.getByText('退回'))
  expect(onConfirm).toHaveBeenCalledTimes(1)
})

test('打开面板的手指再点一下不算数：过了看得清的一会儿才听', () => {
  jest.useFakeTimers()
  try {
    const onConfirm = jest.fn()
    render(<ConfirmSheet question='就按新规则派单？' confirmLabel='开始用' onConfirm={onConfirm} onCancel={() => undefined} />)
    fireEvent.click(screen.getByText('开始用'))
    expect(onConfirm).not.toHaveBeenCalled()
    act(() => void jest.advanceTimersByTime(UNREAD_MS))
    fireEvent.click(screen.getByText('开始用'))
    expect(onConfirm).toHaveBeenCalledTimes(1)
  } finally {
    jest.useRealTimers()
  }
})

test('倒计时按服务器的时间走，过一会儿自己变', () => {
  jest.useFakeTimers()
  try {
    render(<Countdown due={Date.now() + 31 * 60_000} offset={0} caption='派单时限' />)
    const toneOf = (words: string) => screen.getByText(words).closest('.countdown__left')?.className
    expect(toneOf('还剩 31 分钟')).toContain('countdown__left--warn')
    act(() => void jest.advanceTimersByTime(90_000))
    expect(toneOf('还剩 29 分钟')).toContain('countdown__left--danger')
  } finally {
    jest.useRealTimers()
  }
})

test('底部标签点当前页不跳，点别的才跳', () => {
  const tabs = [{ key: 'home', label: '首页', icon: 'home', url: '/pages/home/index' }, { key: 'me', label: '我的', icon: 'me', url: '/pages/me/index' }] as const
  render(<TabBar tabs={tabs} current='home' />)
  fireEvent.click(screen.getByText('首页'))
  expect(Taro.switchTab).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('我的'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' })
})

test('一串情况之间的点留在前面那一样后面：一行不拿它开头', () => {
  expect(BETWEEN).toBe('\u00A0· ')
  expect(placeWords('颐泽花园 3号楼')).toBe('颐泽花园\u00A0· 3\u00A0号楼')
})
