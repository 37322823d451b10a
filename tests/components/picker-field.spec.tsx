import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { PickerField } from '@/components/field/picker-field'
import { dateLabel, dateOptions, timeOptions } from '@/components/field/picker-options'
import { Sheet } from '@/components/sheet'

const OPTIONS = [{ value: 'a', label: '指派', note: '一单一单定' }, { value: 'b', label: '抢单', note: '先答应的先接' }]

function Asked({ onClose = () => undefined }: { readonly onClose?: () => void }) {
  const [value, setValue] = useState('a')
  return <Sheet title='改这条规则' onClose={onClose}><PickerField label='平时' value={value} options={OPTIONS} onChange={setValue} /></Sheet>
}

test('在浏览器里是一张列表：每一项都写明是什么意思，点一下就选上，列表收起', () => {
  render(<Asked />)
  fireEvent.click(screen.getByRole('button', { name: '平时：指派' }))
  const list = screen.getByRole('radiogroup', { name: '平时' })
  expect(within(list).getAllByRole('radio').map((each) => [each.textContent, each.getAttribute('aria-checked')])).toEqual([['指派一单一单定', 'true'], ['抢单先答应的先接', 'false']])
  fireEvent.click(screen.getByRole('radio', { name: '抢单，先答应的先接' }))
  expect(screen.queryByRole('radiogroup', { name: '平时' })).toBeNull()
  expect(screen.getByRole('button', { name: '平时：抢单' })).toBeTruthy()
})

test('按 Esc 只收起最上面的一张', () => {
  const onClose = jest.fn()
  render(<Asked onClose={onClose} />)
  fireEvent.click(screen.getByRole('button', { name: '平时：指派' }))
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(screen.queryByRole('radiogroup', { name: '平时' })).toBeNull()
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(onClose).toHaveBeenCalledTimes(1)
})

test('钟点每半小时一项，别处定的也在里面；日子从哪天起就从哪天列', () => {
  expect(timeOptions('22:00').map(({ value }) => value).slice(0, 3)).toEqual(['00:00', '00:30', '01:00'])
  expect(timeOptions('07:15').map(({ value }) => value)).toContain('07:15')
  const [first, second] = dateOptions('2026-11-27', Date.parse('2026-11-26T10:00:00+08:00'))
  expect([first, second]).toEqual([{ value: '2026-11-27', label: '明天 周五' }, { value: '2026-11-28', label: '后天 周六' }])
  expect(dateOptions('2026-11-24', Date.parse('2026-11-26T10:00:00+08:00'), '2026-11-26').map(({ value }) => value)).toEqual(['2026-11-26', '2026-11-25', '2026-11-24'])
})

test('选好的日子和列表里说的一样；打开时选好的那一项标着，也滚到了眼前', () => {
  const seen: string[] = []
  Element.prototype.scrollIntoView = function (this: Element) { seen.push(this.textContent ?? '') }
  const day = '2031-12-01'
  render(<PickerField label='哪一天' mode='date' start='2031-11-20' value={day} onChange={() => undefined} />)
  const words = dateLabel(day, Date.now())
  expect(words).toBe('2031\u00a0年\u00a012\u00a0月\u00a01\u00a0日 周一')
  fireEvent.click(screen.getByRole('button', { name: `哪一天：${words}` }))
  expect(screen.getAllByRole('radio').filter((each) => each.getAttribute('aria-checked') === 'true').map((each) => each.textContent)).toEqual([words])
  expect(seen).toEqual([words])
})
