import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { BY_HAND_MS, presenceRefusal } from '@core/domain/check-in/presence'
import type { Claim, PresenceMark } from '@core/domain/post/shift'
import { claimIn } from '@core/domain/post/shift'
import { AppError } from '../../_kit/app-error'
import { judgePresence, markView } from '../../_kit/judge-presence'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { markPresence } from '../../_data/shifts-repo'
import { ownShift } from '../rules/own-shift'
import { placeCodeOf } from '../../_kit/place-code'
import { pointOfShift } from '../rules/shift-point'
import { partsOf } from './wait-for-shift'

type Input = z.output<(typeof postsContract)['checkIn']['input']>
type ByHand = z.output<(typeof postsContract)['markPresence']['input']>
type Which = 'in' | 'out'

export const checkInShift = (input: Input, ctx: Ctx) => mark('in', input, ctx)
export const checkOutShift = (input: Input, ctx: Ctx) => mark('out', input, ctx)

/** Evidence of one shift: where and when, judged once. Marked already, the mark that stands is the answer. */
async function mark(which: Which, { shiftId, ...told }: Input, ctx: Ctx) {
  await memberViewer(ctx)
  const { part, claim } = held(await partsOf(shiftId), ctx.personId)
  const standing = claim[which]
  if (standing !== undefined) return answer(shiftId, which, standing)

  const made = await judgePresence(told, { id: shiftId, occasion: 'shift', point: () => pointOfShift(part), refuseMoment: (at) => refuseMoment(part, which, at, claim.in) }, ctx.now)
  return saved(part, ctx.personId, which, made, ctx)
}

/** By hand, with a reason: whoever stood there without a phone, or forgot to check out. Flagged as such. */
export async function markByHand({ shiftId, memberId, which, at, reason }: ByHand, ctx: Ctx) {
  const parts = await ownShift(shiftId, ctx)
  if (memberId === ctx.personId) throw new AppError('OWN_CLAIM')
  const { part, claim } = held(parts, memberId)
  const standing = claim[which]
  if (standing !== undefined) return answer(shiftId, which, standing)
  if (at > ctx.now) throw new AppError('CLOCK_AHEAD')
  // By then the day is settled: what is still wrong takes two people.
  if (ctx.now > part.endsAt + BY_HAND_MS) throw new AppError('CHECK_IN_OVER')
  refuseMoment(part, which, at, claim.in)
  return saved(part, memberId, which, { at, way: 'staff', flagged: true, heardAt: ctx.now, by: ctx.personId, reason }, ctx)
}

/** The code the organiser shows, for half a minute. */
export async function showPlaceCode({ shiftId }: z.output<(typeof postsContract)['placeCode']['input']>, ctx: Ctx) {
  const [first] = await ownShift(shiftId, ctx)
  const refusal = presenceRefusal(first, ctx.now)
  if (refusal !== null) throw new AppError(refusal)
  return { ...placeCodeOf(shiftId, ctx.now), now: ctx.now }
}

function refuseMoment(part: ShiftPartDoc, which: Which, at: number, came: PresenceMark | undefined): void {
  const refusal = part.state === 'cancelled' ? 'SHIFT_CANCELLED' : presenceRefusal(part, at)
  if (refusal !== null) throw new AppError(refusal)
  if (which === 'out' && (came === undefined || came.at > at)) throw new AppError('NOT_CHECKED_IN')
}

async function saved(part: ShiftPartDoc, memberId: string, which: Which, made: PresenceMark, ctx: Ctx) {
  if (await markPresence(part, memberId, which, made, ctx.now)) return answer(part.shiftId, which, made)
  const standing = claimIn(await partsOf(part.shiftId), memberId)?.claim[which]
  if (standing === undefined) throw new AppError('BUSY')
  return answer(part.shiftId, which, standing)
}

function held(parts: readonly ShiftPartDoc[], memberId: string): { readonly part: ShiftPartDoc; readonly claim: Claim } {
  const found = claimIn(parts, memberId)
  if (found?.claim.state !== 'held') throw new AppError('NOT_HELD')
  return found
}

const answer = (shiftId: string, which: Which, made: PresenceMark) => ({ shiftId, which, ...markView(made) })
