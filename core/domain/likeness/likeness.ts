import { distanceBetween } from '../distance'
import type { Direction } from './background'
import { backgroundOf, cosine, directionOf, sharedPart } from './background'
import { gramsOfBoth } from './grams'
import type { LikenessWeights } from './weights'
import { LEAST, LIKENESS_WEIGHTS, NEAR_M, PLACE_SHARES } from './weights'

export type PlaceKind = keyof typeof PLACE_SHARES

/** What is compared of an order. An empty compound or building is an unknown one, never the same as another's. */
export interface Matter {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Id of the first-level category. */
  readonly category: string
  readonly place: {
    readonly compoundId: string
    readonly building: string
    /** How its words may name it; left out where words are compared, since the place is compared by itself. */
    readonly names: readonly string[]
    readonly point?: { readonly lng: number; readonly lat: number } | undefined
  }
  readonly createdAt: number
}

export interface Likeness {
  readonly id: string
  /** 0–1: how likely the two are one matter. */
  readonly score: number
  readonly place: PlaceKind
  readonly sameCategory: boolean
  /** 0–1: how alike the words are. */
  readonly words: number
}

const DAY_MS = 86_400_000
/** Pairs of neighbouring characters: on the labelled pairs threes added nothing. */
const SIZES = [2] as const
const TITLE_WEIGHT = 2

/** Where one lies from the other. A building is only the same in the same compound: every compound has a 3号楼. */
export function placeOf(one: Matter['place'], other: Matter['place']): PlaceKind {
  if (one.compoundId === '' || other.compoundId === '') return 'unknown'
  if (one.compoundId === other.compoundId) return one.building !== '' && one.building === other.building ? 'building' : 'compound'
  if (one.point === undefined || other.point === undefined) return 'unknown'
  return distanceBetween(one.point, other.point) <= NEAR_M ? 'near' : 'far'
}

interface Read {
  readonly matter: Matter
  readonly grams: ReadonlyMap<string, number>
  readonly direction: Direction
}

/**
 * The others by how likely each is the same matter as `mine`, likest first; of two as likely the newer, then by id. What
 * counts as a common word is learned from these very texts. The same input gives the same list on any machine.
 */
export function likestOf(mine: Matter, others: readonly Matter[], weights: LikenessWeights = LIKENESS_WEIGHTS): readonly Likeness[] {
  const [own, ...rest] = readAll([mine, ...others.filter(({ id }) => id !== mine.id)])
  if (own === undefined) return []
  return rest
    .map((other) => ({ at: other.matter.createdAt, likeness: compare(own, other, weights) }))
    .sort((a, b) => b.likeness.score - a.likeness.score || b.at - a.at || a.likeness.id.localeCompare(b.likeness.id))
    .map(({ likeness }) => likeness)
}

function readAll(matters: readonly Matter[]): readonly Read[] {
  const placeless = matters.map((matter) => gramsOfBoth(withoutPlace(matter), SIZES, TITLE_WEIGHT))
  const background = backgroundOf(placeless)
  return placeless.map((grams, at) => {
    const matter = matters[at] as Matter
    return { matter, grams: gramsOfBoth(matter, SIZES, 1), direction: directionOf(grams, background) }
  })
}

/** A comma for each name, so that what stood around it does not become neighbours. */
function withoutPlace({ title, text, place }: Matter): { readonly title: string; readonly text: string } {
  const names = place.names.filter((name) => name !== '')
  const strip = (words: string) => names.reduce((left, name) => left.replaceAll(name, '，'), words)
  return { title: strip(title), text: strip(text) }
}

function compare(mine: Read, other: Read, weights: LikenessWeights): Likeness {
  const place = placeOf(mine.matter.place, other.matter.place)
  const sameCategory = mine.matter.category !== '' && mine.matter.category === other.matter.category
  const words = cosine(mine.direction, other.direction)
  const shared = sharedPart(mine.grams, other.grams)
  const days = Math.abs(mine.matter.createdAt - other.matter.createdAt) / DAY_MS
  const odds =
    weights.base + weights.words * Math.log(LEAST.words + words) + weights.shared * Math.log(LEAST.shared + shared) + weights.place * PLACE_SHARES[place] +
    (sameCategory ? weights.category : 0) + weights.time * Math.exp(-days / weights.daysScale)
  return { id: other.matter.id, score: 1 / (1 + Math.exp(-odds)), place, sameCategory, words }
}
