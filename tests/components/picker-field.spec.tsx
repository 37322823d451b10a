import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { PickerField } from '@/components/field/picker-field'
import { timeOptions } from '@/components/field/picker-options'
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

test('钟点每半小时一项，别处定的也在里面；打开时选好的那一项标着，也滚到了眼前', () => {
  expect(timeOptions('22:00').map(({ value }) => value).slice(0, 3)).toEqual(['00:00', '00:30', '01:00'])
  expect(timeOptions('07:15').map(({ value }) => value)).toContain('07:15')
  const seen: string[] = []
  Element.prototype.scrollIntoView = function (this: Element) { seen.push(this.textContent ?? '') }
  render(<PickerField label='几点' mode='time' value='07:15' onChange={() => undefined} />)
  fireEvent.click(screen.getByRole('button', { name: '几点：07:15' }))
  expect(screen.getAllByRole('radio').filter((each) => each.getAttribute('aria-checked') === 'true').map((each) => each.textContent)).toEqual(['07:15'])
  expect(seen).toEqual(['07:15'])
})
