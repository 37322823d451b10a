import { createHash, randomBytes } from 'node:crypto'

/** 132 bits in 22 characters: an index key, a link, a hash of the chain. */
export function hash22(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)
}

export const randomId = (): string => randomBytes(16).toString('base64url').slice(0, 22)

/** One person per openid, found without a query. */
export const personIdOf = (openid: string): string => createHash('sha256').update(`person:${openid}`).digest('base64url').slice(0, 22)

/** A client-chosen request id means something only together with the person: a guessed one reveals nobody's order. */
export const requestKeyOf = (personId: string, requestId: string): string => hash22('request', personId, requestId)
