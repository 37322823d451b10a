import { ERROR_TEXT, errorText } from '@core/text/zh-errors'
import * as z from 'zod'
import { AppError } from '../../../cloudfunctions/_kit/app-error'
import { serve } from '../../../cloudfunctions/_kit/serve'

jest.mock('../../../cloudfunctions/_data/db', () => ({ platformUser: () => ({ openId: '', appId: '' }), cloudApp: () => ({}), database: () => ({}) }))

test('每个拒绝都带着对人说的那句话：旧版的页面遇到新的代码，也说得清', async () => {
  const contract = { look: { who: 'anyone', writes: false, input: z.strictObject({}), output: z.object({}) } } as const
  const main = serve(contract, { look: () => Promise.reject(new AppError('SHIFT_FULL')) }, { fn: 'test', said: errorText })
  expect(await main({ action: 'look', input: {} })).toMatchObject({ ok: false, code: 'SHIFT_FULL', said: ERROR_TEXT.SHIFT_FULL })
  expect(await main({ action: 'nothing' })).toMatchObject({ code: 'UNKNOWN_ACTION', said: ERROR_TEXT.UNKNOWN_ACTION })
  const broken = serve(contract, { look: () => Promise.reject(new Error('inside')) }, { fn: 'test', said: errorText })
  expect(await broken({ action: 'look', input: {} })).toMatchObject({ code: 'INTERNAL', said: ERROR_TEXT.INTERNAL })
})
