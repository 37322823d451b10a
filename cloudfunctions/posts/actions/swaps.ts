import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { SwapDoc, SwapView } from '@core/contract/swaps'
import { swapDoc } from '@core/contract/swaps'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../../_kit/app-error'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { changeRecord } from '../../_record/change-record'
import { lifeActorOf } from '../../_record/life-actor'
import { settleSwap, swapKind } from '../../_shift/swap-kind'
import { swapRefusals } from '@core/domain/post/swap-life'
import { claimantById, heldClaim } from '../rules/swap-sides'
import { places } from './claim-shift'
import { partsOf } from './wait-for-shift'

type Input<A extends 'swaps' | 'agreeSwap'> = z.output<(typeof postsContract)[A]['input']>
const MOST = 50

/** What waits for me or for whom I asked; with an id, that one. NOT_FOUND where it is nobody's business of mine. */
export async function listSwaps({ swapId }: Input<'swaps'>, ctx: Ctx) {
  await memberViewer(ctx)
  const actor = await lifeActorOf(ctx, 'member')
  const one = swapId === undefined ? undefined : await loadRecord(swapDoc, 'swap', swapId)
  if (swapId !== undefined && one?.memberIds.includes(ctx.personId) !== true) throw new AppError('NOT_FOUND')
  const found = one ? [one] : await findRecords(swapDoc, 'swap', { where: { memberIds: ctx.personId, open: true }, limit: MOST })
  return { items: found.map((swap) => viewOf(swap, actionsOf(swapKind.life, swap, { now: ctx.now, calendar: districtCalendar, actor }), ctx.personId)).sort((a, b) => (a.until ?? 0) - (b.until ?? 0)), now: ctx.now }
}

function viewOf({ _id: swapId, state, personId, labels, give, back, until }: SwapDoc, actions: readonly string[], me: string): SwapView {
  const mine = personId === me ? 'giver' : 'colleague'
  return { swapId, state, mine, other: mine === 'giver' ? labels.colleague : labels.giver, give, ...(back === undefined ? {} : { back }), ...(until === undefined ? {} : { until }), actions: actions.filter((each): each is SwapView['actions'][number] => each === 'agree' || each === 'refuse' || each === 'withdraw') }
}

const change = (action: 'refuse' | 'withdraw') => async ({ swapId }: Input<'agreeSwap'>, ctx: Ctx) => {
  const { receipt } = await changeRecord(swapKind, { id: swapId, action, actor: await lifeActorOf(ctx, 'member'), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })
  return { swapId, state: receipt.state as SwapDoc['state'] }
}
export const refuseSwap = change('refuse')
export const withdrawSwap = change('withdraw')

/** The yes is written first; both halves follow from it, here or by the timer. */
export async function agreeSwap({ swapId }: Input<'agreeSwap'>, ctx: Ctx) {
  const actor = await lifeActorOf(ctx, 'member')
  const { record } = await changeRecord(swapKind, {
    id: swapId, action: 'agree', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {},
    prepare: async (swap) => {
      if (swap.state === 'asked' && swap.colleagueId === ctx.personId) await refuseUnfit(swap, ctx.now)
      return {}
    },
  })
  if (record.state !== 'agreed') return { swapId, state: record.state }
  const state = await settleSwap(record, ctx.now)
  for (const shift of [record.give, record.back]) if (shift !== undefined) places.forget(shift.shiftId)
  return { swapId, state }
}

/** Both may have what they get, as things stand now; each refusal by its name. */
async function refuseUnfit({ personId, colleagueId, give, back }: SwapDoc, now: number): Promise<void> {
  const [giver, colleague, there, returned] = await Promise.all([claimantById(personId, now), claimantById(colleagueId, now), partsOf(give.shiftId), back === undefined ? undefined : partsOf(back.shiftId)])
  const given = heldClaim(there, personId, now)
  // Another claim, or another time, than the one that was spoken of.
  if (giver === undefined || colleague === undefined || given?.claim.key !== give.key || given.part.startsAt !== give.startsAt || given.part.endsAt !== give.endsAt) throw new AppError('SWAP_GONE')
  const refusal = swapRefusals(given.part, colleague, back?.shiftId, now)[0]
  if (refusal !== undefined) throw new AppError(refusal.code)
  if (back === undefined || returned === undefined) return
  const own = heldClaim(returned, colleagueId, now)
  if (own === undefined || own.claim.key !== back.key || own.part.startsAt !== back.startsAt || own.part.endsAt !== back.endsAt) throw new AppError('NOT_HELD')
  // Their own reasons stay their own.
  if (swapRefusals(own.part, giver, give.shiftId, now).length > 0) throw new AppError('COLLEAGUE_CANNOT')
}
