import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Likeness, Matter } from '../../core/domain/likeness/likeness'
import { likestOf } from '../../core/domain/likeness/likeness'
import { featuresOf } from '../../core/domain/likeness/sorting-features'
import { judged, layerOf, learned, NOTHING } from '../../core/domain/likeness/sorting-model'
import { LIKELY } from '../../core/domain/likeness/weights'
import { writtenLayer, SALT } from './categories'
import type { NamedPlace } from './place-in-words'
import { placesIn } from './place-in-words'
import type { SharedMessage } from './shared-data'

/** So many messages that came just before stand beside each pair, as a community's open orders would. */
const BESIDE = 120

interface Half { readonly same: readonly (readonly [string, string])[]; readonly different: readonly (readonly [string, string])[] }
interface Judged {
  readonly same: boolean
  readonly ours: number
  readonly placeAndCategory: number
  readonly jaccard: number
  /** How many of the messages beside it are liker than its partner. */
  readonly before: number
}

type Way = keyof Pick<Judged, 'ours' | 'placeAndCategory' | 'jaccard'>
export interface Figures { readonly precision: number; readonly recall: number; readonly f1: number; readonly threshold: number }
export interface DuplicateFigures extends Figures {
  readonly pairs: number
  readonly same: number
  /** With the threshold the product shows likely ones from. */
  readonly asShown: Figures
  readonly beside: { readonly placeAndCategory: Figures; readonly jaccard: Figures }
  /** Of the same ones: the partner is the first, or among the first three, of all that stand beside it. */
  readonly first: number
  readonly firstThree: number
}

/** The pairs labelled by hand; each threshold is chosen on one half of them and reported on the other. */
export function measureDuplicates(messages: readonly SharedMessage[], labelled: readonly SharedMessage[]): DuplicateFigures {
  const pairs = JSON.parse(readFileSync(join(__dirname, '../../tests/data/duplicate-pairs.json'), 'utf8')) as Readonly<Record<'choose' | 'report', Half>>
  const judge = pairJudge(messages, labelled)
  const judgedHalf = ({ same, different }: Half) => [...same.map(([a, b]) => judge(a, b, true)), ...different.map(([a, b]) => judge(a, b, false))]
  const [choose, report] = [judgedHalf(pairs.choose), judgedHalf(pairs.report)]
  const figuresOf = (by: Way) => figures(report, by, by === 'placeAndCategory' ? 1 : bestThreshold(choose, by))
  const same = report.filter((pair) => pair.same)
  const shareBefore = (most: number) => round(same.filter(({ before }) => before < most).length / same.length)
  return {
    ...figuresOf('ours'), pairs: report.length, same: same.length, asShown: figures(report, 'ours', LIKELY),
    beside: { placeAndCategory: figuresOf('placeAndCategory'), jaccard: figuresOf('jaccard') }, first: shareBefore(1), firstThree: shareBefore(3),
  }
}

function pairJudge(messages: readonly SharedMessage[], labelled: readonly SharedMessage[]) {
  const categoryOf = categories(labelled)
  const placeOf = placesIn(messages)
  const matters = [...messages].sort((a, b) => a.at - b.at).map((message) => matterOf(message, categoryOf(message), placeOf(message)))
  const at = new Map(matters.map(({ id }, index) => [id, index]))
  const lists = new Map<string, ReadonlyMap<string, { readonly likeness: Likeness; readonly before: number }>>()
  return (a: string, b: string, same: boolean): Judged => {
    const [first, second] = [matterAt(matters, at, a), matterAt(matters, at, b)].sort((x, y) => (at.get(x.id) ?? 0) - (at.get(y.id) ?? 0)) as [Matter, Matter]
    const key = `${second.id} ${first.id}`
    const end = at.get(second.id) ?? 0
    const others = new Map([...matters.slice(Math.max(0, end - BESIDE), end), first].map((matter) => [matter.id, matter]))
    const list = lists.get(key) ?? new Map(likestOf(second, [...others.values()]).map((likeness, before) => [likeness.id, { likeness, before }]))
    lists.set(key, list)
    const found = list.get(first.id)
    if (found === undefined) throw new Error(`pair ${a} ${b}: one of them is not in the file`)
    const placed = first.place.compoundId !== '' && first.place.compoundId === second.place.compoundId
    return { same, ours: found.likeness.score, before: found.before, placeAndCategory: placed && first.category === second.category ? 1 : 0, jaccard: jaccard(first, second) }
  }
}

function matterAt(matters: readonly Matter[], at: ReadonlyMap<string, number>, id: string): Matter {
  const matter = matters[at.get(id) ?? -1]
  if (matter === undefined) throw new Error(`duplicate-pairs.json names ${id}, which is not in the file`)
  return matter
}

function matterOf({ id, title, text, at }: SharedMessage, category: string, { name, areas }: NamedPlace): Matter {
  return { id, title, text, category, createdAt: at, place: { compoundId: name, building: '', names: [...areas, name], ...(name === '' ? {} : { point: pointOf(name) }) } }
}

/** Names have no points: two of them are taken to lie apart. */
function pointOf(name: string): { readonly lng: number; readonly lat: number } {
  const spread = [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 10_007, 7)
  return { lng: 100 + spread / 1000, lat: 30 }
}

/** Messages of the unlabelled file have no category: the model learned from the labelled one gives them theirs. */
function categories(labelled: readonly SharedMessage[]): (message: SharedMessage) => string {
  const layers = [writtenLayer(), layerOf(learned(NOTHING, labelled.map((message) => ({ label: message.category ?? '', features: featuresOf(message, SALT) }))))]
  return (message) => judged(featuresOf(message, SALT), layers)[0]?.label ?? ''
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = ({ title, text }: Matter) => new Set([...segmenter.segment(`${title} ${text}`)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment))

/** Words that both have, of those that either has. */
function jaccard(a: Matter, b: Matter): number {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.max(1, one.size + other.size - shared)
}

function figures(pairs: readonly Judged[], by: Way, threshold: number): Figures {
  const said = pairs.filter((pair) => pair[by] >= threshold)
  const right = said.filter(({ same }) => same).length
  const precision = said.length === 0 ? 0 : right / said.length
  const recall = right / pairs.filter(({ same }) => same).length
  return { precision: round(precision), recall: round(recall), f1: round(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)), threshold: round(threshold) }
}

/** Half-way between the lowest and the highest of those within two points of the best: the best itself hangs on a single pair. */
function bestThreshold(pairs: readonly Judged[], by: Way): number {
  const scores = [...new Set(pairs.map((pair) => pair[by]))].sort((a, b) => a - b)
  // Between two scores, so that it is no score of the half it was chosen on.
  const valued = scores.map((score, at) => (score + (scores[at - 1] ?? score)) / 2).map((threshold) => ({ threshold, f1: figures(pairs, by, threshold).f1 }))
  const best = Math.max(...valued.map(({ f1 }) => f1))
  const good = valued.filter(({ f1 }) => f1 >= best - 0.02)
  return ((good[0]?.threshold ?? 1) + (good.at(-1)?.threshold ?? 1)) / 2
}

const round = (value: number): number => Math.round(value * 1000) / 1000
