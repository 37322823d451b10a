import Taro from '@tarojs/taro'
import { call } from '@/services/call'
import { clockOffset, getSession, updateSession } from '@/services/session'

const request = Taro.request as unknown as jest.Mock
const ok = (data: unknown) => Promise.resolve({ statusCode: 200, data: { ok: true, data, requestId: 'r' } })
const refused = (code: string) => Promise.resolve({ statusCode: 200, data: { ok: false, code, requestId: 'r' } })
const lost = () => Promise.reject(new Error('request:fail'))
const sent = (index: number) => (request.mock.calls[index] as [{ url: string; data: Record<string, unknown> }])[0]
const LIST = { as: 'resident', tab: 'open' } as const

beforeEach(() => {
  request.mockReset()
  updateSession({ session: 's1', roleToken: 't1' })
})

test('每次调用都带上会话和角色凭证', async () => {
  request.mockImplementationOnce(() => ok({ items: [], now: Date.now() }))
  await call('orders', 'list', LIST)
  expect(sent(0).url).toBe('/fn/orders')
  expect(sent(0).data).toMatchObject({ action: 'list', input: LIST, session: 's1', roleToken: 't1' })
})

test('网络断了自动再试一次，请求编号不变', async () => {
  request.mockImplementationOnce(lost).mockImplementationOnce(() => ok({ items: [], now: Date.now() }))
  await call('orders', 'list', LIST, { requestId: 'intent-0001' })
  expect([sent(0).data.requestId, sent(1).data.requestId]).toEqual(['intent-0001', 'intent-0001'])
})

test('两次都没有连上，就说网络没有连上', async () => {
  request.mockImplementation(lost)
  await expect(call('orders', 'list', LIST)).rejects.toMatchObject({ code: 'NETWORK' })
  expect(request).toHaveBeenCalledTimes(2)
})

test('服务器拒绝时不自动重试', async () => {
  request.mockImplementationOnce(() => refused('FORBIDDEN'))
  await expect(call('orders', 'list', LIST)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(request).toHaveBeenCalledTimes(1)
})

test('回答里带来新的角色凭证，下一次就用它', async () => {
  const now = Date.now()
  request
    .mockImplementationOnce(() => Promise.resolve({ statusCode: 200, data: { ok: true, data: { items: [], now }, requestId: 'r', role: { token: 't2', until: now + 1 } } }))
    .mockImplementationOnce(() => ok({ items: [], now }))
  await call('orders', 'list', LIST)
  await call('orders', 'list', LIST)
  expect(sent(1).data).toMatchObject({ roleToken: 't2' })
  expect(getSession().roleToken).toBe('t2')
})

test('网页不像回答（例如网关的错误页）时当作没有连上', async () => {
  request.mockImplementation(() => Promise.resolve({ statusCode: 502, data: '<html>' }))
  await expect(call('orders', 'list', LIST)).rejects.toMatchObject({ code: 'NETWORK' })
})

test('从回答里学会服务器的时间', async () => {
  request.mockImplementationOnce(() => ok({ items: [], now: Date.now() + 60_000 }))
  await call('orders', 'list', LIST)
  expect(Math.round(clockOffset() / 1000)).toBe(60)
})

test('住址和电话不留在手机的存储里', () => {
  const profile = { name: '王', phone: '13800000000', address: { compoundId: 'c', building: '1', compound: '颐泽花园' } }
  updateSession({ me: { personId: 'p', label: '居民', roles: [], roleToken: 't', roleTokenUntil: 1, now: 1, profile } })
  expect(JSON.stringify(Taro.getStorageSync('session.v1'))).not.toContain('13800000000')
  expect(getSession().me?.profile?.phone).toBe('13800000000')
})
