import * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import { AppError } from './app-error'
import { readToken, signToken } from './tokens'

/** A session of ours lives twelve hours: a working day at the desk, no longer. */
export const SESSION_MS = 12 * 3_600_000

/** `wechat`: opened in the hand of its owner, by WeChat's word. `browser`: a desk, or the demo. */
export type Via = 'wechat' | 'browser'

/** What a session says: who, and what it takes to end it before its time. */
export interface Session {
  readonly id: string
  readonly personId: string
  readonly openid: string
  readonly epoch: number
  readonly via: Via
  readonly until: number
}

const claims = z.object({ i: z.string(), p: z.string(), o: z.string(), n: z.int(), v: z.enum(['wechat', 'browser']) })

/** The same session signed twice is the same text. */
export function signSession({ id: i, personId: p, openid: o, epoch: n, via: v, until }: Session): { session: string; until: number } {
  return { session: signToken('session', { i, p, o, n, v }, until), until }
}

/** Throws SESSION_EXPIRED, or UNAUTHENTICATED for what we never signed. */
export function readSession(token: string, now: number): Session {
  const read = readToken('session', token, now)
  if (!read.ok) throw new AppError(read.expired ? 'SESSION_EXPIRED' : 'UNAUTHENTICATED')
  const parsed = claims.safeParse(read.payload)
  if (!parsed.success) throw new AppError('UNAUTHENTICATED')
  const { i: id, p: personId, o: openid, n: epoch, v: via } = parsed.data
  return { id, personId, openid, epoch, via, until: read.expiresAt }
}

/**
 * Throws SESSION_EXPIRED for one its owner has signed out. Asked wherever roles are read from the database, and before any
 * role token is signed: a session that was ended is over within the life of the last role token, ten minutes.
 */
export function refuseEnded(session: Session | undefined, person: Pick<PersonDoc, 'sessionEpoch' | 'endedSessions'> | null): void {
  if (isEnded(session, person)) throw new AppError('SESSION_EXPIRED')
}

export function isEnded(session: Session | undefined, person: Pick<PersonDoc, 'sessionEpoch' | 'endedSessions'> | null): boolean {
  if (session === undefined) return false
  const ended = person?.endedSessions.some(({ id }) => id === session.id) === true
  return ended || session.epoch !== (person?.sessionEpoch ?? 1)
}
