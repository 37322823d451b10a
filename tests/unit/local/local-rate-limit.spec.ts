import { makeRateLimit } from '../../../local/gateway/limit-rate'

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2030, 0, 1) }))
afterEach(() => jest.useRealTimers())

test('每个钥匙一分钟这么多次，下一分钟重新数', () => {
  const limit = makeRateLimit(2)
  expect(['a', 'a', 'a', 'b'].map(limit.allow)).toEqual([true, true, false, true])
  jest.advanceTimersByTime(60_000)
  expect(limit.allow('a')).toBe(true)
})

test('编造再多的钥匙也只占一份记忆，认识的不受影响', () => {
  const limit = makeRateLimit(3, 2)
  expect([limit.allow('a'), limit.allow('b')]).toEqual([true, true])
  expect(['x1', 'x2', 'x3', 'x4', 'x5'].map(limit.allow)).toEqual([true, true, true, false, false])
  expect([limit.allow('a'), limit.allow('b')]).toEqual([true, true])
})
