import { featuresOf } from '../../core/domain/likeness/sorting-features'
import type { Counts, Layer } from '../../core/domain/likeness/sorting-model'
import { judged, layerOf, learned, NOTHING, sorted } from '../../core/domain/likeness/sorting-model'
import { catalogueDecisions, WORDS_WEIGHT } from '../../core/domain/likeness/catalogue-words'
import { CATALOGUE } from '../../core/domain/order/catalogue'
import { LABEL_OF_SERVICE } from './catalogue-labels'
import { CATEGORY_WORDS } from './category-words'
import type { SharedMessage } from './shared-data'

export const SALT = 'measure'

/** The first day's knowledge as the product has it: the words of its own catalogue, by the labels its services fall under. */
export function catalogueLayer(): Layer {
  const samples = catalogueDecisions(CATALOGUE).flatMap(({ serviceId, title, text }) => {
    const label = LABEL_OF_SERVICE[serviceId]
    return label === undefined ? [] : [{ label, features: featuresOf({ title, text }, SALT), weight: WORDS_WEIGHT }]
  })
  return layerOf(learned(NOTHING, samples))
}

/** The same from words written for these seven categories: what a catalogue made for them would bring. */
export function writtenLayer(): Layer {
  const samples = Object.entries(CATEGORY_WORDS).map(([label, words]) => ({ label, features: featuresOf({ title: label, text: words.join('，') }, SALT), weight: WORDS_WEIGHT }))
  return layerOf(learned(NOTHING, samples))
}

export interface CategoryFigures {
  /** Shares of right first choices, each message judged before it is learned from: from the words of the product's own catalogue. */
  readonly ours: number
  /** From the words written for these categories, on whose form these same messages had a say. */
  readonly writtenWords: number
  readonly writtenKeywords: number
  readonly majority: number
  /** Whose words of the catalogue stand in the message. */
  readonly keywords: number
  readonly n: number
  /** The right one among the three that are shown. */
  readonly top3: number
  /** Without the first day's words; and the first day's words alone, learning nothing. */
  readonly learningOnly: number
  readonly wordsOnly: number
  /** Of the later half. */
  readonly later: number
  /** How sure it was on average of its first choice: near `ours` where its shares mean what they say. */
  readonly meanShare: number
}

/** Categories of the labelled messages as they arrive in order: judged first, learned from afterwards. */
export function measureCategories(messages: readonly SharedMessage[]): CategoryFigures {
  const words = catalogueLayer()
  const written = writtenLayer()
  let counts: Counts = NOTHING
  const seen = new Map<string, number>()
  const right = { ours: 0, writtenWords: 0, writtenKeywords: 0, majority: 0, keywords: 0, top3: 0, learningOnly: 0, wordsOnly: 0, later: 0, share: 0 }
  messages.forEach((message, at) => {
    const category = message.category ?? ''
    const features = featuresOf(message, SALT)
    const own = layerOf(counts)
    const verdicts = sorted(features, words, [own], at)
    const first = verdicts[0]?.label
    right.share += verdicts[0]?.share ?? 0
    if (first === category) right.ours += 1
    if (sorted(features, written, [own], at)[0]?.label === category) right.writtenWords += 1
    if (first === category && at >= messages.length / 2) right.later += 1
    if (verdicts.slice(0, 3).some(({ label }) => label === category)) right.top3 += 1
    if (judged(features, [own])[0]?.label === category) right.learningOnly += 1
    if (judged(features, [words])[0]?.label === category) right.wordsOnly += 1
    if (mostSeen(seen) === category) right.majority += 1
    if (byKeywords(message, CATALOGUED) === category) right.keywords += 1
    if (byKeywords(message, WRITTEN) === category) right.writtenKeywords += 1
    counts = learned(counts, [{ label: category, features }])
    seen.set(category, (seen.get(category) ?? 0) + 1)
  })
  const n = messages.length
  const share = (count: number) => Math.round((count / n) * 1000) / 1000
  const half = n - Math.ceil(n / 2)
  return {
    ours: share(right.ours), writtenWords: share(right.writtenWords), writtenKeywords: share(right.writtenKeywords), majority: share(right.majority), keywords: share(right.keywords), n, top3: share(right.top3), learningOnly: share(right.learningOnly),
    wordsOnly: share(right.wordsOnly), later: Math.round((right.later / half) * 1000) / 1000, meanShare: share(right.share),
  }
}

function mostSeen(seen: ReadonlyMap<string, number>): string | undefined {
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0]
}

type Words = readonly (readonly [label: string, words: readonly string[]])[]
const WRITTEN: Words = Object.entries(CATEGORY_WORDS)
/** What the catalogue says of its services, phrase by phrase. */
const CATALOGUED: Words = catalogueDecisions(CATALOGUE).flatMap(({ serviceId, title, text }) => {
  const label = LABEL_OF_SERVICE[serviceId]
  return label === undefined ? [] : [[label, `${title}，${text}`.split(/[^一-龥]+/u).filter((phrase) => phrase.length > 1)] as const]
})

/** The category of whose words most stand in the message; the first of several. */
function byKeywords({ title, text }: SharedMessage, all: Words): string | undefined {
  const hits = new Map<string, number>()
  for (const [label, words] of all) hits.set(label, (hits.get(label) ?? 0) + words.filter((word) => `${title}${text}`.includes(word)).length)
  return [...hits].sort((a, b) => b[1] - a[1])[0]?.[0]
}
