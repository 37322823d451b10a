import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { Ctx } from '../../_kit/serve'
import { shiftStore } from '../../_data/claims-repo'
import { makePlaces } from '../../_shift/places'
import { claimantOf, signPass } from '../rules/claimant'

type Input = z.output<(typeof postsContract)['claim']['input']>

/** With what this instance remembers of full shifts. */
export const places = makePlaces(shiftStore)

/** One guarded write, and no read while the page's pass is fresh. */
export async function claimShift({ shiftId, seen, pass }: Input, ctx: Ctx) {
  const { label, ...claimant } = await claimantOf(ctx, pass)
  const wanted = { at: ctx.now, key: ctx.requestKey, label }
  const { claim } = await places.claim({ shiftId, seen: { ...seen, shiftId, state: 'open' }, claimant, claim: wanted, now: ctx.now, retried: ctx.retried })
  const busy = [...claimant.busy, { id: shiftId, from: seen.startsAt, to: seen.endsAt, title: '' }]
  return { shiftId, mine: claim.state, at: claim.at, ...(claim.until === undefined ? {} : { until: claim.until }), pass: signPass(ctx.personId, { ...claimant, busy }, ctx.now) }
}
