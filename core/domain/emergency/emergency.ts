import type { Level } from './levels'

/** 应急: declared for an area and a time, with what is allowed while it is in force. */
export const EMERGENCY_STATES = ['new', 'drafted', 'refused', 'withdrawn', 'approved', 'inForce', 'standingDown', 'stoodDown', 'reviewed'] as const
export type EmergencyState = (typeof EMERGENCY_STATES)[number]

/** Nothing more is waited for. */
export const EMERGENCY_CLOSED = ['refused', 'withdrawn', 'reviewed'] as const satisfies readonly EmergencyState[]

export interface ProposedChange { readonly by: string; readonly label: string; readonly at: number; readonly reason: string; readonly level: Level; readonly endsAt: number }

/** What was done, counted from what is stored; of people only how many. */
export interface Tally {
  readonly asked: number; readonly can: number; readonly cannot: number
  readonly shifts: number; readonly places: number; readonly claimed: number; readonly came: number
  readonly lists: number; readonly people: number; readonly visited: number; readonly needHelp: number; readonly orders: number
  /** Kinds of things that came in, and of which something is left; amounts stand with each of them, in its own unit. */
  readonly items: number; readonly itemsLeft: number
}

export interface Emergency {
  readonly state: EmergencyState
  readonly title: string
  readonly reason: string
  readonly level: Level
  /** The areas it is declared for, of any size; the communities and streets they lie in follow from them. */
  readonly areaIds: readonly string[]
  readonly communityIds: readonly string[]
  readonly streetIds: readonly string[]
  readonly startsAt: number
  readonly endsAt: number
  readonly draftedBy: string
  readonly proposal?: ProposedChange | undefined
  /** Roll calls so far. */
  readonly rounds: number
  readonly endedAt?: number | undefined
  /** Until when the district reviews it. */
  readonly reviewBy?: number | undefined
  readonly reminded: number
  readonly tally?: Tally | undefined
  readonly review?: { readonly did: string; readonly findings: string; readonly by: string; readonly at: number } | undefined
}

export const EMERGENCY_REFUSALS = [
  'AREAS_REQUIRED', 'EMERGENCY_PERIOD_WRONG', 'EMERGENCY_TOO_LONG', 'NEEDS_ANOTHER', 'NOT_OWN_DRAFT', 'CHANGE_OPEN', 'NO_CHANGE', 'NOTHING_CHANGED', 'NOT_IN_FORCE', 'MEASURE_NOT_ADDED', 'REACH_NOT_ADDED',
  'TEMPLATE_UNKNOWN', 'SURGE_TOO_MUCH', 'ROLL_CLOSED', 'LIST_SEALED', 'VISITS_FULL', 'ENTRY_UNKNOWN', 'NO_HELP_NEEDED', 'ORDERED_ALREADY', 'STOCK_SHORT', 'STOCK_PLACE_WRONG', 'PHONE_UNKNOWN',
] as const
export type EmergencyRefusal = (typeof EMERGENCY_REFUSALS)[number]

/** The district reviews within so many working days of the end, and is reminded until it has [own]. */
export const REVIEW_WORKING_DAYS = 10
export const REMINDERS_MAX = 5

export interface Where { readonly areaIds: readonly string[]; readonly communityIds: readonly string[]; readonly streetIds: readonly string[] }
export interface Lives { readonly streetId: string; readonly communityId: string; readonly gridId: string; readonly compoundId?: string | undefined; readonly roles: readonly { readonly role: string; readonly scopeId: string }[] }

/** Whether an emergency concerns somebody: they live in its area, or they serve or work in a community it touches. */
export function concerns({ areaIds, communityIds, streetIds }: Where, { streetId, communityId, gridId, compoundId = '', roles }: Lives): boolean {
  if (areaIds.includes('district') || [streetId, communityId, gridId, compoundId].some((id) => id !== '' && areaIds.includes(id))) return true
  return roles.some(({ role, scopeId }) => {
    switch (role) {
      case 'district': return true
      case 'street': return streetIds.includes(scopeId)
      case 'staff':
      case 'member': return communityIds.includes(scopeId)
      default: return false
    }
  })
}
