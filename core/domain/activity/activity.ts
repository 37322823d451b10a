/**
 * 组织活动: 三会一课, 主题党日, 志愿服务活动; of one branch, or for the members of a community. Coming to one is evidence of this
 * one activity, never attendance: nobody is counted as missing (国办函〔2026〕12号).
 */

/** `lesson`: 三会一课; `theme`: 主题党日; `volunteer`: 志愿服务活动, the only one whose hours go to the ledger. */
export const ACTIVITY_KINDS = ['lesson', 'theme', 'volunteer'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]
export const ACTIVITY_STATES = ['new', 'planned', 'on', 'over', 'cancelled'] as const

export interface ActivityFields {
  readonly activityKind: ActivityKind
  readonly title: string
  readonly about: string
  readonly place: { readonly name: string; readonly placeId?: string | undefined; readonly point?: { readonly lng: number; readonly lat: number } | undefined }
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
  /** Whether members are asked to say beforehand that they come. They may come without in any case. */
  readonly signUp: boolean
}

export interface Activity extends ActivityFields {
  readonly state: (typeof ACTIVITY_STATES)[number]
  readonly communityId: string
  /** Empty where it is for all members of the community. */
  readonly branchId: string
  /** Whom a branch's activity is told to: who was in it when it was planned, or last changed. */
  readonly toldIds: readonly string[]
  readonly reason?: string | undefined
  /** Reminders of these times that are behind. */
  readonly reminded: number
}

/** One lasts no longer than a day's work, and is planned at most half a year ahead [own]. */
export const LONGEST_ACTIVITY_MS = 12 * 3_600_000
export const FURTHEST_ACTIVITY_MS = 183 * 86_400_000

/** `ACTIVITY_BEGUN`: people may be coming already, so its times stand. */
export const ACTIVITY_REFUSALS = ['ACTIVITY_TIMES_WRONG', 'ACTIVITY_BEGUN', 'ACTIVITY_CANCELLED', 'NO_SIGN_UP', 'NOT_INVITED'] as const
export type ActivityRefusal = (typeof ACTIVITY_REFUSALS)[number]
