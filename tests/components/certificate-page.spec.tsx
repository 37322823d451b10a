import { fireEvent, render, screen } from '@testing-library/react'
import Taro, * as taro from '@tarojs/taro'
import CheckCertificatePage from '@/packages/entry/certificate'
import { codeOf } from '@/packages/entry/certificate/code-of'
import { typeIn } from './type-in'

/** A certificate's code: scanned inside the app or typed, with or without an address around it. */
const CODE = 'abcdefghijklmnopqrstu1'
const request = Taro.request as unknown as jest.Mock
const router = taro as unknown as { useRouter: () => { params: Record<string, string> } }
const asked = () => request.mock.calls.map(([{ data }]: [{ data: { action: string; input: object } }]) => data).filter(({ action }) => action === 'checkCertificate').map(({ input }) => input)

beforeEach(() => {
  request.mockReset()
  request.mockImplementation(() => Promise.resolve({ statusCode: 200, data: { ok: false, code: 'NOT_FOUND', requestId: 'r', message: '没有找到' } }))
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: {} })
})
afterEach(() => jest.restoreAllMocks())

test('光是码、带网址的码都认得，别的不认', () => {
  expect([codeOf(` ${CODE} `), codeOf(`https://desk.example/#/packages/entry/certificate/index?code=${CODE}`), codeOf(`https://desk.example/?code=${CODE}9`), codeOf('https://desk.example/'), codeOf('')]).toEqual([CODE, CODE, undefined, undefined, undefined])
  const made = 'ABCD2345EFGH6789JKMN'
  expect(['ABCD 2345 EFGH 6789 JKMN', 'abcd-2345-efgh-6789-jkmn', `https://desk.example/#/?code=${made}`, 'ABCD 2345 EFGH 6789 JKM', 'ABCD 2345 EFGH 6789 JKMO'].map(codeOf)).toEqual([made, made, made, undefined, undefined])
})

test('没有带码打开：写下来的不是码就说，是码就核对', async () => {
  const { container } = render(<CheckCertificatePage />)
  await typeIn(container, 'input', '不是码')
  fireEvent.click(screen.getByText('核对'))
  expect([container.textContent?.includes('这不是服务证明的码'), asked()]).toEqual([true, []])
  await typeIn(container, 'input', CODE)
  fireEvent.click(screen.getByText('核对'))
  await screen.findByText(/核对服务证明/)
  expect(asked()).toEqual([{ code: CODE }])
})
