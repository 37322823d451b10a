import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { SwapDoc } from '@core/contract/swaps'
import { swapDoc } from '@core/contract/swaps'
import { claimIn } from '@core/domain/post/shift'
import type { SwapShift } from '@core/domain/post/swap-life'
import { swapRefusals } from '@core/domain/post/swap-life'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { memberByLabel } from '../../_data/people-repo'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { lifeActorOf } from '../../_record/life-actor'
import { swapKind } from '../../_shift/swap-kind'
import { claimantOf, areaIdsOf } from '../rules/claimant'
import { heldClaim, swapShiftOf } from '../rules/swap-sides'
import { partsOf } from './wait-for-shift'

type Input = z.output<(typeof postsContract)['askSwap']['input']>

/** A shift of mine to the colleague of a number. Nothing of it changes until they say yes. */
export async function askSwap({ shiftId, number, backId }: Input, ctx: Ctx) {
  const { label, ...me } = await claimantOf(ctx)
  const swapId = hash22('swap', ctx.requestKey)
  const there = await partsOf(shiftId)
  const intent = { actor: await lifeActorOf(ctx, 'member'), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} }
  const before = await loadRecord(swapDoc, 'swap', swapId)
  // Sent again: the first answer, whatever has changed since.
  if (before !== null) return { swapId, state: (await changeRecord(swapKind, { ...intent, id: swapId, action: 'ask', loaded: before })).receipt.state as SwapDoc['state'] }

  const given = heldClaim(there, ctx.personId, ctx.now)
  if (given === undefined) throw new AppError(claimIn(there, ctx.personId) !== undefined && ctx.now >= there[0].startsAt ? 'STARTED_ALREADY' : 'NOT_HELD')
  const colleague = await memberByLabel(`党员 ${number} 号`)
  if (colleague === null) throw new AppError('COLLEAGUE_UNKNOWN')
  if (colleague._id === ctx.personId) throw new AppError('COLLEAGUE_IS_YOU')
  if (claimIn(there, colleague._id) !== undefined) throw new AppError('COLLEAGUE_THERE')
  const theirAreas = areaIdsOf({ communityId: colleague.communityId ?? '', streetId: colleague.streetId ?? '' })
  if (!given.part.openTo.some((id) => theirAreas.includes(id))) throw new AppError('NOT_OPEN_TO_COLLEAGUE')
  const waiting = await findRecords(swapDoc, 'swap', { where: { memberIds: ctx.personId, open: true }, limit: 50 })
  if (waiting.some(({ personId, give }) => personId === ctx.personId && give.shiftId === shiftId)) throw new AppError('SWAP_ASKED')
  const back = backId === undefined ? undefined : await returnOf(backId, colleague._id, me, shiftId, ctx.now)

  const { communityId, streetId } = given.part
  const blank: SwapDoc = {
    ...blankRecord('swap', swapId, { communityId, streetId, personId: ctx.personId }), kind: 'swap', state: 'new', colleagueId: colleague._id, memberIds: [ctx.personId, colleague._id],
    labels: { giver: label, colleague: colleague.label }, give: swapShiftOf(given.part, given.claim), ...(back === undefined ? {} : { back }),
  }
  const { receipt } = await beginRecord(swapKind, blank, 'ask', intent)
  return { swapId, state: receipt.state as SwapDoc['state'] }
}

/** Their shift, which I would have instead: theirs now, and one I could have. */
async function returnOf(backId: string, colleagueId: string, me: Parameters<typeof swapRefusals>[1], giving: string, now: number): Promise<SwapShift> {
  const parts = await partsOf(backId)
  const refusal = swapRefusals(parts[0], me, giving, now)[0]
  if (refusal !== undefined) throw new AppError(refusal.code)
  if (claimIn(parts, me.id) !== undefined) throw new AppError('SHIFTS_OVERLAP')
  const own = heldClaim(parts, colleagueId, now)
  if (own === undefined) throw new AppError('COLLEAGUE_NOT_THERE')
  return swapShiftOf(own.part, own.claim)
}
