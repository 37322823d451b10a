import { REACHES, RINGS } from './order'
import type { Order, Reach, Ring } from './order'

/** Where one may look for members now: never less than the whole community. Source: reference §1, «list exhausted». */
export function ringsInReach(order: Pick<Order, 'reach'>): readonly Ring[] {
  const reach = REACHES.indexOf(order.reach ?? 'community')
  return RINGS.slice(0, Math.max(RINGS.indexOf('community'), reach) + 1)
}

/** All invitations of this round failed: the ring after the farthest one that was asked. */
export function widened(order: Order): Reach {
  const asked = Object.values(order.offers).filter((offer) => offer.round === order.round)
  const farthest = Math.max(...asked.map((offer) => RINGS.indexOf(offer.ring ?? 'community')))
  return REACHES[farthest + 1] ?? 'none'
}
