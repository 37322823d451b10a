/**
 * What somebody must bring to serve an order at all: the rules that hold at every step: in a plan, from a pool, as a
 * replacement, when a place is handed over. Where staff name a person themselves, the trade alone is left to them: they know
 * of neighbours what no register holds. Certificate, kin and a partner for a first visit they do not overrule either.
 */
import type { MemberFacts, OrderFacts } from './facts'

export type Bringing = Pick<MemberFacts, 'skills' | 'certificates' | 'visits' | 'door' | 'kin'>
export type Demands = Pick<OrderFacts, 'skill' | 'certificate' | 'appointment' | 'residentIds' | 'door' | 'phone' | 'homeVisit' | 'need' | 'experiencedAboard'>

/** In the order in which they are said. */
export const FITNESS_NAMES = ['skill', 'certificate', 'kin', 'firstTimer'] as const
export type FitnessName = (typeof FITNESS_NAMES)[number]

/** True: fit as far as this rule goes. */
export const FITNESS: Readonly<Record<FitnessName, (member: Bringing, order: Demands, now: number) => boolean>> = {
  skill: ({ skills }, { skill }) => skill === undefined || skills.includes(skill),
  certificate: ({ certificates }, { certificate, appointment }, now) => certificate === undefined || (certificates[certificate] ?? 0) > (appointment?.to ?? now),
  kin: ({ kin, door }, order) => !order.residentIds.some((id) => kin.includes(id)) && (order.phone === undefined || !kin.includes(order.phone)) && (door === undefined || door !== order.door),
  // For the first time into a home only beside somebody who has been: alone there is nobody to ask.
  firstTimer: ({ visits }, { homeVisit, need, experiencedAboard }) => !homeVisit || visits > 0 || experiencedAboard || need > 1,
}

/** What holds for whoever was named by staff as well. */
export const FIRM_NAMES = ['certificate', 'kin', 'firstTimer'] as const satisfies readonly FitnessName[]

/** The first of these rules that speaks against this member; undefined: they are fit. `rules`: those asked. */
export const unfitness = (member: Bringing, order: Demands, now: number, rules: readonly FitnessName[] = FITNESS_NAMES): FitnessName | undefined => rules.find((name) => !FITNESS[name](member, order, now))
