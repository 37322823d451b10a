import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from './config'

export type TokenKind = 'session' | 'role' | 'desk' | 'appointment' | 'plan' | 'forward' | 'claims' | 'place' | 'tried'

/** `<payload>.<mac>`, both base64url. `e` is the expiry in epoch ms. Kinds cannot be used for one another. */
export function signToken(kind: TokenKind, payload: Readonly<Record<string, unknown>>, expiresAt: number): string {
  const body = Buffer.from(JSON.stringify({ ...payload, e: expiresAt })).toString('base64url')
  return `${body}.${mac(kind, body)}`
}

/** The payload, or why not. */
export function readToken(kind: TokenKind, token: string, now: number): { ok: true; payload: Record<string, unknown>; expiresAt: number } | { ok: false; expired: boolean } {
  const [body, given, ...rest] = token.split('.')
  if (body === undefined || given === undefined || rest.length > 0) return { ok: false, expired: false }
  const expected = Buffer.from(mac(kind, body))
  const actual = Buffer.from(given)
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return { ok: false, expired: false }
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>
  const expiresAt = typeof payload['e'] === 'number' ? payload['e'] : 0
  return expiresAt > now ? { ok: true, payload, expiresAt } : { ok: false, expired: true }
}

function mac(kind: TokenKind, body: string): string {
  return createHmac('sha256', config().SESSION_KEY).update(`${kind}.${body}`).digest('base64url')
}
