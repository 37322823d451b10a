import * as z from 'zod'
import { forgetAsked, keepVerdict, settlePhoto } from '../../_data/photos-repo'

/** The part of WeChat's `wxa_media_check` message that we act on (version 2 of the check). */
const verdict = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(8).max(128),
  errcode: z.number().default(0),
  result: z.object({ suggest: z.string() }).optional(),
})

/**
 * WeChat's verdict on a photo. Who sends it proves nothing: any mini-program user can call this function with the same
 * words. What counts is the trace id, which WeChat made up and which no answer of ours contains.
 */
export async function settleCheck(event: unknown, now: number): Promise<'success'> {
  const read = verdict.safeParse(event)
  if (read.success) {
    const { trace_id: traceId, errcode, result } = read.data
    if (errcode !== 0 || result === undefined) await forgetAsked(traceId)
    // «review» is for people to decide, and nobody does here: not passed.
    else await settle(traceId, result.suggest === 'pass' ? 'ok' : 'risky', now)
  }
  // The same answer whether it matched or not: there is nothing to find out by trying.
  return 'success'
}

/** Looked for again after it was kept: the photo may have been written in between, and have looked for its verdict before. */
async function settle(traceId: string, status: 'ok' | 'risky', now: number): Promise<void> {
  if (await settlePhoto(traceId, status, now)) return
  await keepVerdict(traceId, status, now)
  await settlePhoto(traceId, status, now)
}
