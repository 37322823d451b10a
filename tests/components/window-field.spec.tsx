import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import type { TimeSpan } from '@/components/china-time'
import { WindowField } from '@/components/field/window-field'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T09:30')
const chosen: (TimeSpan | undefined)[] = []
function Form({ first }: { readonly first?: TimeSpan }) {
  const [value, setValue] = useState(first)
  return <WindowField label='希望什么时候来' value={value} now={NOW} onChange={(next) => { chosen.push(next); setValue(next) }} />
}
const radio = (name: RegExp) => screen.getByRole('radio', { name })
const status = () => screen.getByRole('status').textContent
beforeEach(() => { chosen.length = 0 })

test('只点了哪一天，不算选了时间，也不看着像选了；点了时段才算，说选好了什么', () => {
  render(<Form />)
  fireEvent.click(radio(/^明天/))
  expect(chosen).toEqual([])
  expect(radio(/^明天/).getAttribute('aria-checked')).not.toBe('true')
  expect(status()).toBe('还没有选时间。明天要来，请再点一个时段')
  fireEvent.click(radio(/早上/))
  expect(chosen).toEqual([{ from: at('2026-11-24T08:00'), to: at('2026-11-24T10:00') }])
  expect(radio(/^明天/).getAttribute('aria-checked')).toBe('true')
  expect(status()).toBe('选好了：明天 08:00–10:00')
})

test('选好了再换一天：时段跟着换；那天这个时段过了，就是没有选', () => {
  render(<Form first={{ from: at('2026-11-25T08:00'), to: at('2026-11-25T10:00') }} />)
  fireEvent.click(radio(/^明天/))
  expect(chosen).toEqual([{ from: at('2026-11-24T08:00'), to: at('2026-11-24T10:00') }])
  fireEvent.click(radio(/^今天/))
  expect(chosen[1]).toBeUndefined()
  expect(screen.queryByRole('radio', { checked: true })).toBeNull()
})
