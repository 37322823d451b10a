import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { DateField, type DateFieldProps } from '@/components/date-field'
import { dayAfterKey, monthOf, weeksOf } from '@/components/date-field/month'
import { dayNumber } from '@/components/china-time'

const NOW = Date.parse('2026-11-26T10:00:00+08:00')
beforeEach(() => { jest.useFakeTimers({ now: NOW }) })
afterEach(() => { jest.useRealTimers() })

function Asked({ first = '', ...rest }: Partial<DateFieldProps> & { readonly first?: string }) {
  const [value, setValue] = useState(first)
  return <><DateField label='哪一天' value={value} onChange={setValue} {...rest} /><output>{value}</output></>
}
const open = () => {
  fireEvent.click(screen.getByRole('button', { name: /^哪一天：/ }))
  act(() => { jest.advanceTimersByTime(1) })
}
const radio = (name: string) => screen.getByRole('radio', { name: name.replace(/ (?=[月日年])|(?<=[月年]) /g, '\u00a0') })

test('打开是今天这个月，一天一格，从周一排起；点一天就选上，收起来', () => {
  render(<Asked />)
  open()
  const month = screen.getByRole('radiogroup', { name: '哪一天，2026 年 11 月' })
  expect(within(month).getAllByRole('radio')).toHaveLength(30)
  expect(radio('今天 周四').textContent).toBe('26今天')
  fireEvent.click(radio('明天 周五'))
  expect(screen.getByRole('status', { hidden: true, name: '' }).textContent).toBe('2026-11-27')
  expect(screen.queryByRole('radiogroup')).toBeNull()
  expect(screen.getByRole('button', { name: '哪一天：明天 周五' })).toBeTruthy()
})

test('过去的日子点不了，上个月也翻不到；下个月翻得到', () => {
  render(<Asked />)
  open()
  expect(radio('昨天 周三').getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(radio('昨天 周三'))
  expect(screen.getByRole('radiogroup')).toBeTruthy()
  expect(screen.getByRole('button', { name: '上个月' }).getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: '下个月' }))
  fireEvent.click(radio('12 月 1 日 周二'))
  expect(screen.getByRole('button', { name: '哪一天：12\u00a0月\u00a01\u00a0日 周二' })).toBeTruthy()
})

test('只能选过去的：到哪天为止就到哪天，往前翻得到', () => {
  render(<Asked first='2026-11-20' start='2026-09-05' end='2026-11-25' />)
  open()
  expect(radio('今天 周四').getAttribute('aria-disabled')).toBe('true')
  expect(radio('11 月 20 日 周五').getAttribute('aria-checked')).toBe('true')
  expect(screen.getByRole('button', { name: '下个月' }).getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: '上个月' }))
  fireEvent.click(screen.getByRole('button', { name: '上个月' }))
  expect(screen.getByRole('button', { name: '上个月' }).getAttribute('aria-disabled')).toBe('true')
  expect(radio('9 月 4 日 周五').getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(radio('9 月 5 日 周六'))
  expect(screen.getByRole('button', { name: /^哪一天：/ }).textContent).toBe('9\u00a0月\u00a05\u00a0日 周六')
})

test('打开在能选的第一天的那个月，手机的钟走偏了也一样', () => {
  render(<Asked start='2027-02-27' />)
  open()
  expect(screen.getByRole('radiogroup', { name: '哪一天，2027 年 2 月' })).toBeTruthy()
  expect(document.activeElement).toBe(radio('2027 年 2 月 27 日 周六'))
})

test('键盘：方向键一天一天走，翻页键一月一月走，回车选上；Tab 只停一处', () => {
  render(<Asked first='2026-11-30' />)
  open()
  expect(document.activeElement).toBe(radio('11 月 30 日 周一'))
  expect(screen.getAllByRole('radio').filter((each) => each.getAttribute('tabindex') === '0')).toHaveLength(1)
  const press = (key: string) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key })
    act(() => { jest.advanceTimersByTime(1) })
  }
  press('ArrowRight')
  expect(document.activeElement).toBe(radio('12 月 1 日 周二'))
  press('ArrowDown')
  press('PageDown')
  expect(document.activeElement).toBe(radio('2027 年 1 月 8 日 周五'))
  press('Enter')
  expect(screen.getByRole('button', { name: /^哪一天：/ }).textContent).toBe('2027\u00a0年\u00a01\u00a0月\u00a08\u00a0日 周五')
})

test('月份的格子：周一在前，邻月的空着；31 日翻到短的月份停在月底', () => {
  const day = (text: string) => dayNumber(Date.parse(`${text}T12:00:00+08:00`))
  const weeks = weeksOf(monthOf(day('2026-02-10')))
  expect([weeks.length, weeks.every((week) => week.length === 7), weeks.flat().filter((each) => each !== undefined).length]).toEqual([5, true, 28])
  expect(weeks[0]?.indexOf(day('2026-02-01'))).toBe(6)
  expect(dayAfterKey(day('2027-01-31'), 'PageDown')).toBe(day('2027-02-28'))
  expect(dayAfterKey(day('2026-11-26'), 'a')).toBeUndefined()
})
