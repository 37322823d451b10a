import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { Ending } from '@core/domain/post/shift'
import { freeUntil } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { shiftStore } from '../../_data/claims-repo'
import { giveBack } from '../../_shift/give-back'
import { places } from './claim-shift'

type Input = z.output<(typeof postsContract)['release']['input']>

/** A member gives their place back: free until three hours before, later with a reason and a mark. A promise or a request is simply let go. */
export async function releaseShift({ shiftId, reason }: Input, ctx: Ctx) {
  await memberViewer(ctx)
  const line = await giveBack(shiftStore, {
    shiftId, memberId: ctx.personId, by: ctx.personId, now: ctx.now, requestKey: ctx.requestKey, ...(reason === undefined ? {} : { reason }),
    ending: (claim, first): Ending => {
      if (ctx.now >= first.startsAt) throw new AppError('STARTED_ALREADY')
      if (claim.state !== 'held' || ctx.now <= freeUntil(first, claim)) return 'release'
      if (reason === undefined) throw new AppError('REASON_REQUIRED')
      return 'lateRelease'
    },
  })
  places.forget(shiftId)
  return { shiftId, mine: 'none' as const, at: line.at }
}
