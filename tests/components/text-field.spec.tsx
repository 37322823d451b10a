import { render, screen } from '@testing-library/react'
import { submitInput } from '@core/contract/orders'
import { useState } from 'react'
import { wordErrors } from '@/components/address-fields/address'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { MAX, roomLeft, tooLong } from '@/components/field/too-long'
import { typeIn } from './type-in'

const onChange = jest.fn()

function Asked({ max }: { readonly max: number }) {
  const [value, setValue] = useState('')
  return <TextField label='一句话' value={value} maxLength={max} onChange={(next) => { onChange(next); setValue(next) }} />
}

test('写多了一个字也不丢，说清多了几个，快到头时先数给人看', async () => {
  const { container } = render(<Asked max={10} />)
  expect(container.querySelector('.field__room')).toBeNull()
  await typeIn(container, 'input', '一二三四五六七八九')
  expect(screen.getByText('还能写 1 个字')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
  await typeIn(container, 'input', '一二三四五六七八九十一二')
  expect(onChange).toHaveBeenLastCalledWith('一二三四五六七八九十一二')
  expect(screen.getByRole('alert').textContent).toBe('最多 10 个字，多了 2 个，请删短一些。')
  expect((container.querySelector('taro-input-core') as HTMLElement & { maxlength: number }).maxlength).toBe(-1)
})

test('前后的空格不算字，刚好写满不算错', () => {
  expect(tooLong('  一二三  ', 3)).toBeUndefined()
  expect(tooLong('一二三四', 3)).toContain('多了 1 个')
  expect(roomLeft('一二三', 3)).toBe('还能写 0 个字')
  expect(roomLeft('一', 100)).toBeUndefined()
})

test('页面的字数和合同的一样：写满能交，多一个字合同也不收', () => {
  const order = (title: string, text: string) => ({ serviceId: 'c0102', title, text, address: { compoundId: 'cp001', building: '3号楼' }, consent: true as const, contact: { name: '李阿姨', phone: '13800000001' } })
  const [title, text] = ['字'.repeat(MAX.title), '字'.repeat(MAX.text)]
  expect(submitInput.safeParse(order(title, text)).success).toBe(true)
  expect(submitInput.safeParse(order(`${title}字`, text)).success).toBe(false)
  expect(submitInput.safeParse(order(title, `${text}字`)).success).toBe(false)
  expect(Object.keys(wordErrors({ title: `${title}字`, text: `${text}字`, answers: { a: '字'.repeat(MAX.answer + 1) } }))).toEqual(['title', 'text', 'answers.a'])
})

test('选中前后，选项里都有一个同样大小的记号，所以不会跳', () => {
  const choices = [{ value: 'a', label: '厨房' }, { value: 'b', label: '阳台' }]
  const { container, rerender } = render(<ChoiceField label='哪里' choices={choices} value={[]} onChange={() => undefined} />)
  const marks = () => [...container.querySelectorAll('.choices__chip')].map((chip) => chip.querySelectorAll('.choices__mark, .icon').length)
  expect(marks()).toEqual([1, 1])
  rerender(<ChoiceField label='哪里' choices={choices} value={['b']} onChange={() => undefined} />)
  expect(marks()).toEqual([1, 1])
})
