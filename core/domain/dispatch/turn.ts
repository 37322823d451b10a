/** 轮派: whose turn it is. */
import type { MemberFacts } from './facts'
import type { Weights } from './score'
import { WEIGHTS } from './score'

/** Whoever was needed and asked least comes first; equal facts by id. */
export const byTurn = (a: Pick<MemberFacts, 'id' | 'hours' | 'offers'>, b: Pick<MemberFacts, 'id' | 'hours' | 'offers'>): number => a.hours - b.hours || a.offers - b.offers || (a.id < b.id ? -1 : 1)

/** The same as points: an hour less outweighs any walk and any rating, among who may be asked at all. */
export const TURN_WEIGHTS: Weights = { ...WEIGHTS, version: `${WEIGHTS.version}.turn`, fairness: 1_000_000, offersBeforeRest: Infinity, hoursScale: 40, offersScale: 40 }

/** Whose turn it is among those of a trade who have room for one order more: the first of them first. */
export const inTurn = (members: readonly MemberFacts[], skill: string): readonly MemberFacts[] =>
  members.filter(({ skills, open, invited = 0, openMax, takenThisWeek, weeklyMax }) => skills.includes(skill) && open + invited < openMax && takenThisWeek < weeklyMax).sort(byTurn)
