import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Receipt } from '@core/contract/order-views'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { judgeText } from '../../_data/content-check'
import { actOnOrder } from './act-on-order'

type Input = z.output<(typeof ordersContract)['amend']['input']>

/** 修改. The new words are checked as the first were, or a held text could come in by this door; what stands stays. */
export async function amendOrder(input: Input, ctx: Ctx): Promise<Receipt> {
  const verdict = await judgeText(`${input.title}\n${input.text}`, ctx.openid)
  if (verdict !== 'pass') throw new AppError(verdict === 'risky' ? 'TEXT_RISKY' : 'TEXT_UNCHECKED')
  return actOnOrder('amend')(input, ctx)
}
