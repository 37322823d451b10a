/**
 * What somebody must bring to serve an order at all: the rules that hold however they were asked, and at every step: in a plan,
 * by hand, from a pool, as a replacement, when a place is handed over. Staff do not overrule them; they can mend the register.
 */
import type { MemberFacts, OrderFacts } from './facts'

export type Bringing = Pick<MemberFacts, 'skills' | 'certificates' | 'visits' | 'door' | 'kin'>
export type Demands = Pick<OrderFacts, 'skill' | 'certificate' | 'appointment' | 'residentIds' | 'door' | 'homeVisit' | 'need' | 'experiencedAboard'>

/** In the order in which they are said. */
export const FITNESS_NAMES = ['skill', 'certificate', 'kin', 'firstTimer'] as const
export type FitnessName = (typeof FITNESS_NAMES)[number]

/** True: fit as far as this rule goes. */
export const FITNESS: Readonly<Record<FitnessName, (member: Bringing, order: Demands, now: number) => boolean>> = {
  skill: ({ skills }, { skill }) => skill === undefined || skills.includes(skill),
  certificate: ({ certificates }, { certificate, appointment }, now) => certificate === undefined || (certificates[certificate] ?? 0) > (appointment?.to ?? now),
  kin: ({ kin, door }, order) => !order.residentIds.some((id) => kin.includes(id)) && (door === undefined || door !== order.door),
  // For the first time into a home only beside somebody who has been: alone there is nobody to ask.
  firstTimer: ({ visits }, { homeVisit, need, experiencedAboard }) => !homeVisit || visits > 0 || experiencedAboard || need > 1,
}

/** The first of these rules that speaks against this member; undefined: they are fit. */
export const unfitness = (member: Bringing, order: Demands, now: number): FitnessName | undefined => FITNESS_NAMES.find((name) => !FITNESS[name](member, order, now))
