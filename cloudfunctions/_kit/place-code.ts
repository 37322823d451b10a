import * as z from 'zod'
import { SKEW_MS } from '@core/domain/check-in/presence'
import { AppError } from './app-error'
import { readToken, signToken } from './tokens'

/** A code is shown for half a minute and good for one; a picture of it sent around is worth nothing soon after. */
export const CODE_EVERY_MS = 30_000
const CODE_MS = 60_000

const payload = z.object({ s: z.string() })

/** The code of a shift or an activity at this moment, as its QR picture carries it. */
export function placeCodeOf(shiftId: string, now: number): { readonly code: string; readonly until: number } {
  const from = Math.floor(now / CODE_EVERY_MS) * CODE_EVERY_MS
  return { code: signToken('place', { s: shiftId }, from + CODE_MS), until: from + CODE_EVERY_MS }
}

/** The moment a code proves, which the phone may tell hours later: when it says it was scanned, and never before the code was shown. */
export function provedByCode(code: string | undefined, shiftId: string, at: number): number {
  // Whether it is ours is asked first, then whose and when: read as if now were the moment it was scanned.
  const read = code === undefined ? undefined : readToken('place', code, at - SKEW_MS)
  if (read === undefined || (!read.ok && !read.expired)) throw new AppError('PLACE_CODE_WRONG')
  if (!read.ok) throw new AppError('PLACE_CODE_EXPIRED')
  const shownFrom = read.expiresAt - CODE_MS
  // A phone's clock may be behind by so much; a code of now is no proof of an hour ago.
  if (at < shownFrom - SKEW_MS) throw new AppError('PLACE_CODE_EXPIRED')
  if (payload.safeParse(read.payload).data?.s !== shiftId) throw new AppError('PLACE_CODE_WRONG')
  return Math.max(at, shownFrom)
}
