import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import WishFormPage from '@/packages/wish/form'
import { typeIn } from './type-in'

/** Where a wish is handed over: chosen from what the community has, or written. */
const request = Taro.request as unknown as jest.Mock
let places: readonly string[]
const made = () => request.mock.calls.map(([{ data }]: [{ data: { action: string; input: { fields: { handAt: string } } } }]) => data).filter(({ action }) => action === 'make').map(({ input }) => input.fields.handAt)
beforeEach(() => {
  localStorage.clear()
  places = ['颐泽花园党群服务驿站', '颐泽社区']
  request.mockReset()
  request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({ statusCode: 200, data: data.action === 'places' ? { ok: true, data: { items: places } } : { ok: true, data: { id: 'w1', state: 'draft', version: 1, at: 1 } } }))
})

async function filled() {
  const { container } = render(<WishFormPage />)
  await waitFor(() => expect(request).toHaveBeenCalled())
  await typeIn(container, 'input', '一副老花镜')
  await typeIn(container, 'textarea', '两百度')
}

test('驿站、社区点一下就选上，不用写', async () => {
  await filled()
  fireEvent.click(await screen.findByRole('button', { name: '送到哪里：请选择' }))
  fireEvent.click(screen.getByRole('radio', { name: '颐泽花园党群服务驿站' }))
  fireEvent.click(screen.getByText('交给社区'))
  await waitFor(() => expect(made()).toEqual(['颐泽花园党群服务驿站']))
})

test('别的地方自己写；没写就说', async () => {
  await filled()
  fireEvent.click(await screen.findByRole('button', { name: '送到哪里：请选择' }))
  fireEvent.click(screen.getByRole('radio', { name: '别的地方，自己写' }))
  fireEvent.click(screen.getByText('交给社区'))
  expect(await screen.findByText('请填写')).toBeTruthy()
  await typeIn(screen.getByText('哪个地方').closest('.field') ?? document, 'input', '东门传达室')
  fireEvent.click(screen.getByText('交给社区'))
  await waitFor(() => expect(made()).toEqual(['东门传达室']))
})

test('没有可选的地方，就只有一格可写', async () => {
  places = []
  await filled()
  expect(screen.queryByRole('button', { name: /^送到哪里/ })).toBeNull()
  expect(screen.getByText('送到哪里')).toBeTruthy()
})
