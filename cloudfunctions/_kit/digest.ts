import { canonical } from './chain'
import { blindIndex } from './seal'

/** What the phone saw or measured at that moment: a retry looks again, and is the same wish. */
const SEEN_NOT_MEANT: readonly string[] = ['seen', 'facts', 'round', 'position']

/** What a request asks for, in 22 characters. Keyed, since a phone number among it could otherwise be guessed from the history. */
export function digestOf(input: unknown): string {
  const meant = input !== null && typeof input === 'object' && !Array.isArray(input) ? Object.fromEntries(Object.entries(input).filter(([key]) => !SEEN_NOT_MEANT.includes(key))) : input
  return blindIndex(canonical(meant ?? null), 'request')
}
