import { hash22, randomId } from './ids'
import type { EventWords } from '@core/domain/order/event-words'
import { withoutWords, wordsOf } from '@core/domain/order/event-words'
import type { OrderEvent } from '@core/domain/order/order'

/** What ties a line to its history: its number, the line before it, and the request that made it. */
export interface Tied {
  readonly seq: number
  readonly requestKey: string
  /** What the request asked for, keyed: the same request id with other words is told from a retry. Lines the system writes have none. */
  readonly digest?: string
  readonly prev: string
  readonly hash: string
}
export type Chained<E extends object> = E & Tied

/** What holds a line's words to its hash without being in it: the words can go, and the salt with them; the digest stays. */
export interface Worded {
  readonly salt?: string | undefined
  readonly wordsDigest?: string | undefined
}

/** A line of an order's history as it is stored. */
export type LogEntry = Chained<OrderEvent & Worded>

/** What comes before the first line. */
export const GENESIS = '0'.repeat(22)

/** A request as a line remembers it. */
export interface Intent {
  readonly requestKey: string
  readonly digest?: string | undefined
}

export function chainEntry<E extends object>(event: E, seq: number, prev: string, { requestKey, digest }: Intent): Chained<E> {
  const body = { ...event, seq, requestKey, ...(digest === undefined ? {} : { digest }), prev }
  return { ...body, hash: hash22('log', canonical(body)) }
}

/**
 * The next line of an order, or of a record. Its words are hashed apart, under a salt of their own, and only their digest is in the chain:
 * without words and salt nobody can guess them from it, and the chain holds as before.
 */
export function chainLine<E extends object & EventWords>(event: E, seq: number, prev: string, intent: Intent): Chained<E & Worded> {
  const words = wordsOf(event)
  if (words === undefined) return chainEntry(event, seq, prev, intent)
  const salt = randomId()
  const wordsDigest = hash22('words', salt, canonical(words))
  return { ...chainEntry({ ...withoutWords(event), wordsDigest }, seq, prev, intent), ...event, salt }
}

/** A line as it is kept when the personal data of its order go. One from before digests of words is left: its hash is made of them. */
export function eraseWords<L extends Worded & EventWords>(line: L): L {
  const { salt: _salt, ...rest } = line
  return (line.wordsDigest === undefined ? line : withoutWords(rest)) as L
}

/** False: somebody used the id of another request. Lines from before digests were kept vouch for the id alone. */
export function sameIntent(line: Pick<Tied, 'digest'>, digest: string | undefined): boolean {
  return line.digest === undefined || digest === undefined || line.digest === digest
}

/** JSON with sorted keys: the same entry has the same text whatever order a store returns its fields in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
