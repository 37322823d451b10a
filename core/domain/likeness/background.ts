/** How many of the texts that are compared have a gram: what everybody writes says little, «您好» nothing. */
export interface Background {
  readonly size: number
  readonly having: ReadonlyMap<string, number>
}

export function backgroundOf(all: Iterable<ReadonlyMap<string, number>>): Background {
  const having = new Map<string, number>()
  let size = 0
  for (const grams of all) {
    size += 1
    for (const gram of grams.keys()) having.set(gram, (having.get(gram) ?? 0) + 1)
  }
  return { size, having }
}

/** A text as a direction: the rarer a gram among all, the more it counts; of length 1, or 0 for a text without any. */
export type Direction = ReadonlyMap<string, number>

/**
 * tf-idf with both factors dampened: the logarithm of how often, the root of how rare. Undamped, one rare name that two
 * texts share outweighs all else they say (F1 on the labelled pairs 0.75 against 0.84).
 */
export function directionOf(grams: ReadonlyMap<string, number>, { size, having }: Background): Direction {
  const weights = new Map<string, number>()
  let squares = 0
  for (const [gram, count] of grams) {
    const weight = (1 + Math.log(count)) * Math.sqrt(Math.log(1 + size / (having.get(gram) ?? 1)))
    weights.set(gram, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares)
  if (length > 0) for (const [gram, weight] of weights) weights.set(gram, weight / length)
  return weights
}

/** 0 for nothing in common, 1 for the same. */
export function cosine(one: Direction, other: Direction): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [gram, weight] of small) sum += weight * (large.get(gram) ?? 0)
  // Rounding must not make anything liker than itself.
  return Math.min(1, sum)
}

/** Of the grams that either text has, the share that both have (Jaccard). */
export function sharedPart(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let both = 0
  for (const gram of small.keys()) if (large.has(gram)) both += 1
  const either = one.size + other.size - both
  return either === 0 ? 0 : both / either
}
