import { createHash } from 'node:crypto'

/** Key of a person's document: it tells nothing of the openid, and the same openid always finds it. 22 characters. */
export function personIdOf(openid: string): string {
  return createHash('sha256').update(`person:${openid}`).digest('base64url').slice(0, 22)
}
