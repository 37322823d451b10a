import type { Features } from './sorting-features'

/** What was counted of the texts under one label. */
export interface LabelCounts {
  readonly samples: number
  readonly points: ReadonlyMap<number, number>
}
/** Counts by label, e.g. by service. Nothing else is kept of what was learned: no text, no order. */
export type Counts = ReadonlyMap<string, LabelCounts>

export interface Sample {
  readonly label: string
  readonly features: Features
  /** Counts as so many; 1 unless said. */
  readonly weight?: number
}

export const NOTHING: Counts = new Map()

/** The counts with these samples added. Sums only: the order in which samples come does not matter. */
export function learned(before: Counts, samples: readonly Sample[]): Counts {
  const after = new Map(before)
  const own = new Map<string, Map<number, number>>()
  for (const { label, features, weight = 1 } of samples) {
    const points = own.get(label) ?? new Map(after.get(label)?.points)
    own.set(label, points)
    for (const [bucket, count] of features) points.set(bucket, (points.get(bucket) ?? 0) + weight * count)
    after.set(label, { samples: (after.get(label)?.samples ?? 0) + weight, points })
  }
  return after
}

/** Points of a sign in one long text; a short one's are a few times that. */
const SMALL = 64

/** Half of every count, and nothing of what is left small: a model that has seen much follows its community as it changes, and stays small. */
export function faded(counts: Counts): Counts {
  return new Map([...counts].map(([label, { samples, points }]) => [
    label,
    { samples: Math.floor(samples / 2), points: new Map([...points].flatMap(([bucket, count]) => (count < SMALL ? [] : [[bucket, count >> 1] as const]))) },
  ]))
}

/** Counts, added up once so that a text can be held against every label's complement. */
export interface Layer {
  readonly counts: Counts
  readonly all: ReadonlyMap<number, number>
  readonly total: number
  readonly totals: ReadonlyMap<string, number>
}

export function layerOf(counts: Counts): Layer {
  const all = new Map<number, number>()
  const totals = new Map<string, number>()
  let total = 0
  for (const [label, { points }] of counts) {
    let sum = 0
    for (const [bucket, count] of points) {
      all.set(bucket, (all.get(bucket) ?? 0) + count)
      sum += count
    }
    totals.set(label, sum)
    total += sum
  }
  return { counts, all, total, totals }
}

/** Half an average sign, as if every bucket had been seen with every label. */
const SMOOTHING = 32
/** Scores are sums over many signs that say the same twice; divided by this a share of 0.7 is right about seven times in ten. */
const TEMPERATURE = 160

export interface Verdict {
  readonly label: string
  /** Of all labels, 0–1. */
  readonly share: number
}

/**
 * Complement naive Bayes over several layers of counts (the catalogue's words, what is kept, what came since): a label is
 * the likelier the less the text resembles everything under the other labels, which bears few and uneven samples better
 * than the plain kind. Likeliest first, ties by label; nothing where no layer knows any sign of the text.
 */
export function judged(features: Features, layers: readonly Layer[]): readonly Verdict[] {
  const labels = [...new Set(layers.flatMap(({ counts }) => [...counts.keys()]))].sort()
  const known = [...features].flatMap(([bucket, points]) => {
    const all = sum(layers, (layer) => layer.all.get(bucket))
    return all === 0 ? [] : [{ bucket, points, all }]
  })
  if (known.length === 0 || labels.length === 0) return []
  const total = sum(layers, (layer) => layer.total)
  const unseen = SMOOTHING * sum(layers, (layer) => layer.all.size)

  const scores = labels.map((label) => {
    const own = layers.map((layer) => layer.counts.get(label)?.points)
    const outside = Math.log(total - sum(layers, (layer) => layer.totals.get(label)) + unseen)
    let score = 0
    for (const { bucket, points, all } of known) {
      const inside = sum(own, (counts) => counts?.get(bucket))
      score += points * (outside - Math.log(all - inside + SMOOTHING))
    }
    return score / TEMPERATURE
  })
  const best = Math.max(...scores)
  const whole = sum(scores, (score) => Math.exp(score - best))
  return labels
    .map((label, at) => ({ label, share: Math.exp((scores[at] ?? 0) - best) / whole }))
    .sort((a, b) => b.share - a.share || a.label.localeCompare(b.label))
}

/** After so many decisions the catalogue's own voice counts for half of what it counted at first. */
const CATALOGUE_HOLDS = 500

/**
 * The catalogue's words and the decisions together; beside that, at first as loud, the catalogue's words alone, since a
 * few dozen decisions say more of chance than of the community. Measured: each alone is right less often.
 */
export function sorted(features: Features, words: Layer, decisions: readonly Layer[], learnedFrom: number): readonly Verdict[] {
  const joint = judged(features, [words, ...decisions])
  const alone = new Map(judged(features, [words]).map(({ label, share }) => [label, share]))
  if (alone.size === 0) return joint
  const own = (0.5 * CATALOGUE_HOLDS) / (CATALOGUE_HOLDS + learnedFrom)
  // A service that only decisions know, since it has left the catalogue or is new to it, is as likely to the words as the least likely.
  const least = Math.min(...alone.values())
  const mixed = joint.map(({ label, share }) => ({ label, share: share ** (1 - own) * (alone.get(label) ?? least) ** own }))
  const whole = sum(mixed, ({ share }) => share)
  return mixed.map(({ label, share }) => ({ label, share: share / whole })).sort((a, b) => b.share - a.share || a.label.localeCompare(b.label))
}

function sum<T>(all: readonly T[], of: (each: T) => number | undefined): number {
  let whole = 0
  for (const each of all) whole += of(each) ?? 0
  return whole
}
