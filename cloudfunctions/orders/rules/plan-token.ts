import * as z from 'zod'
import type { Basis } from '@core/domain/order/order'
import { hash22 } from '../../_kit/ids'
import { readToken, signToken } from '../../_kit/tokens'

/** A plan is about this moment: after so long it is made anew. */
export const PLAN_MS = 30 * 60_000

const shape = z.object({ w: z.string(), m: z.string(), p: z.record(z.string(), z.string()) })
const digestOf = (orderId: string, memberIds: readonly string[]): string => hash22('plan', orderId, ...[...memberIds].sort()).slice(0, 10)

/** Says what was proposed, under which weights and model, so that the history can say whether staff changed it. */
export function signPlan({ weights, model }: { readonly weights: string; readonly model: string }, proposed: readonly { readonly orderId: string; readonly memberIds: readonly string[] }[], now: number): string {
  return signToken('plan', { w: weights, m: model, p: Object.fromEntries(proposed.map(({ orderId, memberIds }) => [orderId, digestOf(orderId, memberIds)])) }, now + PLAN_MS)
}

/** What a dispatch rested on; `hand` without a plan, or with one that is none any more. */
export function basisOf(plan: string | undefined, orderId: string, memberIds: readonly string[], otherwise: { readonly weights: string; readonly model: string }, now: number): Basis {
  const read = plan === undefined ? undefined : readToken('plan', plan, now)
  const claims = read?.ok === true ? shape.safeParse(read.payload) : undefined
  const proposed = claims?.success === true ? claims.data.p[orderId] : undefined
  if (claims?.success !== true || proposed === undefined) return { ...otherwise, by: 'hand' }
  return { weights: claims.data.w, model: claims.data.m, by: proposed === digestOf(orderId, memberIds) ? 'plan' : 'changed' }
}
