import type { Decision } from './decisions'
import type { Features } from './sorting-features'
import type { Counts, Layer } from './sorting-model'
import { faded, layerOf, learned, NOTHING } from './sorting-model'

/** What is counted by service and by urgency of the same texts. */
export interface TextCounts {
  readonly services: Counts
  readonly urgencies: Counts
}
export interface TextLayer {
  readonly services: Layer
  readonly urgencies: Layer
}

export const NO_COUNTS: TextCounts = { services: NOTHING, urgencies: NOTHING }

/** From so many decisions on the old ones fade to half: a community's habits change, and the counts stay a few hundred KB. */
const FADES_AT = 2000

/** The counts with these decisions added. `weight`: how many decisions each of them is worth. */
export function withDecisions(before: TextCounts, decisions: readonly Decision[], read: (decision: Decision) => Features, weight = 1): TextCounts {
  const texts = decisions.map((decision) => ({ decision, features: read(decision) }))
  const by = (label: (decision: Decision) => string) => texts.map(({ decision, features }) => ({ label: label(decision), features, weight }))
  return { services: learned(before.services, by(({ serviceId }) => serviceId)), urgencies: learned(before.urgencies, by(({ urgency }) => urgency)) }
}

/** The counts as they are kept. */
export function bounded(counts: TextCounts): TextCounts {
  const samples = [...counts.services.values()].reduce((sum, each) => sum + each.samples, 0)
  return samples < FADES_AT ? counts : { services: faded(counts.services), urgencies: faded(counts.urgencies) }
}

export const textLayer = ({ services, urgencies }: TextCounts): TextLayer => ({ services: layerOf(services), urgencies: layerOf(urgencies) })
