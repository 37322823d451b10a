/**
 * What it is worth to send a member to an order: a whole number of points, so that sums are exact and a plan's proof is too.
 * The weights are data with a version, which is written down with each decision.
 */
import type { MemberFacts } from './facts'

export interface Weights {
  readonly version: string
  /** Points for being next door, at 0 metres; falls by a factor e with every `distanceScaleM` metres of walk. */
  readonly distance: number
  readonly distanceScaleM: number
  /** Points at a certain yes. */
  readonly acceptance: number
  /** Points at the best possible rating. */
  readonly rating: number
  /** As many ratings of the mean `ratingMean` (0–1) are added to everybody's own: two kind words are no record. */
  readonly ratingPrior: number
  readonly ratingMean: number
  /** Points for who was asked and needed least; falls by a factor e with every `hoursScale` hours and `offersScale` offers of 28 days. */
  readonly fairness: number
  readonly hoursScale: number
  readonly offersScale: number
  /** Points for being served at all, by urgency: what must not wait goes first where people are few. */
  readonly urgency: Readonly<Record<'p0' | 'p1' | 'p2' | 'p3', number>>
}

/** 2026-11 [own]: the shares of the district's synthetic measurements, with fairness and urgency said apart. */
export const WEIGHTS: Weights = {
  version: '2026-11',
  distance: 450, distanceScaleM: 800, acceptance: 200, rating: 150, ratingPrior: 5, ratingMean: 0.8,
  fairness: 200, hoursScale: 8, offersScale: 8,
  urgency: { p0: 400, p1: 200, p2: 0, p3: 0 },
}

/** What a pair's points are made of; their sum is its value, 0 … 1000 and the urgency's. */
export interface Score {
  readonly distance: number
  readonly acceptance: number
  readonly rating: number
  readonly fairness: number
  readonly urgency: number
  readonly value: number
}

/** The rating that few ratings are worth: 0–1, drawn to the mean. Stars are 1–5. */
export function ratingOf({ count, sum }: MemberFacts['ratings'], weights: Weights = WEIGHTS): number {
  const own = count === 0 ? 0 : (sum - count) / 4
  return (own + weights.ratingPrior * weights.ratingMean) / (count + weights.ratingPrior)
}

/** What counts as many hours and as many offers in 28 days. */
export interface FairnessScale { readonly hours: number; readonly offers: number }

/** Where much is asked of everybody, much is what is more than others': the mean of the roster, and no less than the weights say. */
export function fairnessScaleOf(members: readonly Pick<MemberFacts, 'hours' | 'offers'>[], { hoursScale, offersScale }: Weights): FairnessScale {
  const mean = (of: (member: Pick<MemberFacts, 'hours' | 'offers'>) => number): number => members.reduce((sum, member) => sum + of(member), 0) / Math.max(1, members.length)
  return { hours: Math.max(hoursScale, mean(({ hours }) => hours)), offers: Math.max(offersScale, mean(({ offers }) => offers)) }
}

/** 1 for who was neither needed nor asked in 28 days, towards 0 for who was all the time. */
export function fairnessOf({ hours, offers }: Pick<MemberFacts, 'hours' | 'offers'>, scale: FairnessScale): number {
  return Math.exp(-hours / scale.hours - offers / scale.offers)
}

/** The points of a walk in metres; where one of the two places is unknown, those of two scales. */
export const distancePoints = (metres: number | undefined, { distance, distanceScaleM }: Weights): number => Math.round(distance * Math.exp(-(metres ?? 2 * distanceScaleM) / distanceScaleM))
/** The points of a chance, 0–1. */
export const acceptancePoints = (chance: number, { acceptance }: Weights): number => Math.round(acceptance * chance)
export const ratingPoints = (member: Pick<MemberFacts, 'ratings'>, weights: Weights): number => Math.round(weights.rating * ratingOf(member.ratings, weights))
export const fairnessPoints = (member: Pick<MemberFacts, 'hours' | 'offers'>, weights: Weights, scale: FairnessScale): number => Math.round(weights.fairness * fairnessOf(member, scale))

/**
 * `metres`: the walk, undefined where one of the two places is unknown; that counts as two scales away. `chance`: of a yes, 0–1.
 * `scale`: the roster's, where the member stands among others.
 */
export function scoreOf(member: Pick<MemberFacts, 'ratings' | 'hours' | 'offers'>, urgency: keyof Weights['urgency'], metres: number | undefined, chance: number, weights: Weights = WEIGHTS, scale: FairnessScale = fairnessScaleOf([], weights)): Score {
  const distance = distancePoints(metres, weights)
  const acceptance = acceptancePoints(chance, weights)
  const rating = ratingPoints(member, weights)
  const fairness = fairnessPoints(member, weights, scale)
  const extra = weights.urgency[urgency]
  return { distance, acceptance, rating, fairness, urgency: extra, value: distance + acceptance + rating + fairness + extra }
}
