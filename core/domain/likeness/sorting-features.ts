import { gramsOfBoth } from './grams'

/**
 * What the sorting sees of a text: pairs of neighbouring characters, each as the number of a bucket. Fewer buckets say
 * less of anybody's words and confuse more of them; with 2^14 a labelled file of long letters lost six points in a hundred,
 * with 2^17 one.
 */
export const BUCKETS = 2 ** 17
const SIZES = [2] as const
const TITLE_WEIGHT = 3
/** Every text has the same length as a direction, so that a long letter outvotes no short one; in whole points, so that sums are exact. */
const LENGTH_POINTS = 512

/** Points by bucket. */
export type Features = ReadonlyMap<number, number>

/**
 * `salt`: kept apart from where the counts are kept. Who has the counts alone cannot tell which pairs of characters stand
 * behind a bucket.
 */
export function featuresOf(words: { readonly title: string; readonly text: string }, salt: string): Features {
  const start = mix(0x811c9dc5, salt)
  const strengths = new Map<number, number>()
  for (const [gram, count] of gramsOfBoth(words, SIZES, TITLE_WEIGHT)) {
    const bucket = bucketOf(start, gram)
    strengths.set(bucket, (strengths.get(bucket) ?? 0) + count)
  }
  let squares = 0
  for (const [bucket, count] of strengths) {
    const strength = Math.log1p(count)
    strengths.set(bucket, strength)
    squares += strength * strength
  }
  const scale = squares === 0 ? 0 : LENGTH_POINTS / Math.sqrt(squares)
  return new Map([...strengths].map(([bucket, strength]) => [bucket, Math.round(strength * scale)]))
}

function bucketOf(start: number, gram: string): number {
  const state = mix(start, gram)
  return ((state ^ (state >>> 15)) >>> 0) % BUCKETS
}

/** FNV-1a, 32 bits: fast, and the same on every machine. */
function mix(start: number, text: string): number {
  let state = start
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return state
}
