import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro, * as named from '@tarojs/taro'
import CheckCertificatePage from '@/packages/entry/certificate'
import StationPage from '@/packages/points/station'
import ConfirmDeskPage from '@/packages/staff/confirm-desk'
import { typeIn } from './type-in'

/** A wrong code sent again is as wrong: what is offered is to scan or type another. Only where nobody judged it, it is sent again. */
const CODE = 'abcdefghijklmnopqrstu1'
const taro = Taro as unknown as { request: jest.Mock }
const router = named as unknown as { useRouter: () => object }
const settle = () => act(async () => { for (let n = 0; n < 10; n += 1) await new Promise((resolve) => { setTimeout(resolve, 0) }) })
let refusal: string
const sent = (action: string) => taro.request.mock.calls.filter(([{ data }]: [{ data: { action: string } }]) => data.action === action).length
beforeEach(() => {
  refusal = 'NOT_FOUND'
  Taro.clearStorageSync()
  taro.request.mockReset()
  taro.request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({ statusCode: 200, data: data.action === 'rewards' ? { ok: true, data: { items: [], stations: [], now: 0 }, requestId: 'r' } : { ok: false, code: refusal, said: '没有找到', requestId: 'r' } }))
})
afterEach(() => jest.restoreAllMocks())

test('核对证明：没有这个码，回到扫和写，原来写的还在，改一个字再核对', async () => {
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: { code: CODE } })
  const { container } = render(<CheckCertificatePage />)
  await settle()
  expect(screen.queryByText('再试一次')).toBeNull()
  expect(screen.getByRole('alert').textContent).toBe('没有找到')
  await typeIn(container, 'input', `${CODE.slice(0, -1)}2`)
  fireEvent.click(screen.getByText('核对'))
  await settle()
  expect(sent('checkCertificate')).toBe(2)
})

test('取货码不对：在格子里改，同一个码不再送', async () => {
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: {} })
  const { container } = render(<StationPage />)
  await settle()
  await typeIn(container, 'input', '00000000')
  fireEvent.click(screen.getByText('查一查'))
  await settle()
  expect([screen.queryByText('再试一次'), screen.getByRole('alert').textContent]).toEqual([null, '没有找到'])
  fireEvent.click(screen.getByText('查一查'))
  await settle()
  expect(sent('findKept')).toBe(1)
  await typeIn(container, 'input', '00000001')
  fireEvent.click(screen.getByText('查一查'))
  await settle()
  expect(sent('findKept')).toBe(2)
})

test('电脑上的登录码用过了：按钮变成回去扫新的码，不再送这一个', async () => {
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: { ticket: 't' } })
  refusal = 'TICKET_EXPIRED'
  render(<ConfirmDeskPage />)
  await settle()
  await act(async () => void fireEvent.click(screen.getByText('确认登录')))
  await settle()
  expect(screen.queryByText('确认登录')).toBeNull()
  fireEvent.click(screen.getByText('回去扫新的码'))
  expect(Taro.switchTab).toHaveBeenLastCalledWith({ url: '/pages/me/index' })
  expect(sent('confirmDesk')).toBe(1)
})
