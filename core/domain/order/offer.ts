/** Who is asked for an order, how far around it, and whom the invitations go on to. */

/** An invitation to one member, or to a pool (`pool:<communityId>`) whose members may all answer. */
export const OFFER_STATES = ['open', 'taken', 'declined', 'lapsed', 'withdrawn'] as const
export type OfferState = (typeof OFFER_STATES)[number]

/**
 * How far around the address members are asked, nearest first: the grid, the community, the communities next to it, the
 * street. `none` is beyond: everybody up to the last ring was asked.
 */
export const RINGS = ['grid', 'community', 'neighbours', 'street'] as const
export type Ring = (typeof RINGS)[number]
export const REACHES = [...RINGS, 'none'] as const
export type Reach = (typeof REACHES)[number]

export interface Offer {
  readonly seatId: string
  /** A member's id, or `pool:<communityId>`. */
  readonly to: string
  readonly label?: string
  readonly state: OfferState
  readonly at: number
  readonly until: number
  readonly round: number
  /** Why this member, as it was when they were asked: metres to the address, and whether they know the trade. */
  readonly distanceM?: number
  readonly skilled?: boolean
  /** How far from the address the asked one belongs; a pool is the community. */
  readonly ring?: Ring
  /** Estimated chance of a yes, 0–1, when it was made. */
  readonly chance?: number
  /** Of a pool: who said no, and is asked no more by this offer. */
  readonly declinedBy?: readonly string[]
  /** Has never been on a home visit, and this is one: goes beside somebody who has. */
  readonly newcomer?: boolean
  /** Until then the certificate the order asks for is in force. */
  readonly fitUntil?: number
}

/** Somebody who is, or may be, asked: what an offer to them will say. */
export interface Asked {
  readonly to: string
  readonly label?: string
  readonly seatId?: string
  readonly distanceM?: number
  readonly skilled?: boolean
  readonly ring?: Ring
  readonly chance?: number
  /** Asked until then and not later: their quiet hours begin. */
  readonly until?: number
  readonly newcomer?: boolean
  /** Until then, and not longer, the certificate the order asks for is in force. */
  readonly fitUntil?: number
}

/** Whom to ask one after the other, best first, since the order was dispatched; `within`: minutes to a yes. */
export interface Inviting { readonly startedAt: number; readonly within: number; readonly queue: readonly Asked[] }

/** Under which weights, learned model and plan a dispatch was decided; whether by the system, and whether staff changed what was proposed. */
export interface Basis { readonly weights: string; readonly model: string; readonly by: 'hand' | 'plan' | 'changed' | 'mode' }
