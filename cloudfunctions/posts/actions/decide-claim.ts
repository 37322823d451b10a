import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import { claimIn } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { shiftStore } from '../../_data/claims-repo'
import { giveBack } from '../../_shift/give-back'
import { ownShift } from '../rules/own-shift'
import { places } from './claim-shift'

type Input = z.output<(typeof postsContract)['decideClaim']['input']>

/** Yes keeps the place; no gives it to who waits, with the reason to who asked. Decided already the same way: the same answer. */
export async function decideClaim({ shiftId, memberId, agree, reason }: Input, ctx: Ctx) {
  const answer = { shiftId, memberId, agreed: agree }
  const parts = await ownShift(shiftId, ctx)
  if (memberId === ctx.personId) throw new AppError('OWN_CLAIM')
  if (parts.some(({ log }) => log.some(({ id }) => id === ctx.requestKey))) return answer
  const found = claimIn(parts, memberId)
  if (found?.claim.state !== 'asked') throw new AppError('NOT_ASKED')
  const { part, claim } = found
  if (part.state !== 'open' || ctx.now >= part.startsAt) throw new AppError(part.state === 'cancelled' ? 'SHIFT_CANCELLED' : 'SHIFT_OVER')
  if (agree) {
    const line = { id: ctx.requestKey, action: 'approve', at: ctx.now, by: ctx.personId, of: memberId } as const
    if (!(await shiftStore.change({ part, memberId, before: claim, after: { ...claim, state: 'held' }, line }))) throw new AppError('BUSY')
    return answer
  }
  if (reason === undefined) throw new AppError('REASON_REQUIRED')
  await giveBack(shiftStore, {
    shiftId, memberId, by: ctx.personId, now: ctx.now, requestKey: ctx.requestKey, reason,
    ending: ({ state }) => {
      if (state !== 'asked') throw new AppError('NOT_ASKED')
      return 'refuse'
    },
  })
  places.forget(shiftId)
  return answer
}
