/** 轮派: whose turn it is. Staff read the list, the timer asks by it: one order of people for both. */
import type { MemberFacts, OrderFacts } from './facts'
import { ANY_ORDER } from './facts'
import { mayBeAsked } from './policies'
import { loadOf, WEIGHTS } from './score'
import type { Weights } from './score'

/** Whoever was needed least comes first: hours served, and those of what they hold; then who was asked less, then by id. */
export const byTurn = (a: MemberFacts, b: MemberFacts): number => loadOf(a) - loadOf(b) || a.offers - b.offers || (a.id < b.id ? -1 : 1)

/** Points per place in the turn; nothing else counts among who may be asked at all: no walk, no rating, no likely yes. */
const PER_PLACE = 100
/** The weights of a plan by turns, for members as `inTurns` numbers them. */
export const turnWeights = (members: number): Weights => ({
  ...WEIGHTS, version: `${WEIGHTS.version}.turn`, distance: 0, acceptance: 0, rating: 0,
  // 0.4 of the points for as many hours as the scale: see `fairnessOf`.
  fairness: Math.round((PER_PLACE * Math.max(1, members)) / 0.4), hoursScale: Math.max(1, members), offersScale: 1, hoursCap: Infinity, offersBeforeRest: Infinity,
})
export const TURN_VERSION = turnWeights(1).version

/** The same people with their place in the turn for their hours: a plan that counts hours alone keeps to it. */
export function inTurns(members: readonly MemberFacts[]): readonly MemberFacts[] {
  return [...members].sort(byTurn).map((member, place) => ({ ...member, hours: place, carried: 0, offers: 0, held: { open: 0, invited: member.held?.invited ?? member.invited ?? 0 } }))
}

/** Whose turn it is now for an order of this trade and community: who may be asked at this moment, the first of them first. */
export const whoseTurn = (members: readonly MemberFacts[], { skill, homeVisit, communityId, streetId }: Pick<OrderFacts, 'homeVisit' | 'communityId' | 'streetId'> & { readonly skill: string }, now: number): readonly MemberFacts[] =>
  members.filter((member) => mayBeAsked(member, { ...ANY_ORDER, skill, homeVisit, communityId, streetId, rings: ['community'] }, now)).sort(byTurn)
