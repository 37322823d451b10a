/**
 * What it is worth to send a member to an order: a whole number of points, so that sums are exact and a plan's proof is too.
 * The weights are data with a version, which is written down with each decision.
 */
import { VISIT_HOURS } from './coming-free'
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
  /** Points for who was asked and needed least among their peers. `hoursScale` hours and `offersScale` offers are never much. */
  readonly fairness: number
  readonly hoursScale: number
  readonly offersScale: number
  /** So many times as fast the points fall for who is beyond their peers' mean as they rise for who is behind: calling on those who are behind wears them out, leaving out those who are ahead does not. */
  readonly aheadFalls: number
  /** Nobody who has so many times their peers' hours is asked while one of these may be; what must not wait is no matter of fairness. */
  readonly hoursCap: number
  /** Who was asked more often than this in 7 days is not asked on and on for being behind: within ten more their fairness falls to `pesteredFairness` at the most. They have been saying no, and more calls make no more yeses. */
  readonly offersBeforeRest: number
  readonly pesteredFairness: number
  /** Points for being served at all, by urgency: what must not wait goes first where people are few; a life, which gets none for fairness, before everything. */
  readonly urgency: Readonly<Record<'p0' | 'p1' | 'p2' | 'p3', number>>
}

/** [own]: the shares of the district's synthetic measurements, with urgency said apart; fairness as ninety days of refusals ask for [measured: `npm run -s bench -- dispatch`]. */
export const WEIGHTS: Weights = {
  version: '2027-04',
  distance: 400, distanceScaleM: 800, acceptance: 600, rating: 120, ratingPrior: 5, ratingMean: 0.8,
  fairness: 2350, hoursScale: 8, offersScale: 8, aheadFalls: 1.5, hoursCap: 2, offersBeforeRest: 8, pesteredFairness: 0.4,
  urgency: { p0: 5000, p1: 200, p2: 0, p3: 0 },
}

/** What a pair's points are made of; their sum is its value, 0 … 3470 and the urgency's. */
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

/** What is much in 28 days: hours of visits, and offers. */
export interface FairnessScale { readonly hours: number; readonly offers: number }
type Needed = Pick<MemberFacts, 'hours' | 'offers'> & Partial<Pick<MemberFacts, 'carried' | 'open' | 'held' | 'recentOffers'>>

/** Who can do the same and is as much there, by number: the same hours of duty, as far to go, as many orders a week as they said themselves. */
export interface Peers { readonly group: Int32Array; readonly groups: number }

export function peersOf(members: readonly Pick<MemberFacts, 'skills' | 'duty' | 'radiusM' | 'weeklyMax'>[]): Peers {
  const numbers = new Map<string, number>()
  const group = Int32Array.from(members, ({ skills, duty, radiusM, weeklyMax }) => {
    const key = JSON.stringify([[...skills].sort(), duty, radiusM, weeklyMax])
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
  return { group, groups: numbers.size }
}

/**
 * Much is what is more than one's peers have. Where few are, the whole roster is listened to as well; and never less than the
 * weights say.
 */
export function fairnessScales(members: readonly Needed[], { group, groups }: Peers, weights: Weights): readonly FairnessScale[] {
  const [count, hours, offers] = [new Float64Array(groups + 1), new Float64Array(groups + 1), new Float64Array(groups + 1)]
  members.forEach((member, at) => {
    for (const sum of [group[at] ?? 0, groups]) {
      count[sum] = (count[sum] ?? 0) + 1
      hours[sum] = (hours[sum] ?? 0) + loadOf(member)
      offers[sum] = (offers[sum] ?? 0) + member.offers
    }
  })
  const mean = (of: Float64Array, number: number): number => ((of[number] ?? 0) + (PEERS_PRIOR * (of[groups] ?? 0)) / Math.max(1, count[groups] ?? 0)) / ((count[number] ?? 0) + PEERS_PRIOR)
  const scales = Array.from({ length: groups }, (_, number) => ({ hours: Math.max(weights.hoursScale, mean(hours, number)), offers: Math.max(weights.offersScale, mean(offers, number)) }))
  return members.map((_, at) => scales[group[at] ?? 0] ?? fairnessFloor(weights))
}
/** As many peers with the roster's mean are added to everybody's own: so few that small groups keep their own measure. */
const PEERS_PRIOR = 1
/** With what is carried over from before the 28 days, and what they hold, which will be hours. */
export const loadOf = ({ hours, carried = 0, open = 0, held }: Needed): number => hours + carried + VISIT_HOURS * (held?.open ?? open)

/** The scale of who stands alone. */
export const fairnessFloor = ({ hoursScale, offersScale }: Weights): FairnessScale => ({ hours: hoursScale, offers: offersScale })

/** 1 for who was neither needed nor asked in 28 days, one half for who was as much as their peers; straight from there on, too, and steeper. */
export function fairnessOf(member: Needed, scale: FairnessScale, { offersBeforeRest, pesteredFairness, aheadFalls }: Pick<Weights, 'offersBeforeRest' | 'pesteredFairness' | 'aheadFalls'> = WEIGHTS): number {
  const much = HOURS_SHARE * (loadOf(member) / scale.hours) + (1 - HOURS_SHARE) * (member.offers / scale.offers)
  const fair = Math.max(0, much <= 1 ? 1 - much / 2 : (1 - aheadFalls * (much - 1)) / 2)
  const over = (member.recentOffers ?? 0) - offersBeforeRest
  return over <= 0 ? fair : Math.min(fair, Math.max(pesteredFairness, 1 - over / 10))
}
/** Visits weigh more than having been asked. */
const HOURS_SHARE = 0.8

/** Has had, and has to do, so much more than their peers that these go first. */
export const isOverCap = (member: Needed, scale: FairnessScale, { hoursCap }: Weights): boolean => loadOf(member) > hoursCap * scale.hours

/** The points of a walk in metres; where one of the two places is unknown, those of two scales. */
export const distancePoints = (metres: number | undefined, { distance, distanceScaleM }: Weights): number => Math.round(distance * Math.exp(-(metres ?? 2 * distanceScaleM) / distanceScaleM))
/** The points of a chance, 0–1. */
export const acceptancePoints = (chance: number, { acceptance }: Weights): number => Math.round(acceptance * chance)
export const ratingPoints = (member: Pick<MemberFacts, 'ratings'>, weights: Weights): number => Math.round(weights.rating * ratingOf(member.ratings, weights))
export const fairnessPoints = (member: Needed, weights: Weights, scale: FairnessScale): number => Math.round(weights.fairness * fairnessOf(member, scale, weights))

/**
 * `metres`: the walk, undefined where one of the two places is unknown; that counts as two scales away. `chance`: of a yes, 0–1.
 * `scale`: the member's in the roster; without one, that of who stands alone.
 */
export function scoreOf(member: Needed & Pick<MemberFacts, 'ratings'>, urgency: keyof Weights['urgency'], metres: number | undefined, chance: number, weights: Weights = WEIGHTS, scale: FairnessScale = fairnessFloor(weights)): Score {
  const distance = distancePoints(metres, weights)
  const acceptance = acceptancePoints(chance, weights)
  const rating = ratingPoints(member, weights)
  // A life goes to who is there soonest and says yes; it is no matter of fairness.
  const fairness = urgency === 'p0' ? 0 : fairnessPoints(member, weights, scale)
  const extra = weights.urgency[urgency]
  return { distance, acceptance, rating, fairness, urgency: extra, value: distance + acceptance + rating + fairness + extra }
}
