/**
 * 上门报平安: who is at somebody's door says that they are well by a moment; who does not is looked for. It watches over a
 * member, not their work: nothing of it counts, and nobody is told while all is well.
 */
export const WATCH_STATES = ['new', 'watching', 'reminded', 'alerted', 'raised', 'safe', 'ended'] as const
export type WatchState = (typeof WATCH_STATES)[number]

export interface Watch {
  readonly state: WatchState
  /** The member at the door. */
  readonly personId: string
  readonly communityId: string
  readonly streetId: string
  readonly orderId: string
  /** Who has a place in the same order. */
  readonly partnerIds: readonly string[]
  /** By when the member says they are well. Epoch ms. */
  readonly dueAt: number
  /** Staff were told and nobody said it is settled: when the street is. */
  readonly raiseAt?: number | undefined
}

const MINUTE_MS = 60_000
/** A visit usually takes no longer; from then on it is asked [own]. */
export const WATCH_FIRST_MS = 60 * MINUTE_MS
/** The member is reminded so long before others are told [own]. */
export const WATCH_REMIND_MS = 10 * MINUTE_MS
/** The community has so long before the street is told (issue §6: fifteen minutes). */
export const WATCH_RAISE_MS = 15 * MINUTE_MS
/** What a member may add at a time, in minutes. */
export const WATCH_PROLONG = [30, 60, 120] as const
