import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { claimRefusals } from '@core/domain/post/claim-rules'
import { endedClaim } from '@core/domain/post/claim-ended'
import type { PostRefusal } from '@core/domain/post/refusals'
import { claimIn, isBarred, isLastTime } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { shiftStore } from '../../_data/claims-repo'
import { promote } from '../../_shift/give-back'
import { claimantOf } from '../rules/claimant'
import { standingOf } from '../views/shift-view'

type Input = z.output<(typeof postsContract)['wait']['input']>

const ATTEMPTS = 3

/** Joins the line of a full shift. In it already, or holding a place: the answer says so, nothing is changed. */
export async function waitForShift({ shiftId }: Input, ctx: Ctx) {
  const { label, ...claimant } = await claimantOf(ctx)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const parts = await partsOf(shiftId)
    const [first] = parts
    const standing = standingOf(parts, ctx.personId)
    if (standing.mine !== 'none') return { shiftId, ...standing, at: ctx.now }
    const ended = endedClaim(parts, ctx.personId, ctx.requestKey)
    if (ended !== undefined) throw new AppError(ended)
    if (isBarred(parts, ctx.personId)) throw new AppError('GIVEN_BACK_OFTEN')
    const refusal = claimRefusals(first, claimant, ctx.now)[0]
    if (refusal !== undefined) throw new AppError(refusal.code)
    // A place beside a line of people is on its way to who waits longest.
    if (first.waiters.length === 0 && parts.some(({ left }) => left > 0)) throw new AppError('STILL_FREE')
    if (await shiftStore.join(first, { id: ctx.personId, at: ctx.now, key: ctx.requestKey, label })) {
      // A place given back in this very moment is theirs already.
      await promote(shiftStore, shiftId, ctx.now)
      return { shiftId, ...standingOf(await shiftStore.read(shiftId), ctx.personId), at: ctx.now }
    }
  }
  throw new AppError('BUSY')
}

export async function stopWaiting({ shiftId }: Input, ctx: Ctx) {
  await memberViewer(ctx)
  const parts = await partsOf(shiftId)
  const [first] = parts
  const before = first.log.find(({ id }) => id === ctx.requestKey)
  const waiter = first.waiters.find(({ id }) => id === ctx.personId)
  if (before === undefined && waiter === undefined) throw new AppError('NOT_WAITING')
  if (waiter !== undefined && (await shiftStore.leave(shiftId, waiter, ctx.now, { id: ctx.requestKey, action: 'leave', at: ctx.now, by: ctx.personId, of: ctx.personId, since: waiter.at, key: waiter.key })) && isLastTime(parts, ctx.personId)) await shiftStore.bar(shiftId, ctx.personId)
  return { shiftId, mine: 'none' as const, at: ctx.now }
}

const STILL_ASKED: readonly string[] = ['SHIFT_CANCELLED', 'SHIFT_OVER', 'NOT_OPEN_TO_YOU', 'NEEDS_SKILL', 'NEEDS_CERTIFICATE', 'CERTIFICATE_RUNS_OUT', 'SHIFTS_OVERLAP'] satisfies readonly PostRefusal[]

/** Who moved up says yes: from here on the place is theirs like any other. */
export async function confirmPlace({ shiftId }: Input, ctx: Ctx) {
  await memberViewer(ctx)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = claimIn(await partsOf(shiftId), ctx.personId)
    if (found === undefined) throw new AppError('NO_PROMISE')
    const { part, claim } = found
    if (claim.state !== 'promised') return { shiftId, mine: claim.state, at: claim.at }
    if ((claim.until ?? 0) <= ctx.now) throw new AppError('PROMISE_OVER')
    // What they brought when they began to wait may be gone, and they may have promised the hour elsewhere.
    const refusal = claimRefusals(part, await claimantOf(ctx), ctx.now).find(({ code }) => STILL_ASKED.includes(code))
    if (refusal !== undefined) throw new AppError(refusal.code)
    const { until: _until, ...kept } = claim
    const after = { ...kept, state: part.approval ? 'asked' : 'held' } as const
    if (await shiftStore.change({ part, memberId: ctx.personId, before: claim, after, line: { id: ctx.requestKey, action: 'confirm', at: ctx.now, by: ctx.personId, of: ctx.personId } })) return { shiftId, mine: after.state, at: claim.at }
  }
  throw new AppError('BUSY')
}

export async function partsOf(shiftId: string): Promise<readonly [ShiftPartDoc, ...ShiftPartDoc[]]> {
  const [first, ...rest] = await shiftStore.read(shiftId)
  if (first === undefined) throw new AppError('NOT_FOUND')
  return [first, ...rest]
}
