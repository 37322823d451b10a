import { readSession } from '../cloudfunctions/_kit/session'
import type { Secrets } from '../local/secrets'

/**
 * Says whose a session is, for the gateway, which counts calls by person and knows neither our secrets nor our sessions.
 * Undefined for one that we never signed, or that has run out.
 */
export function recogniser(secrets: Secrets): (session: string, now: number) => string | undefined {
  Object.assign(process.env, secrets)
  return (session, now) => {
    try {
      return readSession(session, now).personId
    } catch {
      return undefined
    }
  }
}
