/** Why nobody, or so few, may be asked: who was left out by which rule, and what would change it. */
import type { Ring } from '../order/order'
import { RINGS } from '../order/order'
import type { MemberFacts, OrderFacts } from './facts'
import { POLICIES, POLICY_NAMES } from './policies'
import type { PolicyName } from './policies'

/** What somebody could do about it; each named by the rule it loosens. */
export const REMEDIES = ['widenRing', 'goFarther', 'askUnit', 'moveAppointment', 'waitForDuty', 'pairUp', 'trainSkill'] as const
export type Remedy = (typeof REMEDIES)[number]

export interface Shortfall {
  readonly asked: number
  readonly eligible: number
  /** Rule by rule in the order of the list: how many of those still left it removed. They add up to `asked − eligible`. */
  readonly removed: Readonly<Partial<Record<PolicyName, number>>>
  /** Who would come in if one thing were different, and nothing else; most first. */
  readonly remedies: readonly Gain[]
}

/** A unit, or a grid for members who belong to none. */
export interface Team { readonly kind: 'unit' | 'grid'; readonly id: string }

/** `of`: whose members they are, where a team is asked. */
export interface Gain { readonly remedy: Remedy; readonly gained: number; readonly of?: Team }

const LOOSENED: Readonly<Partial<Record<PolicyName, Remedy>>> = {
  ring: 'widenRing', radius: 'goFarther', busy: 'moveAppointment', duty: 'waitForDuty', mute: 'waitForDuty', firstTimer: 'pairUp', skill: 'trainSkill', certificate: 'trainSkill',
}

/** What a unit makes good that brings its people: how far from the order they live. */
const UNIT_BRINGS: readonly PolicyName[] = ['ring', 'radius']

/** `members`: everybody within the widest ring that could be asked at all, whatever the order may reach now. `unitOf`: the unit of a member. */
export function shortfallOf(members: readonly MemberFacts[], order: OrderFacts, now: number, unitOf: (memberId: string) => string | undefined): Shortfall {
  const removed: Partial<Record<PolicyName, number>> = {}
  const gained = new Map<Remedy, number>()
  const teams = new Map<string, { readonly team: Team; count: number }>()
  let eligible = 0
  for (const member of members) {
    const against = POLICY_NAMES.filter((name) => !POLICIES[name](member, order, now))
    const [first] = against
    if (first === undefined) {
      eligible += 1
      continue
    }
    removed[first] = (removed[first] ?? 0) + 1
    const remedy = against.length === 1 ? LOOSENED[first] : undefined
    if (against.every((name) => UNIT_BRINGS.includes(name))) join(teams, member, unitOf(member.id))
    if (remedy !== undefined) gained.set(remedy, (gained.get(remedy) ?? 0) + 1)
  }
  const largest = [...teams.values()].sort((a, b) => b.count - a.count || (a.team.id < b.team.id ? -1 : 1))[0]
  const all: readonly Gain[] = [...[...gained].map(([remedy, count]) => ({ remedy, gained: count })), ...(largest === undefined ? [] : [{ remedy: 'askUnit' as const, gained: largest.count, of: largest.team }])]
  const remedies = [...all].sort((a, b) => b.gained - a.gained || REMEDIES.indexOf(a.remedy) - REMEDIES.indexOf(b.remedy))
  return { asked: members.length, eligible, removed, remedies }
}

/** The order as it would be if invitations reached one ring farther; the same where there is none. */
export function widenedBy(order: OrderFacts): OrderFacts {
  const farthest = Math.max(...order.rings.map((ring) => RINGS.indexOf(ring)))
  const next: Ring | undefined = RINGS[farthest + 1]
  return next === undefined ? order : { ...order, rings: [...order.rings, next] }
}

function join(teams: Map<string, { readonly team: Team; count: number }>, { gridId }: MemberFacts, unitId: string | undefined): void {
  const team: Team = unitId === undefined ? { kind: 'grid', id: gridId } : { kind: 'unit', id: unitId }
  const key = `${team.kind}:${team.id}`
  const known = teams.get(key) ?? { team, count: 0 }
  known.count += 1
  teams.set(key, known)
}
