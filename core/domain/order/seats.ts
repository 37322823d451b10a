import type { Order, OfferState, Seat, SeatState } from './order'
import { SEAT_STATES } from './order'
import type { OrderState } from './order-states'

/** A seat's own small table: which seat state may follow which. Kept beside the order's, proved by its own test. */
export const SEAT_MOVES = {
  open: ['offered', 'open'],
  offered: ['taken', 'open', 'offered'],
  // A seat given back while others are still asked is offered again at once.
  taken: ['scheduled', 'checkedIn', 'open', 'offered', 'taken'],
  scheduled: ['checkedIn', 'open', 'offered', 'scheduled'],
  checkedIn: ['done', 'scheduled', 'open', 'offered', 'checkedIn'],
  done: ['checkedIn', 'open', 'done'],
} as const satisfies Record<SeatState, readonly SeatState[]>

/** An offer is answered once; nothing follows an answer. */
export const OFFER_MOVES = {
  open: ['taken', 'declined', 'lapsed', 'withdrawn'],
  taken: [],
  declined: [],
  lapsed: [],
  withdrawn: [],
} as const satisfies Record<OfferState, readonly OfferState[]>

const ORDER_STATE_OF_SEAT = {
  open: 'accepted',
  offered: 'offered',
  taken: 'taken',
  scheduled: 'scheduled',
  checkedIn: 'checkedIn',
  done: 'done',
} as const satisfies Record<SeatState, OrderState>

/** Between the community's yes and the last helper's work: there the seats say where an order stands. */
const FIELD_STATES: readonly OrderState[] = Object.values(ORDER_STATE_OF_SEAT)
export const isInTheField = (state: OrderState): boolean => FIELD_STATES.includes(state)

/** An order for several shows the least advanced of its seats. */
export function leastAdvanced(seats: Order['seats']): OrderState {
  const ranks = Object.values(seats).map((seat) => SEAT_STATES.indexOf(seat.state))
  const least = SEAT_STATES[Math.min(...ranks)] ?? 'open'
  return ORDER_STATE_OF_SEAT[least]
}

/** The state a seat shows as an order state, for rows of `level: 'seat'`. */
export function orderStateOfSeat(seat: Seat): OrderState {
  return ORDER_STATE_OF_SEAT[seat.state]
}

export function seatIdOf(order: Order, memberId: string): string | undefined {
  return Object.keys(order.seats).find((id) => order.seats[id]?.memberId === memberId)
}

/** The places this member still has work to do in; one whose work is done is nobody's to take away. */
export function unfinishedSeatsOf(order: Order, memberId: string): readonly string[] {
  return Object.keys(order.seats).filter((id) => order.seats[id]?.memberId === memberId && order.seats[id].state !== 'done')
}

/** The offer a member may answer now: their own, or one to a pool they belong to. */
export function openOfferFor(order: Order, memberId: string, scopeIds: readonly string[], offerId?: string): string | undefined {
  const addressed = new Set([memberId, ...scopeIds.map((id) => `pool:${id}`)])
  return Object.keys(order.offers).find((id) => {
    const offer = order.offers[id]
    return offer?.state === 'open' && addressed.has(offer.to) && !offer.declinedBy?.includes(memberId) && (offerId === undefined || id === offerId)
  })
}

/** The places nobody holds, in their order. */
export const placesFree = ({ seats }: Pick<Order, 'seats'>): readonly string[] => Object.keys(seats).filter((id) => seats[id]?.state === 'open' || seats[id]?.state === 'offered')

/** A seat nobody holds: the offer's own first, then any other. */
export function freeSeat(order: Order, preferred?: string): string | undefined {
  const free = placesFree(order)
  return preferred !== undefined && free.includes(preferred) ? preferred : free[0]
}

/** Who was asked by name in this round and has not been let off since: nobody is asked twice (拒绝过或没回答的不再打扰). */
export const askedByName = ({ offers, round }: Pick<Order, 'offers' | 'round'>): readonly string[] =>
  Object.values(offers).filter((offer) => offer.round === round && !offer.to.startsWith('pool:') && offer.state !== 'withdrawn').map(({ to }) => to)

export function openSeats(count: number): Order['seats'] {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index + 1}`, { state: 'open' as const }]))
}

/**
 * Seats follow their offers: a free seat with an open offer is offered, one without is open.
 * While any seat is free every open offer can still win it, whichever seat it was made for.
 */
export function seatsAfterOffers(order: Order): Order['seats'] {
  const anyOpenOffer = Object.values(order.offers).some((offer) => offer.state === 'open')
  return Object.fromEntries(
    Object.entries(order.seats).map(([id, seat]) => {
      if (seat.state !== 'open' && seat.state !== 'offered') return [id, seat]
      return [id, { state: anyOpenOffer ? ('offered' as const) : ('open' as const) }]
    }),
  )
}

/**
 * A take that was written without reading the order could not close the other invitations; with every seat
 * held they are withdrawn in meaning already, and in the record from the next full transition on.
 */
export function settleOffers(order: Order): Order {
  if (freeSeat(order) !== undefined || Object.values(order.offers).every((offer) => offer.state !== 'open')) return order
  const offers = Object.fromEntries(
    Object.entries(order.offers).map(([id, offer]) => [id, offer.state === 'open' ? { ...offer, state: 'withdrawn' as const } : offer]),
  )
  return { ...order, offers }
}
