/**
 * What dispatching knows of a member and of an order: facts only, gathered by the server from people, orders and their
 * histories. Moments are epoch ms, lengths metres. Nothing here says who somebody is, and no trait the law protects (age,
 * sex, origin, health, belief) has a place: what is not a fact cannot weigh.
 */
import type { Ring, TimeWindow } from '../order/order'
import type { Urgency } from '../order/limits'

export interface Point { readonly lng: number; readonly lat: number }

/** A clock time of day in Shanghai, `HH:mm`; `to` before `from` goes over midnight. */
export interface DaySpan { readonly from: string; readonly to: string }

/** When somebody is there: on which days of the week (1 Monday … 7 Sunday), from when to when. */
export interface DutySpan extends DaySpan { readonly days: readonly number[] }

export interface MemberFacts {
  readonly id: string
  readonly label: string
  readonly gridId: string
  readonly communityId: string
  readonly streetId: string
  /** About where they live; without it no distance is known, and none is held against them. */
  readonly point?: Point
  readonly skills: readonly string[]
  /** Until when a certificate is in force, by its kind. */
  readonly certificates: Readonly<Record<string, number>>
  /** As far as they are willing to go. */
  readonly radiusM: number
  /** Not farther for what must not wait either. */
  readonly nearOnly?: boolean
  readonly mute?: DaySpan
  /** Empty: any time. */
  readonly duty: readonly DutySpan[]
  /** Categories they would rather not be asked for. */
  readonly avoids: readonly string[]
  /** How many orders they hold at once at most, and in a week (Monday to Sunday). */
  readonly openMax: number
  readonly weeklyMax: number
  /** Hours of rest after a visit before they are asked again. */
  readonly restHours: number
  /** Orders held now, taken this week, and what they agreed to. */
  readonly open: number
  /** Invitations they have not answered yet: each may become an order they hold. */
  readonly invited?: number
  /** What they hold and are asked in truth, where a plan counts on the room they will have; see coming-free.ts. */
  readonly held?: { readonly open: number; readonly invited: number }
  /** When what they hold, and what they are asked, should be over: epoch ms. */
  readonly ends?: readonly number[]
  readonly takenThisWeek: number
  readonly busy: readonly TimeWindow[]
  readonly lastVisitEnd?: number
  /** In the last 28 days; `recentOffers` of the last 7. */
  readonly hours: number
  readonly offers: number
  readonly recentOffers: number
  /** Hours of the two months before those 28 days: a month that was unequal is made good in the next ones. */
  readonly carried?: number
  /** Home visits ever done: 0 is a first-timer. */
  readonly visits: number
  readonly ratings: { readonly count: number; readonly sum: number }
  /** A keyed digest of building and door, where they left it: neighbours through one door and kin are not sent. */
  readonly door?: string
  /** Residents' ids, and keyed digests of telephones. */
  readonly kin: readonly string[]
}

export interface OrderFacts {
  readonly id: string
  readonly categoryId: string
  readonly skill?: string
  readonly certificate?: string
  readonly urgency: Urgency
  /** Seats still free. */
  readonly need: number
  /** Somebody goes into somebody's home. */
  readonly homeVisit: boolean
  /** A helper who has done such visits holds a seat already. */
  readonly experiencedAboard: boolean
  readonly point?: Point
  readonly gridId: string
  readonly communityId: string
  readonly streetId: string
  readonly neighbours: readonly string[]
  /** Rings that may be asked now, nearest first. */
  readonly rings: readonly Ring[]
  readonly appointment?: TimeWindow
  /** Its resident and who ordered for them, by id; never their names. */
  readonly residentIds: readonly string[]
  /** Who was asked, refused, holds a seat or served before: not asked again. */
  readonly askedIds: readonly string[]
  readonly door?: string
  /** A keyed digest of the telephone of whom the help is for. */
  readonly phone?: string
}

/** An order that asks nothing, for rules that look at the member alone. */
export const ANY_ORDER: OrderFacts = { id: '', categoryId: '', urgency: 'p2', need: 1, homeVisit: false, experiencedAboard: false, gridId: '', communityId: '', streetId: '', neighbours: [], rings: [], residentIds: [], askedIds: [] }

/** How far from the order a member is at home; none: beyond the street. */
export function ringOf(member: Pick<MemberFacts, 'gridId' | 'communityId' | 'streetId'>, order: Pick<OrderFacts, 'gridId' | 'communityId' | 'streetId' | 'neighbours'>): Ring | undefined {
  if (member.gridId === order.gridId) return 'grid'
  if (member.communityId === order.communityId) return 'community'
  if (member.streetId !== order.streetId) return undefined
  return order.neighbours.includes(member.communityId) ? 'neighbours' : 'street'
}

/** Streets are not straight: so much longer is the walk than the line, on a grid of blocks (4/π, the mean over all directions). */
export const DETOUR = 4 / Math.PI
export const METRES_PER_DEGREE = 111_195
export const RAD = Math.PI / 180

/** The walk in metres between two places of one district, estimated over the grid of its streets. */
export const walkingMetres = (a: Point, b: Point): number => walk(a.lng, a.lat, b.lng, b.lat)

/** The same from bare degrees, for who has many. A district is small enough to be flat: within 1 % of the sphere. */
export function walk(lng1: number, lat1: number, lng2: number, lat2: number): number {
  const east = (lng2 - lng1) * METRES_PER_DEGREE * Math.cos(((lat1 + lat2) / 2) * RAD)
  const north = (lat2 - lat1) * METRES_PER_DEGREE
  return DETOUR * Math.sqrt(east * east + north * north)
}
