import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { PickerField } from '@/components/field/picker-field'
import { timeOptions } from '@/components/field/picker-options'
import { Sheet } from '@/components/sheet'
import { typeIn } from './type-in'

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

test('几十项里找一项：写几个字就只剩带它的，找不到说一声；不多的没有这一栏', async () => {
  const units = Array.from({ length: 80 }, (_, at) => ({ value: `u${at}`, label: `单位 ${at}` }))
  const onChange = jest.fn()
  const { unmount } = render(<PickerField label='工作单位' value='' options={units} onChange={onChange} />)
  fireEvent.click(screen.getByRole('button', { name: '工作单位：请选择' }))
  const sheet = screen.getByRole('radiogroup', { name: '工作单位' }).closest<HTMLElement>('.sheet') as HTMLElement
  await typeIn(sheet, 'input', '53')
  expect(within(sheet).getAllByRole('radio').map((each) => each.textContent)).toEqual(['单位 53'])
  await typeIn(sheet, 'input', '没有的')
  expect(sheet.textContent).toContain('没有带“没有的”的')
  await typeIn(sheet, 'input', '53')
  fireEvent.click(within(sheet).getByRole('radio', { name: '单位 53' }))
  expect(onChange).toHaveBeenCalledWith('u53')
  unmount()
  render(<Asked />)
  fireEvent.click(screen.getByRole('button', { name: '平时：指派' }))
  expect(document.querySelectorAll('taro-input-core')).toHaveLength(0)
})
