import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { recordGrants } from '../../_data/grants-repo'

type Input = z.output<(typeof peopleContract)['allowMessages']['input']>

/** Somebody said yes in WeChat's dialog. What the phone claims is worth as much as WeChat honours when a message is sent. */
export async function allowMessages(input: Input, ctx: Ctx): Promise<{ recorded: true }> {
  if (ctx.openid === '') throw new AppError('UNAUTHENTICATED')
  await recordGrants(ctx.personId, ctx.openid, input.kinds, ctx.requestKey)
  return { recorded: true }
}
