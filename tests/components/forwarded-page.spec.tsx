import { ERROR_TEXT } from '@core/text/zh-errors'
import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro, * as taro from '@tarojs/taro'
import type { ForwardedView } from '@core/contract/order-views'
import ForwardedPage from '@/packages/entry/forwarded'
import { missingIn } from '@/packages/entry/forwarded/answer-form'
import { LinkOver } from '@/packages/entry/forwarded/link-over'
import { typeIn } from './type-in'

const NOW = Date.parse('2026-03-02T15:00:00+08:00')
const request = Taro.request as unknown as jest.Mock
const router = taro as unknown as { useRouter: () => { params: Record<string, string> } }
const OPEN: ForwardedView = {
  state: 'open', community: '颐泽社区', phone: '0533-0000001', until: NOW + 86_400_000, now: NOW,
  order: { no: '0302-1', title: '水压太小', text: '早晚接不满一壶水', service: '水管漏水', place: '颐泽花园 3号楼', unit: '供水公司', reason: '主管道的事' },
}
const over = (view: Partial<ForwardedView>) => render(<LinkOver view={{ ...OPEN, order: undefined, ...view }} />).container.textContent

/** What the server says to each action. */
function answers(read: () => object, answer: () => object = () => ({ ok: true, data: { at: NOW } })) {
  request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({ statusCode: 200, data: { requestId: 'r', ...(data.action === 'readForward' ? { ok: true, data: read() } : answer()) } }))
}
const sent = () => request.mock.calls.map(([{ data }]: [{ data: { action: string; input: object; session?: string } }]) => data).filter(({ action }) => action === 'answerForward')

beforeEach(() => {
  request.mockReset()
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: { token: 'abc.def' } })
})
afterEach(() => jest.restoreAllMocks())

test('不用登录就看到事情、地点；选结果、写说明、写谁答复，交一次；交上以后说已经答复过', async () => {
  let view: ForwardedView = OPEN
  answers(() => view)
  const { container } = render(<ForwardedPage />)
  expect(await screen.findByText('水压太小')).toBeTruthy()
  expect(container.textContent).toMatch(/颐泽社区请供水公司来办.*早晚接不满一壶水.*颐泽花园 3号楼.*没有姓名、电话、门牌和照片/)
  fireEvent.click(screen.getByText('交给社区'))
  expect([sent(), container.textContent?.includes('请选择结果')]).toEqual([[], true])

  fireEvent.click(screen.getByText('不属于我们'))
  expect(container.textContent).toContain('该找哪个单位')
  await typeIn(container, 'textarea', '二次供水，找物业')
  await typeIn(container, 'input', '供水公司 值班室')
  view = { ...OPEN, order: undefined, state: 'answered', answered: { at: NOW, answer: 'notOurs' } }
  await act(async () => void fireEvent.click(screen.getByText('交给社区')))
  expect(sent().map(({ input, session }) => [input, session])).toEqual([[{ token: 'abc.def', answer: 'notOurs', note: '二次供水，找物业', answeredBy: '供水公司 值班室' }, undefined]])
  expect((await screen.findByText('已经答复过了，谢谢您')).textContent).toBeTruthy()
  expect(container.textContent).toMatch(/15:00 收到的答复：不属于我们/)
})

test('没交上：写的都在，说为什么', async () => {
  answers(() => OPEN, () => ({ ok: false, code: 'BUSY', said: ERROR_TEXT.BUSY }))
  const { container } = render(<ForwardedPage />)
  await screen.findByText('水压太小')
  fireEvent.click(screen.getByText('办结了'))
  await typeIn(container, 'textarea', '换了水泵')
  await typeIn(container, 'input', '供水公司')
  await act(async () => void fireEvent.click(screen.getByText('交给社区')))
  expect((await screen.findByRole('alert')).textContent).toMatch(/请再点一次/)
  expect(screen.getByText('交给社区')).toBeTruthy()
})

test('链接不完整，就说请整段复制，什么也不问', () => {
  jest.spyOn(router, 'useRouter').mockReturnValue({ params: {} })
  expect(render(<ForwardedPage />).container.textContent).toMatch(/整段复制/)
  expect(request).not.toHaveBeenCalled()
})

test('答复过、收回、过期、不用再办，各有各的话和电话', () => {
  expect(over({ state: 'answered', answered: { at: NOW, answer: 'done' } })).toMatch(/已经答复过了.*15:00 收到的答复：办结了.*0533-0000001/)
  expect(over({ state: 'withdrawn' })).toMatch(/已经收回.*最新的链接/)
  expect(over({ state: 'expired' })).toMatch(/过期.*再发一个/)
  expect(over({ state: 'over', phone: undefined })).toMatch(/不用再答复.*请联系颐泽社区/)
})

test('缺什么说什么；写得太长也说', () => {
  expect([missingIn({ note: '', answeredBy: '' }), missingIn({ answer: 'done', note: ' ', answeredBy: '' }), missingIn({ answer: 'needsInfo', note: '几楼', answeredBy: ' ' })]).toEqual(['请选择结果', '请填写怎么办的', '请填写由谁答复'])
  expect(missingIn({ answer: 'done', note: '好了', answeredBy: '供'.repeat(31) })).toMatch(/太长/)
  expect(missingIn({ answer: 'done', note: '好了', answeredBy: '供水公司' })).toBeUndefined()
})
