import type { Clock, Limit, WorkCalendar } from '../time'
import type { ActorKind, OrderAction, OrderState } from './order-states'
import type { EventData } from './event-words'
import type { LimitOverride, Urgency } from './limits'
import type { Asked, Basis, Inviting, Offer, Reach } from './offer'

export { OFFER_STATES, REACHES, RINGS } from './offer'
export type { Asked, Basis, Inviting, Offer, OfferState, Reach, Ring } from './offer'
import type { Overseen, OverseeingPayload } from './oversight'

/** All times are integer epoch milliseconds; all days are Asia/Shanghai (see ../time). */

/** A place for one helper in an order; an order for two has `s1` and `s2`. */
export const SEAT_STATES = ['open', 'offered', 'taken', 'scheduled', 'checkedIn', 'done'] as const
export type SeatState = (typeof SEAT_STATES)[number]

export const CHECK_IN_WAYS = ['position', 'code', 'manual'] as const
export type CheckInWay = (typeof CHECK_IN_WAYS)[number]

export type TimeWindow = Readonly<Record<'from' | 'to', number>>

export interface CheckIn {
  readonly at: number
  readonly way: CheckInWay
  /** Set when nobody but the member vouches for it. */
  readonly flagged: boolean
  readonly distanceM?: number
}

export interface Seat {
  readonly state: SeatState
  readonly memberId?: string
  /** How the resident may call the member, e.g. «党员 12 号». */
  readonly label?: string
  readonly takenAt?: number
  readonly scheduled?: TimeWindow
  /** Reminders of that time that are behind. */
  readonly reminded?: number
  readonly contactedAt?: number
  readonly checkIn?: CheckIn
  readonly doneAt?: number
  /** On a home visit for the first time. */
  readonly newcomer?: boolean
}

export const CLOCK_KINDS = ['accept', 'dispatch', 'contact', 'arrive', 'finish', 'info', 'confirm', 'dispute', 'resume', 'level', 'return', 'reopen', 'archive', 'appeal', 'supervise', 'personalData'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]
export type Card = 'yellow' | 'red'

export const FINISH_RESULTS = ['solved', 'partial', 'unsolved'] as const
export type FinishResult = (typeof FINISH_RESULTS)[number]

export const APPEAL_TARGETS = ['rejection', 'lateRelease', 'overdue', 'rating', 'noShow', 'credit'] as const
export type AppealTarget = (typeof APPEAL_TARGETS)[number]
/** What concerns whom: a mark, a rating and points are a member's, a refusal is the resident's. */
export const APPEALED_BY: Readonly<Record<'resident' | 'member', readonly AppealTarget[]>> = {
  resident: ['rejection', 'overdue'],
  member: ['lateRelease', 'overdue', 'rating', 'noShow', 'credit'],
}
export const APPEAL_STATES = ['open', 'upheld', 'dismissed', 'withdrawn'] as const
export type AppealState = (typeof APPEAL_STATES)[number]
export interface Appeal {
  readonly target: AppealTarget
  readonly by: string
  readonly reason: string
  readonly at: number
  readonly state: AppealState
  readonly decidedBy?: string
  readonly answer?: string
  /** Which of `marks` it is about. */
  readonly about?: string
}

/** What is noted against who held a seat: it was given back too close to the time agreed, or nobody called or came. */
export const MARK_KINDS = ['lateRelease', 'noShow'] as const satisfies readonly AppealTarget[]
export type MarkKind = (typeof MARK_KINDS)[number]
/** Or, with `reverses`, the entry that one of these counts no more. */
export interface Mark {
  readonly kind: MarkKind
  readonly by: string
  readonly at: number
  readonly round: number
  /** When they had agreed to come; of a no-show only where a time was agreed. */
  readonly agreed?: number
  readonly reverses?: string
}

export interface Rating {
  readonly solved: 'yes' | 'partly' | 'no'
  readonly attitude: number
  readonly speed: number
  readonly words?: string
  readonly at: number
  /** Set by an upheld appeal: it stays to be read and counts for nothing. */
  readonly struck?: true
}

/** An order merged into this one: its resident follows this one's progress, and its T0 counts if it is the earlier. */
export interface Follower {
  readonly id: string
  readonly residentId: string
  readonly since: number
  /** As its own resident called it: what they are told goes by this name. */
  readonly title: string
}

/** What the rules need of an order; the stored document carries more (words, photos, sealed contact). */
export interface Order extends Overseen {
  readonly state: OrderState
  readonly urgency: Urgency
  readonly serviceId: string
  /** What the service's category sets differently from its urgency. */
  readonly limits?: LimitOverride
  /** T0 of this round: when the order was submitted, or its reopening agreed to. */
  readonly since?: number
  /** Milliseconds this order has stood still, over all its pauses; reported beside every figure. */
  readonly pausedMs?: number
  readonly communityId: string
  readonly streetId: string
  readonly residentId: string
  /** The relative or neighbour who ordered for the resident (代点单); may act as the resident does. */
  readonly submittedBy?: string
  readonly seats: Readonly<Record<string, Seat>>
  readonly offers: Readonly<Record<string, Offer>>
  readonly clocks: Readonly<Partial<Record<ClockKind, Clock>>>
  readonly cards: Readonly<Partial<Record<ClockKind, Card>>>
  readonly round: number
  /** 0 community, 1 street, 2 district. */
  readonly level: number
  readonly alarm?: boolean
  /** How it waited to be dispatched when it was last sent. */
  readonly waited?: { readonly at: number; readonly clock: Clock; readonly alarm?: boolean }
  readonly inviting?: Inviting
  /** 先不派: by whom, and until when no plan and no timer proposes it. */
  readonly heldBack?: { readonly until: number; readonly by: string }
  /** How far invitations have to reach, since all nearer ones failed; beyond the last ring the street decides. */
  readonly reach?: Reach
  readonly previous?: OrderState
  readonly proposal?: TimeWindow & { readonly seatId: string }
  readonly transfer?: { readonly seatId: string; readonly from: string; readonly to: string; readonly label: string; readonly at: number }
  readonly suspension?: { readonly until: number; readonly reason: string; readonly by: string; readonly approved: boolean }
  readonly suspensions: number
  readonly lapsedAt?: number
  readonly mergedInto?: string
  readonly mergedAt?: number
  readonly followers?: readonly Follower[]
  /** Members who served in an earlier round: a reopened order goes to somebody else. */
  readonly served?: readonly string[]
  /** Everybody who ever held a seat, in any round, whatever became of it: none of them judges this order in another role. */
  readonly holders?: readonly string[]
  readonly marks?: Readonly<Record<string, Mark>>
  readonly children?: readonly string[]
  readonly dispute?: { readonly at: number; readonly reason: string }
  readonly result?: FinishResult
  readonly closedAt?: number
  readonly rating?: Rating
  readonly reopen?: { readonly asks: number; readonly refusals: number; readonly reason: string; readonly refusedAt?: number }
  /** Who decided something of this order against somebody: none of them reviews an appeal. */
  readonly deciders?: readonly string[]
  readonly forwardedTo?: string
  /** The unit a ruling made responsible. */
  readonly leadUnit?: string
  readonly urges: number
  readonly urgedAt?: number
  readonly appeals: Readonly<Record<string, Appeal>>
  readonly title: string
  readonly text: string
  /** Since when it says nothing of anybody: words, contact and pictures were taken away. */
  readonly erasedAt?: number
}

/** Who acts. `scopeIds` are the areas the actor answers for (a community, a street, the district). */
export interface Actor {
  readonly kind: ActorKind
  readonly id: string
  readonly label: string
  readonly scopeIds: readonly string[]
}

/** What an action brings along; the contract has one exact schema per action. */
export interface Payload extends OverseeingPayload {
  readonly reason?: string
  readonly note?: string
  readonly channel?: string
  readonly urgency?: Urgency
  readonly serviceId?: string
  /** The limits of the category of `serviceId`, looked up by the server. */
  readonly limits?: LimitOverride
  readonly seatCount?: number
  readonly targetId?: string
  /** Of the order that is absorbed: whose it is, and its T0. */
  readonly residentId?: string
  readonly since?: number
  readonly children?: readonly string[]
  /** How long each child may take. */
  readonly childLimits?: readonly Limit[]
  /** What the children of a split are to be, as JSON: kept in the log so that a cut-off split can be completed. */
  readonly parts?: string
  readonly offers?: readonly Asked[]
  /** Whom to ask after them, best first. */
  readonly next?: readonly Asked[]
  /** Of those the invitations would go on to: who may not be asked now. */
  readonly unable?: readonly string[]
  readonly basis?: Basis
  readonly offerId?: string
  /** Of who takes a place: whether it is their first home visit. An invitation by name says so itself. */
  readonly newcomer?: boolean
  readonly time?: TimeWindow
  readonly memberId?: string
  readonly memberLabel?: string
  readonly unit?: string
  readonly way?: CheckInWay
  readonly distanceM?: number
  /** When it was, where the phone could not tell it then: ms. */
  readonly happenedAt?: number
  readonly result?: FinishResult
  readonly rating?: Omit<Rating, 'at'>
  readonly until?: number
  readonly backTo?: 'checkedIn' | 'accepted'
  readonly appealTarget?: AppealTarget
  readonly appealId?: string
  readonly risky?: boolean
  readonly clock?: ClockKind
  readonly card?: Card
  readonly title?: string
  readonly text?: string
}

/** Everything a rule may look at besides the order: no rule asks the machine for the time. */
export interface RuleContext {
  readonly now: number
  readonly calendar: WorkCalendar
  readonly actor: Actor
  readonly payload: Payload
  /** Set by `applyTransition`, so that a guard can tell whose turn it is. */
  readonly action?: OrderAction
}

/** One line of the order's history, before the repository chains it with its hash. */
export interface OrderEvent {
  readonly action: OrderAction
  readonly at: number
  readonly by: { readonly kind: ActorKind; readonly id: string; readonly label: string }
  readonly from: OrderState
  readonly to: OrderState
  readonly round: number
  readonly note?: string
  readonly reason?: string
  readonly data?: EventData
}
