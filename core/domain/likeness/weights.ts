/** What makes two orders one matter, in log-odds. Data, so that a suggestion can say by which version it was made. */
export interface LikenessWeights {
  readonly version: string
  readonly base: number
  /** For each factor e in how alike the words are (cosine), the names of places left out of them. */
  readonly words: number
  /** For each factor e in how much of what either says both say, places included. */
  readonly shared: number
  /** For the same building; a compound or a walk of a few minutes is a share of it (`PLACE_SHARES`). */
  readonly place: number
  readonly category: number
  /** For the same hour; falls by a factor e with every `daysScale` days. */
  readonly time: number
  readonly daysScale: number
}

/** How much of the same place two places are. `near`: a compound next door, e.g. across a grid's border. */
export const PLACE_SHARES = { building: 1, compound: 0.7, near: 0.3, far: -0.5, unknown: 0 } as const
export const NEAR_M = 300

/**
 * 2026-11 [own]. The words decide: a stairwell tells of many things, and the place alone makes nothing likely. They count
 * by their logarithm, since between nothing in common and a little lies more than between much and all; and without the
 * names of places, or everything said of one compound would look alike. Time says less, for trouble that is not mended
 * is told of again weeks later. Set near what logistic fits on the labelled pairs (tests/data/duplicate-pairs.json) came
 * to, in round numbers; the shares of places, and the category, which those messages do not have, are set by judgement.
 * `npm run -s text` says how good they are.
 */
export const LIKENESS_WEIGHTS: LikenessWeights = { version: '2026-11', base: 4.7, words: 2, shared: 1.2, place: 2.7, category: 0.3, time: 1.1, daysScale: 14 }

/** No two texts are less alike than this: one gram more or less must not decide among those that have nothing in common. */
export const LEAST = { words: 0.02, shared: 0.01 } as const

/** From here on an order is put before the staff as probably the same matter. */
export const LIKELY = 0.5
