import * as z from 'zod'
import { CASE_LIMITS } from '@core/domain/order/limits'
import { dueAt } from '@core/domain/time'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { blindIndex } from '../../_kit/seal'
import { readToken, signToken } from '../../_kit/tokens'
import { districtCalendar } from '../../_kit/calendar'

const claims = z.object({ o: z.string(), k: z.string() })

/** What the order keeps of a link: whoever reads it there cannot answer by it. */
export const digestOfLink = (token: string): string => hash22('forwardLink', token)

/**
 * The link of an intent: it follows from the request and its moment, so that a retry shows the same one and makes no second.
 * It names the order and says nothing else of it.
 */
export function linkFor(orderId: string, requestKey: string, at: number): { token: string; until: number; digest: string } {
  const until = dueAt(at, CASE_LIMITS.forwardLink, districtCalendar)
  const token = signToken('forward', { o: orderId, k: blindIndex(requestKey, 'forwardLink') }, until)
  return { token, until, digest: digestOfLink(token) }
}

/** The order a link is for. A forged or cut one is refused before anything is read. */
export function readLink(token: string, now: number): { orderId: string; digest: string; until: number } {
  const read = readToken('forward', token, now)
  if (!read.ok) throw new AppError(read.expired ? 'LINK_EXPIRED' : 'LINK_WRONG')
  const parsed = claims.safeParse(read.payload)
  if (!parsed.success) throw new AppError('LINK_WRONG')
  return { orderId: parsed.data.o, digest: digestOfLink(token), until: read.expiresAt }
}
