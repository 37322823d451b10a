import type { Facts } from '../lifecycle/lifecycle'
import type { PostRefusal } from './refusals'
import type { ClaimTerms } from './shift'

export interface Promised { readonly id: string; readonly from: number; readonly to: number; readonly title: string }

/** What a claim asks of the member. Times are epoch ms. */
export interface Claimant {
  readonly id: string
  /** Community, street and district they belong to. */
  readonly areaIds: readonly string[]
  readonly skills: readonly string[]
  /** Until when each certificate is in force. */
  readonly certificates: Readonly<Record<string, number>>
  /** What they have promised already; `id` of the shift where it is one. */
  readonly busy: readonly Promised[]
}

export interface ClaimRefusal {
  readonly code: PostRefusal
  /** What it names: a time, a skill, the title of what overlaps. */
  readonly detail?: Facts
}

type Rule = (shift: ClaimTerms, claimant: Claimant, now: number) => ClaimRefusal | null

/** `skill:water` → kind and name. */
const needOf = (need: string): readonly [string, string] => [need.slice(0, need.indexOf(':')), need.slice(need.indexOf(':') + 1)]

/** All that a shift asks, each refusing by name, the plainest first. Fullness is the database's to say. */
const RULES: readonly Rule[] = [
  ({ state }) => (state === 'cancelled' ? { code: 'SHIFT_CANCELLED' } : null),
  ({ state, startsAt }, _member, now) => (state === 'over' || now >= startsAt ? { code: 'SHIFT_OVER' } : null),
  ({ openTo }, { areaIds }) => (openTo.some((id) => areaIds.includes(id)) ? null : { code: 'NOT_OPEN_TO_YOU' }),
  ({ opensAt }, _member, now) => (now < opensAt ? { code: 'CLAIMS_NOT_OPEN', detail: { at: opensAt } } : null),
  ({ closesAt }, _member, now) => (now >= closesAt ? { code: 'CLAIMS_CLOSED', detail: { at: closesAt } } : null),
  ({ needs, endsAt }, member) => missing(needs, endsAt, member)[0] ?? null,
  ({ shiftId, startsAt, endsAt }, { busy }) => {
    const other = busy.find(({ id, from, to }) => id !== shiftId && from < endsAt && startsAt < to)
    return other === undefined ? null : { code: 'SHIFTS_OVERLAP', detail: { title: other.title, at: other.from } }
  },
]

/** Why this member cannot claim this shift now, all reasons, the first to be said. Empty: nothing but fullness can refuse. */
export function claimRefusals(shift: ClaimTerms, claimant: Claimant, now: number): readonly ClaimRefusal[] {
  return RULES.flatMap((rule) => rule(shift, claimant, now) ?? [])
}

function missing(needs: readonly string[], endsAt: number, { skills, certificates }: Claimant): readonly ClaimRefusal[] {
  return needs.flatMap((need): readonly ClaimRefusal[] => {
    const [kind, name] = needOf(need)
    if (kind === 'skill') return skills.includes(name) ? [] : [{ code: 'NEEDS_SKILL', detail: { what: name } }]
    const until = Object.hasOwn(certificates, name) ? certificates[name] : undefined
    if (until === undefined) return [{ code: 'NEEDS_CERTIFICATE', detail: { what: name } }]
    return until >= endsAt ? [] : [{ code: 'CERTIFICATE_RUNS_OUT', detail: { what: name, at: until } }]
  })
}
