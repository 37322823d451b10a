import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import type { Ctx } from '../../_kit/serve'
import { listNoticesOf } from '../../_data/notices-repo'

type Input = z.output<(typeof peopleContract)['notices']['input']>

export function listNotices(input: Input, ctx: Ctx) {
  return listNoticesOf(ctx.personId, input.cursor)
}
