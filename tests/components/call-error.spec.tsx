import { CallError, toCallError, toSendError } from '@/services/call-error'

test.each(['NETWORK', 'UNEXPECTED'])('%s：没有填过什么的，不说填的都在；送出去没成的才说', (code) => {
  const lost = new CallError({ code })
  expect(toCallError(lost).message).not.toContain('您填的内容')
  expect(toSendError(lost)).toMatchObject({ code, message: expect.stringContaining('您填的内容都在') as unknown })
})

test('别的原因照样说，连同哪一处、差多少', () => {
  const far = new CallError({ code: 'TOO_FAR', detail: { distanceM: 620, fenceM: 300 } })
  expect(toSendError(far)).toBe(far)
})
