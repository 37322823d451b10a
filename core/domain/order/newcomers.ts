/** Who goes into a home for the first time goes beside somebody who has been: told from the places held, at every step. */
import type { Asked, Offer, Order, RuleContext } from './order'
import { openOfferFor, placesFree } from './seats'

/** An invitation as it is made; it ends with the certificate it rests on. */
export function offerFrom({ until: _quiet, ...asked }: Asked, made: Pick<Offer, 'seatId' | 'state' | 'at' | 'until' | 'round'>): Offer {
  return { ...asked, ...made, until: Math.min(made.until, asked.fitUntil ?? Infinity) }
}

/** Whether a newcomer would be without a partner in the place that is free, or in `seatId`: no experienced helper holds another one, nor is there one left to be held. */
export function isAlone(order: Order, seatId?: string): boolean {
  const others = Object.entries(order.seats).filter(([id]) => id !== seatId)
  const hasPartner = others.some(([, { memberId, newcomer = false }]) => memberId !== undefined && !newcomer)
  return !hasPartner && placesFree(order).length <= (seatId === undefined ? 1 : 0)
}

/** What the seat of who takes it, or takes it over, says of them. */
export function newcomerOf(order: Order, { actor, payload }: RuleContext): { readonly newcomer?: true } {
  const offerId = openOfferFor(order, actor.id, actor.scopeIds, payload.offerId)
  const isNew = payload.newcomer ?? (offerId === undefined ? undefined : order.offers[offerId]?.newcomer) ?? false
  return isNew ? { newcomer: true } : {}
}
