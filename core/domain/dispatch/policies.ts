/**
 * Who may be asked for an order: a list of named rules. Each speaks of one thing and refuses by its name, so that staff see
 * who was left out by what, and a member can be told why not.
 */
import { areOn, isWithin } from './day-span'
import type { MemberFacts, OrderFacts } from './facts'
import { ringOf, walkingMetres } from './facts'
import { VISIT_MS } from './coming-free'
import { reachOf } from './reach'
import { weekLeft } from './room'
import { FITNESS } from './fitness'
import { isAtOnce } from './window'
import { HOUR_MS, MINUTE_MS, minuteOfDay } from '../time/day'

export const POLICY_NAMES = [
  'skill', 'certificate', 'ring', 'radius', 'duty', 'mute', 'openMax', 'weeklyMax', 'rest', 'appetite', 'busy', 'asked', 'kin', 'firstTimer',
] as const
export type PolicyName = (typeof POLICY_NAMES)[number]

type Policy = (member: MemberFacts, order: OrderFacts, now: number) => boolean

/** Between two appointments there is a way to go. */
const BETWEEN_MS = 30 * MINUTE_MS

/** True: may be asked as far as this rule goes. In the order in which staff read them: what somebody can, where, when, how much. */
export const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  ...FITNESS,
  ring: (member, order) => {
    const ring = ringOf(member, order)
    return ring !== undefined && order.rings.includes(ring)
  },
  // Who has said no place, or whose order has none, is near enough.
  radius: (member, order) => member.point === undefined || order.point === undefined || walkingMetres(member.point, order.point) <= reachOf(member, order.urgency),
  // There from the beginning of what was agreed to its end.
  duty: ({ duty }, { appointment }, now) => duty.length === 0 || areOn(duty, appointment?.from ?? now, appointment?.to ?? now + 1),
  // A life is not kept waiting for the morning.
  mute: ({ mute }, { urgency }, now) => mute === undefined || urgency === 'p0' || !isWithin(mute, minuteOfDay(now)),
  // An invitation they have not answered may become an order they hold.
  openMax: ({ open, invited = 0, openMax }) => open + invited < openMax,
  weeklyMax: (member) => weekLeft(member) > 0,
  // After what they did, and before and after what they agreed to; what meets it head on is `busy`.
  rest: ({ lastVisitEnd, restHours, busy }, { appointment }, now) => {
    const [rest, from, to] = [restHours * HOUR_MS, appointment?.from ?? now, appointment?.to ?? now + VISIT_MS]
    if (lastVisitEnd !== undefined && from < lastVisitEnd + rest) return false
    return busy.every((visit) => (from >= visit.to ? from >= visit.to + rest : to > visit.from || to + rest <= visit.from))
  },
  appetite: ({ avoids }, { categoryId }) => !avoids.includes(categoryId),
  // What must not wait is not asked of who is at somebody's door now; what can wait may be.
  busy: ({ busy }, { appointment, urgency }, now) => (appointment === undefined ? !isAtOnce(urgency) || !busy.some(({ from, to }) => from <= now && now < to) : !busy.some(({ from, to }) => from < appointment.to + BETWEEN_MS && appointment.from < to + BETWEEN_MS)),
  asked: ({ id }, { askedIds, residentIds }) => !askedIds.includes(id) && !residentIds.includes(id),
}

/** Everything that speaks against asking this member, in the order of the list; empty: they may be asked. */
export function refusalsOf(member: MemberFacts, order: OrderFacts, now: number): readonly PolicyName[] {
  return POLICY_NAMES.filter((name) => !POLICIES[name](member, order, now))
}

export function mayBeAsked(member: MemberFacts, order: OrderFacts, now: number): boolean {
  for (const name of POLICY_NAMES) if (!POLICIES[name](member, order, now)) return false
  return true
}
