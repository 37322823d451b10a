/**
 * 报到: a member registers with the community where they live and with their unit. One record per person and round; phone,
 * roster, community, unit and appeal each go through a table of their own (parts.ts), in that one record.
 */

import { KEPT_AFTER_MS } from './limits'

export const REGISTRATION_STATES = ['new', 'applied', 'active', 'refused', 'withdrawn', 'ended'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

/** `checked`: WeChat vouches for the number; `called`: the community rang it up. */
export const PHONE_STATES = ['unchecked', 'checked', 'called'] as const
/** What the roster says of the number: nobody, one of this name, several, one of another name, one that is another account's; or somebody decided by hand. */
export const MATCH_STATES = ['none', 'one', 'several', 'differs', 'taken', 'settled'] as const
export const COMMUNITY_STATES = ['unasked', 'asked', 'late', 'confirmed', 'refused'] as const
export const UNIT_STATES = ['unasked', 'asked', 'reminded', 'atStreet', 'acknowledged', 'refused'] as const
export const REGISTRATION_APPEAL_STATES = ['none', 'open', 'late', 'upheld', 'dismissed', 'withdrawn'] as const
export type MatchState = (typeof MATCH_STATES)[number]

/** Why a community, or a unit, says no: by name, with a sentence of its own beside it. */
export const COMMUNITY_REFUSALS = ['notLivingHere', 'notOnRoster', 'rowTaken', 'notReached', 'wrongFacts', 'other'] as const
export const UNIT_REFUSALS = ['notOurs', 'movedOn', 'other'] as const
export const REFUSAL_REASONS = [...COMMUNITY_REFUSALS, 'notOurs', 'movedOn'] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]
export const LEAVINGS = ['transferredOut', 'stopped', 'moved'] as const
export type Leaving = (typeof LEAVINGS)[number]

/** Who is waited for. */
export type Asked = 'community' | 'unit' | 'street' | 'district'

interface Settled { readonly by?: string | undefined; readonly at?: number | undefined }
interface Limited extends Settled { readonly until?: number | undefined }
export interface UnitSpan { readonly id: string; readonly from: number; readonly to?: number | undefined }

export interface Registration {
  readonly state: RegistrationState
  readonly personId: string
  readonly communityId: string
  readonly streetId: string
  /** The unit that is asked, or answered last. */
  readonly unitId: string
  readonly gridId: string
  readonly compoundId: string
  readonly phone: Settled & { readonly state: (typeof PHONE_STATES)[number] }
  readonly match: Settled & { readonly state: MatchState; readonly rowIds: readonly string[]; readonly rowId?: string | undefined }
  readonly community: Limited & { readonly state: (typeof COMMUNITY_STATES)[number] }
  readonly unit: Limited & { readonly state: (typeof UNIT_STATES)[number] }
  readonly appeal: Limited & { readonly state: (typeof REGISTRATION_APPEAL_STATES)[number]; readonly text?: string | undefined; readonly answer?: string | undefined; readonly askedAt?: number | undefined }
  /** The last no; an appeal is against this one. */
  readonly refusal?: { readonly target: 'community' | 'unit'; readonly by: string; readonly at: number; readonly reason: RefusalReason; readonly note: string } | undefined
  /** The units they belonged to, one after the other; the last without an end is in force. */
  readonly units: readonly UnitSpan[]
  /** Where they are registered until this one is confirmed. */
  readonly from?: { readonly communityId: string; readonly registrationId?: string | undefined } | undefined
  readonly leaving?: { readonly kind: Leaving; readonly at: number } | undefined
  readonly confirmedAt?: number | undefined
  readonly asks: readonly Asked[]
  /** Name and number, sealed; gone some time after it came to nothing. */
  readonly sealed?: unknown
}

/** When name and number go: of one that was refused or withdrawn, some time after the last word was said; undefined while they are needed, or gone. */
export function erasedAt({ state, sealed, refusal, community, appeal }: Pick<Registration, 'state' | 'sealed' | 'refusal' | 'community' | 'appeal'>): number | undefined {
  if ((state !== 'refused' && state !== 'withdrawn') || sealed === undefined || appeal.state === 'open' || appeal.state === 'late') return undefined
  return Math.max(refusal?.at ?? 0, community.at ?? 0, appeal.at ?? 0) + KEPT_AFTER_MS
}

/** The unit somebody belongs to now. */
export const unitInForce = ({ units }: Pick<Registration, 'units'>): string | undefined => units.find(({ to }) => to === undefined)?.id

/** The unit somebody's year belongs to: of its last moment; who had none then, of the first that came after. */
export function unitOfYear(spans: readonly UnitSpan[], lastMoment: number): string | undefined {
  const then = spans.find(({ from, to }) => from <= lastMoment && (to === undefined || to > lastMoment))
  return (then ?? [...spans].sort((a, b) => a.from - b.from).find(({ from }) => from > lastMoment))?.id
}

/** Who is waited for, as the parts stand. */
export function askedOf({ community, unit, appeal }: Pick<Registration, 'community' | 'unit' | 'appeal'>): readonly Asked[] {
  return [
    ...(community.state === 'asked' || community.state === 'late' ? (['community'] as const) : []),
    ...(unit.state === 'asked' || unit.state === 'reminded' || unit.state === 'atStreet' ? (['unit'] as const) : []),
    ...(community.state === 'late' || unit.state === 'atStreet' || appeal.state === 'open' || appeal.state === 'late' ? (['street'] as const) : []),
    ...(appeal.state === 'late' ? (['district'] as const) : []),
  ]
}
